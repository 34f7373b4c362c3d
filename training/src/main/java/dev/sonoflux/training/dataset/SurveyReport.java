package dev.sonoflux.training.dataset;

import dev.sonoflux.training.dataset.DatasetSurvey.Count;
import dev.sonoflux.training.dataset.DatasetSurvey.Distribution;
import dev.sonoflux.training.dataset.DatasetSurvey.Duplicate;
import dev.sonoflux.training.dataset.DatasetSurvey.Part;
import dev.sonoflux.training.dataset.DatasetSurvey.SharedSpeaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A survey as text for people. */
public final class SurveyReport {
    private static final int NAMES_SHOWN = 5;
    private static final int COLUMNS_SHOWN = 8;
    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    private final DatasetSurvey survey;
    private final StringBuilder text = new StringBuilder();

    private SurveyReport(DatasetSurvey survey) {
        this.survey = survey;
    }

    /** Ends with a line feed. */
    public static String format(DatasetSurvey survey) {
        SurveyReport report = new SurveyReport(survey);
        report.head();
        report.counts();
        report.audio();
        report.findings();
        return report.text.toString();
    }

    private void head() {
        long speakers =
                distinct(Count::speaker).stream().filter(SurveyReport::isKnown).count();
        long unknown = sum(c -> !isKnown(c.speaker()));
        String who = unknown == survey.recordings()
                ? "speakers unknown"
                : plural(speakers, "speaker")
                        + (unknown > 0 ? " (and " + unknown + " recordings by unknown ones)" : "");
        line(
                "%s: %s, %s, %s, %s",
                survey.name(),
                plural(survey.recordings(), "recording"),
                plural(distinct(Count::label).size(), "label"),
                who,
                length(survey.totalSeconds()));
        if (survey.parts().size() == 1) {
            line("%s", survey.parts().get(0).layout().description());
            return;
        }
        for (Part part : survey.parts()) {
            line(
                    "  %s: %s, %s",
                    part.name(),
                    plural(part.recordings(), "recording"),
                    part.layout().description());
        }
    }

    private void counts() {
        List<Split> splits = SPLITS.stream()
                .filter(split -> sum(c -> c.split() == split) > 0)
                .toList();
        List<String> speakers = distinct(Count::speaker);
        boolean bySpeaker = speakers.size() > 1 && speakers.size() <= COLUMNS_SHOWN;
        List<String> labels = distinct(Count::label);
        List<String[]> rows = new ArrayList<>();
        rows.add(row("label", splits.stream().map(Split::toString).toList(), bySpeaker ? speakers : List.of()));
        for (String label : labels) {
            rows.add(row(
                    label,
                    splits.stream()
                            .map(split -> count(c -> c.label().equals(label) && c.split() == split))
                            .toList(),
                    bySpeaker
                            ? speakers.stream()
                                    .map(s -> count(c -> c.label().equals(label)
                                            && c.speaker().equals(s)))
                                    .toList()
                            : List.of()));
        }
        rows.add(row(
                "all",
                splits.stream().map(split -> count(c -> c.split() == split)).toList(),
                bySpeaker
                        ? speakers.stream()
                                .map(s -> count(c -> c.speaker().equals(s)))
                                .toList()
                        : List.of()));
        table(rows);
        if (!bySpeaker && speakers.size() > 1) {
            Distribution each = Distribution.of(speakers.stream()
                    .mapToDouble(s -> sum(c -> c.speaker().equals(s)))
                    .toArray());
            line("%nrecordings of a speaker: %.0f to %.0f, median %.0f", each.min(), each.max(), each.median());
        }
    }

    private void audio() {
        text.append('\n');
        Distribution seconds = survey.seconds();
        item(
                "length",
                "%.2f to %.2f s, median %.2f s; 80 %% between %.2f and %.2f s",
                seconds.min(),
                seconds.max(),
                seconds.median(),
                seconds.p10(),
                seconds.p90());
        item("rate", "%s", tally(survey.sampleRates(), rate -> rate + " Hz"));
        item(
                "encoding",
                "%s; %s",
                tally(survey.encodings(), e -> e),
                tally(survey.channels(), c -> plural(c, "channel")));
        level("level", survey.rmsDb());
        level("peak", survey.peakDb());
    }

    private void level(String name, Distribution db) {
        item(
                name,
                "%.1f to %.1f dBFS, median %.1f; 80 %% between %.1f and %.1f",
                db.min(),
                db.max(),
                db.median(),
                db.p10(),
                db.p90());
    }

    private void findings() {
        int before = text.append('\n').length();
        if (!survey.broken().isEmpty()) {
            line("BROKEN: %s cannot be read:", plural(survey.broken().size(), "recording"));
            survey.broken().stream().limit(2 * NAMES_SHOWN).forEach(b -> line("  %s", b.problem()));
            more(survey.broken().size() - 2 * NAMES_SHOWN);
        }
        sharedAudio();
        contradictions();
        sharedSpeakers();
        duplicates();
        ids(
                "SILENT",
                "nothing is to be heard in them (peak below " + (int) SurveyedAudio.INAUDIBLE_DB + " dBFS)",
                survey.silent());
        ids("CLIPPED", "they were recorded too loud, and cut off at full scale", survey.clipped());
        if (sum(c -> !isKnown(c.speaker())) > 0
                && SPLITS.stream().filter(s -> sum(c -> c.split() == s) > 0).count() > 1) {
            line(
                    "UNKNOWN SPEAKERS: whether the same voice is in several splits can't be told for %d of %s. If it is,"
                            + " scores say how well known voices are recognised, not new ones.",
                    sum(c -> !isKnown(c.speaker())), plural(survey.recordings(), "recording"));
        }
        if (text.length() == before) {
            line("Nothing is wrong with it.");
        }
        if (!survey.warnings().isEmpty()) {
            line("WARNINGS: %d", survey.warnings().size());
            survey.warnings().stream().limit(NAMES_SHOWN).forEach(w -> line("  %s", w));
            more(survey.warnings().size() - NAMES_SHOWN);
        }
    }

    private void sharedAudio() {
        List<Duplicate> leaks =
                survey.duplicates().stream().filter(d -> d.splits().size() > 1).toList();
        if (!leaks.isEmpty()) {
            line(
                    "LEAK: the same audio is in several splits (%s). A model is then tested on what it was trained"
                            + " on, and its scores are too good. Take one of each out:",
                    plural(leaks.size(), "time"));
            show(leaks, d -> d.splits() + ": " + names(d.ids()));
        }
    }

    private void contradictions() {
        List<Duplicate> twoLabels =
                survey.duplicates().stream().filter(d -> d.labels().size() > 1).toList();
        if (!twoLabels.isEmpty()) {
            line(
                    "CONTRADICTION: the same audio has several labels (%s), of which one must be wrong:",
                    plural(twoLabels.size(), "time"));
            show(twoLabels, d -> d.labels() + ": " + names(d.ids()));
        }
    }

    private void sharedSpeakers() {
        List<SharedSpeaker> shared = survey.sharedSpeakers();
        if (!shared.isEmpty()) {
            line(
                    "LEAK: %s in several splits: %s. Scores on the test split say how well these voices are recognised, and"
                            + " not a new one, which is harder. Leave-one-speaker-out tells that.",
                    shared.size() == 1 ? "one speaker is" : shared.size() + " speakers are",
                    names(shared.stream().map(SharedSpeaker::speaker).toList()));
        }
    }

    private void duplicates() {
        List<Duplicate> harmless = survey.duplicates().stream()
                .filter(d -> d.splits().size() == 1 && d.labels().size() == 1)
                .toList();
        if (!harmless.isEmpty()) {
            line(
                    "DUPLICATES: the same audio under several names (%s), which gives it more weight:",
                    plural(harmless.size(), "time"));
            show(harmless, d -> names(d.ids()));
        }
    }

    private void ids(String title, String explanation, List<String> ids) {
        if (!ids.isEmpty()) {
            line("%s: %s; %s: %s", title, plural(ids.size(), "recording"), explanation, names(ids));
        }
    }

    private <T> void show(List<T> all, Function<T, String> format) {
        all.stream().limit(NAMES_SHOWN).forEach(one -> line("  %s", format.apply(one)));
        more(all.size() - NAMES_SHOWN);
    }

    private void more(int count) {
        if (count > 0) {
            line("  and %d more (--json lists all)", count);
        }
    }

    private static String names(List<String> names) {
        int more = names.size() - NAMES_SHOWN;
        return names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String[] row(String first, List<String> some, List<String> others) {
        return Stream.of(List.of(first), some, others).flatMap(List::stream).toArray(String[]::new);
    }

    private void table(List<String[]> rows) {
        text.append('\n');
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
                line.append(i == 0 ? row[i] + padding : "  " + padding + row[i]);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private <K> String tally(Map<K, Integer> counts, Function<K, String> name) {
        return counts.entrySet().stream()
                .map(e -> name.apply(e.getKey()) + (counts.size() > 1 ? " (" + e.getValue() + ")" : ""))
                .collect(Collectors.joining(", "));
    }

    private List<String> distinct(Function<Count, String> key) {
        return survey.counts().stream().map(key).distinct().sorted().toList();
    }

    private String count(Predicate<Count> which) {
        return String.valueOf(sum(which));
    }

    private long sum(Predicate<Count> which) {
        return survey.counts().stream()
                .filter(which)
                .mapToLong(Count::recordings)
                .sum();
    }

    private static boolean isKnown(String speaker) {
        return !speaker.equals(Recording.UNKNOWN_SPEAKER);
    }

    private static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String length(double seconds) {
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 7200
                ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    private void item(String name, String format, Object... values) {
        line(
                "%-10s" + format.replace("%n", ""),
                Stream.concat(Stream.of(name), Stream.of(values)).toArray());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}

package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Metrics.ClassResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a reader should know who reads no further. */
final class Summary {
    private Summary() {}

    /**
     * What is said of a model.
     *
     * @param name its own, or that of what was measured
     * @param kind what kind of model it is, or how it was measured
     */
    record Card(String name, String kind, List<Headline> headlines, List<String> weaknesses) {}

    /** A number, what it is, and how certain it is. */
    record Headline(String value, String name, String range) {}

    /** A card for each model. */
    static List<Card> of(EvaluationResult evaluation) {
        return MeasuredModel.of(evaluation).stream().map(Summary::card).toList();
    }

    /** A card about recordings alone. */
    static Card of(MeasuredClips clips, String how) {
        List<String> weaknesses = new ArrayList<>();
        addWeaknesses(clips.metrics(), weaknesses);
        return new Card(clips.name(), how, accuracies(clips.metrics()), weaknesses);
    }

    private static Card card(MeasuredModel model) {
        List<Headline> headlines = new ArrayList<>();
        List<String> weaknesses = new ArrayList<>();
        model.result().clips().ifPresent(metrics -> {
            headlines.addAll(accuracies(metrics));
            addWeaknesses(metrics, weaknesses);
        });
        model.result().streams().ifPresent(streams -> {
            headlines.add(new Headline(
                    Numbers.percent(1 - streams.served().counts().undetected().value()),
                    "of the words in streams detected",
                    streams.served().counts().hits() + " of "
                            + streams.served().counts().words() + "; half within "
                            + Numbers.milliseconds(streams.latency().percentile(0.5))));
            headlines.add(new Headline(
                    Numbers.fixed(streams.served().falseAlarms().perHour(), 1),
                    "false alarms per hour in streams",
                    streams.served().falseAlarms().count() + " in " + Numbers.duration(streams.seconds())));
        });
        model.result()
                .negatives()
                .ifPresent(negatives -> headlines.add(new Headline(
                        Numbers.fixed(negatives.served().falseAlarms().perHour(), 1),
                        "false alarms per hour without words, as served",
                        negatives.served().falseAlarms().count() + " in " + Numbers.duration(negatives.seconds()))));
        return new Card(model.name(), model.result().family(), headlines, weaknesses);
    }

    private static List<Headline> accuracies(Metrics metrics) {
        List<Headline> accuracies = new ArrayList<>();
        metrics.byFamiliarity()
                .forEach((familiarity, group) -> accuracies.add(new Headline(
                        Numbers.percent(group.correct().value()),
                        "right on " + Familiarities.voices(familiarity),
                        Numbers.percent(group.correct().interval()) + "; "
                                + Numbers.count(group.speakers(), "speaker", "speakers") + ", "
                                + Numbers.count(group.correct().of(), "recording", "recordings"))));
        return accuracies;
    }

    private static void addWeaknesses(Metrics metrics, List<String> weaknesses) {
        metrics.rejected()
                .filter(rejected -> rejected.count() > 0)
                .ifPresent(rejected -> weaknesses.add(
                        "It rejects " + Numbers.of(rejected) + " recordings: they sound more like background to it."));
        int wrong = metrics.n() - metrics.correct().count();
        if (wrong == 0) {
            weaknesses.add("All " + metrics.n() + " recordings are right: nothing here tells what the model fails at.");
            return;
        }
        Confusion most = Confusion.mostFrequent(metrics).get(0);
        weaknesses.add("It takes “" + most.said() + "” for “" + most.heard() + "” most often: "
                + Numbers.of(most.share()) + " times.");
        metrics.perClass().stream()
                .filter(c -> c.n() > 0)
                .min(Comparator.comparingDouble(ClassResult::f1))
                .ifPresent(c -> weaknesses.add("Its weakest word is “" + c.label() + "”: F1 " + Numbers.percent(c.f1())
                        + " (recall " + Numbers.percent(c.recall()) + ", precision " + Numbers.percent(c.precision())
                        + ")."));
        if (metrics.perSpeaker().size() > 1) {
            metrics.perSpeaker().entrySet().stream()
                    .min(Comparator.comparingDouble(s -> s.getValue().accuracy()))
                    .ifPresent(s -> weaknesses.add("The speaker it understands worst is " + s.getKey() + " ("
                            + Familiarities.mark(s.getValue().familiarity()) + "): "
                            + Numbers.of(s.getValue().correct()) + " right."));
        }
    }
}

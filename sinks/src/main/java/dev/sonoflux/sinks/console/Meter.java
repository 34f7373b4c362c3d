package dev.sonoflux.sinks.console;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.util.Locale;

/**
 * The line at the bottom: level and threshold, what the detector says, what was lost so far, and whether the microphone is
 * gone. It fits into the columns that there are, whatever has to be left out for that.
 */
final class Meter {
    private static final double FLOOR_DB = -60;
    private static final int MOST_CELLS = 30;
    private static final int FEWEST_CELLS = 8;
    private static final String GONE = "the microphone is gone; waiting for it";

    private final Paint paint;
    private double peak;
    private double threshold = Double.NaN;
    private String state = "";
    private boolean speech;
    private boolean gone;
    private double lostSeconds;

    Meter(Paint paint) {
        this.paint = paint;
    }

    /** Another stream begins. */
    void restart() {
        peak = 0;
        gone = false;
        lostSeconds = 0;
    }

    /** Takes a verdict; an operator behind the detector may say another one about the same hop. An empty hop is a gap. */
    void hear(VoiceActivity activity) {
        gone = activity.hop().length() == 0;
        peak = Math.max(peak, activity.level());
        threshold = activity.threshold();
        speech = activity.state() != VoiceActivity.State.SILENCE;
        state = Double.isInfinite(threshold) && threshold > 0
                ? "paused"
                : activity.state().name().toLowerCase(Locale.ROOT);
    }

    void lose(Dropped dropped) {
        lostSeconds += (double) dropped.length() / dropped.sampleRate();
    }

    boolean isGone() {
        return gone;
    }

    /** Forgets the loudest hop; the next line shows what comes after this one. */
    void forgetPeak() {
        peak = 0;
    }

    /** The line, one column shorter than the terminal, so that none moves the cursor on to the next line. */
    String line(int columns) {
        String lost = lostSeconds == 0 ? "" : String.format(Locale.ROOT, "  lost %.1f s", lostSeconds);
        if (gone) {
            return cut(GONE + lost, columns - 1, Paint.Colour.RED);
        }
        double db = Math.max(FLOOR_DB, 20 * Math.log10(peak));
        String words = String.format(Locale.ROOT, " %3d dBFS %-8s%s", Math.round(db), state, lost);
        int cells = Math.min(MOST_CELLS, columns - 1 - "[]".length() - words.length());
        return cells < FEWEST_CELLS
                ? cut(words.strip(), columns - 1, speech ? Paint.Colour.BOLD_GREEN : Paint.Colour.DIM)
                : "[" + paint.of(speech ? Paint.Colour.BOLD_GREEN : Paint.Colour.DIM, bar(db, cells)) + "]" + words;
    }

    private String bar(double db, int cells) {
        int filled = cell(db, cells);
        StringBuilder bar = new StringBuilder("#".repeat(filled)).append(".".repeat(cells - filled));
        double thresholdDb = 20 * Math.log10(threshold);
        if (thresholdDb >= FLOOR_DB && thresholdDb <= 0) {
            bar.setCharAt(Math.min(cells - 1, cell(thresholdDb, cells)), '|');
        }
        return bar.toString();
    }

    private static int cell(double db, int cells) {
        return (int) Math.max(0, Math.min(cells, Math.round(cells * (1 - db / FLOOR_DB))));
    }

    private String cut(String text, int columns, Paint.Colour colour) {
        return paint.of(colour, text.substring(0, Math.max(0, Math.min(text.length(), columns))));
    }
}

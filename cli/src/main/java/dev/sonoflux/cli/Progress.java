package dev.sonoflux.cli;

import dev.sonoflux.training.ProgressListener;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far long work has come: a bar on standard error where that is a terminal, and nothing elsewhere. It is wiped away when
 * the work is done.
 */
final class Progress implements ProgressListener, AutoCloseable {
    private static final int UPDATE_MILLIS = 200;

    private final boolean shown = Boolean.getBoolean("sonoflux.progress");
    private ProgressBar bar;
    private String step = "";

    @Override
    public void progress(String newStep, int done, int total) {
        progress(newStep, done, total, "");
    }

    @Override
    public void progress(String newStep, int done, int total, String detail) {
        if (!shown) {
            return;
        }
        if (bar == null || !step.equals(newStep)) {
            finish();
            step = newStep;
            bar = new ProgressBarBuilder()
                    .setTaskName(newStep)
                    .setInitialMax(total)
                    .setUpdateIntervalMillis(UPDATE_MILLIS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.maxHint(total);
        bar.setExtraMessage(detail);
        bar.stepTo(done);
    }

    @Override
    public void close() {
        finish();
    }

    /** Ends the bar, so that a report can be printed after it. */
    void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}

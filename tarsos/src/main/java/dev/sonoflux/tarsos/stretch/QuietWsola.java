package dev.sonoflux.tarsos.stretch;

import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd.Parameters;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Keeps TarsosDSP 2.4.1 from printing "New overlapLength" to standard output, where a pipeline's results may go, each time
 * its constructor is called.
 */
final class QuietWsola {
    private QuietWsola() {}

    /** What other threads print meanwhile is printed. */
    static synchronized WaveformSimilarityBasedOverlapAdd create(Parameters parameters) {
        PrintStream standardOutput = System.out;
        try (PrintStream muted = new MutedForOneThread(standardOutput)) {
            System.setOut(muted);
            return new WaveformSimilarityBasedOverlapAdd(parameters);
        } finally {
            System.setOut(standardOutput);
        }
    }

    /** Passes everything on but what the thread that made it prints. */
    private static final class MutedForOneThread extends PrintStream {
        MutedForOneThread(PrintStream stream) {
            super(new NotByThisThread(stream, Thread.currentThread()), true);
        }

        /** What is behind it stays open. */
        @Override
        public void close() {
            flush();
        }
    }

    private static final class NotByThisThread extends OutputStream {
        private final PrintStream stream;
        private final Thread muted;

        NotByThisThread(PrintStream stream, Thread muted) {
            this.stream = stream;
            this.muted = muted;
        }

        @Override
        public void write(int b) {
            if (Thread.currentThread() != muted) {
                stream.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            if (Thread.currentThread() != muted) {
                stream.write(bytes, from, length);
            }
        }

        @Override
        public void flush() {
            stream.flush();
        }
    }
}

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

    /** What other threads print meanwhile is printed; and so is, later, what anybody prints who took hold of the stream. */
    static synchronized WaveformSimilarityBasedOverlapAdd create(Parameters parameters) {
        PrintStream standardOutput = System.out;
        OneThreadLess quiet = new OneThreadLess(standardOutput);
        System.setOut(new PrintStream(quiet, true));
        try {
            return new WaveformSimilarityBasedOverlapAdd(parameters);
        } finally {
            System.setOut(standardOutput);
            quiet.end();
        }
    }

    /** Passes everything on but what the thread that made it writes until the end. */
    private static final class OneThreadLess extends OutputStream {
        private final PrintStream stream;
        private volatile Thread muted = Thread.currentThread();

        OneThreadLess(PrintStream stream) {
            this.stream = stream;
        }

        void end() {
            muted = null;
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

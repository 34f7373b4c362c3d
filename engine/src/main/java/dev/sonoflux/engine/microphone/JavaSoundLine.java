package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.PcmFormat;
import javax.sound.sampled.TargetDataLine;

/** A line of Java Sound. */
record JavaSoundLine(String device, PcmFormat format, TargetDataLine line) implements CaptureLine {
    @Override
    public int bufferBytes() {
        return line.getBufferSize();
    }

    @Override
    public int read(byte[] bytes, int length) {
        return line.read(bytes, 0, length);
    }

    @Override
    public int available() {
        return line.available();
    }

    @Override
    public void stop() {
        line.stop();
    }

    @Override
    public void close() {
        line.close();
    }
}

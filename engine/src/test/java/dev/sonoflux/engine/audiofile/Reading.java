package dev.sonoflux.engine.audiofile;

import dev.sonoflux.engine.audio.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** A whole recording, read. */
record Reading(AudioInfo info, float[] samples, List<Fault> warnings) {
    private static final int AT_ONCE = 333;

    static Reading of(byte[] file) {
        return of(file, ChannelMix.mean());
    }

    static Reading of(byte[] file, ChannelMix mix) {
        try (AudioReader reader = AudioReader.of(new ByteArrayInputStream(file), "test.wav", mix)) {
            return of(reader);
        }
    }

    static Reading of(AudioReader reader) {
        float[] samples = {};
        float[] block = new float[AT_ONCE];
        int read = reader.read(block);
        while (read >= 0) {
            int before = samples.length;
            samples = Arrays.copyOf(samples, before + read);
            System.arraycopy(block, 0, samples, before, read);
            read = reader.read(block);
        }
        return new Reading(reader.info(), samples, reader.warnings());
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = Reading.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}

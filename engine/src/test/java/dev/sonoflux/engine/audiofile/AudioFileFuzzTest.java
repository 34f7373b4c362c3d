package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files give samples or an {@link AudioFileException}, and never more samples than they have bits. */
class AudioFileFuzzTest {
    private static final int MUTATIONS = 2_000;
    private static final int HEADER_BYTES = 64;
    private static final int FLAC_BLOCK = 65_536;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s16.wav",
                "extensible-s24.wav",
                "f32.wav",
                "s16.aiff",
                "f32.au",
                "mulaw.au",
                "s16.flac",
                "noise-s24.flac"
            })
    void survivesAnyDamage(String name) throws IOException {
        byte[] whole = Reading.fixture(name);
        Random random = new Random(name.hashCode());
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            read += readsOrRefuses(damaged(whole, random)) ? 1 : 0;
        }
        assertThat(read).as("files that could be read all the same").isBetween(1, MUTATIONS - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIFF....WAVE", "RF64....WAVE", "FORM....AIFF", "FORM....AIFC", ".snd", "fLaC"})
    void survivesNoiseAfterTheMagic(String magic) {
        Random random = new Random(1);
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] file = new byte[12 + random.nextInt(300)];
            random.nextBytes(file);
            System.arraycopy(magic.getBytes(StandardCharsets.US_ASCII), 0, file, 0, magic.length());
            readsOrRefuses(file);
        }
    }

    private static boolean readsOrRefuses(byte[] file) {
        InputStream in = new ByteArrayInputStream(file);
        try (AudioReader reader = AudioReader.of(in, "fuzzed", ChannelMix.mean())) {
            float[] block = new float[4096];
            long samples = 0;
            int read = reader.read(block);
            while (read >= 0) {
                samples += read;
                for (int i = 0; i < read; i++) {
                    assertThat(block[i]).isFinite();
                }
                // A constant FLAC block takes no more than a dozen bytes.
                assertThat(samples).isLessThanOrEqualTo((long) file.length * FLAC_BLOCK / 10);
                read = reader.read(block);
            }
            return true;
        } catch (AudioFileException e) {
            assertThat(e).hasMessageStartingWith("fuzzed");
            return false;
        }
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] file = whole.clone();
        boolean headerOnly = random.nextBoolean();
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
            int at = random.nextInt(headerOnly ? HEADER_BYTES : file.length);
            file[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (file[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }
}

package dev.sonoflux.engine.audiofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.SampleEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavWriterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"S16_LE, 16", "S24_LE, 24", "F32_LE, 24"})
    void writesWhatCanBeReadAgain(SampleEncoding encoding, int bits) {
        float[] ramp = new float[100_001];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (float) (i - 50_000) / 50_001;
        }

        Path file = write(encoding, ramp);

        Reading reading = read(file);
        assertThat(reading.info().encoding()).isEqualTo(encoding.label());
        assertThat(reading.info().sampleRate()).isEqualTo(16_000);
        assertThat(reading.warnings()).isEmpty();
        assertThat(reading.samples()).hasSize(ramp.length);
        float halfStep = Math.scalb(1f, -bits);
        for (int i = 0; i < ramp.length; i++) {
            assertThat(Math.abs(reading.samples()[i] - ramp[i])).isLessThanOrEqualTo(halfStep);
        }
    }

    @Test
    void writesAllSixteenBitValuesExactly() {
        float[] all = new float[65_536];
        for (int i = 0; i < all.length; i++) {
            all[i] = (i - 32_768) / 32_768f;
        }

        assertThat(read(write(SampleEncoding.S16_LE, all)).samples()).containsExactly(all);
    }

    @Test
    void roundsToTheNearestStepAndTiesToTheEvenOne() {
        float step = 1 / 32_768f;

        float[] samples = read(write(SampleEncoding.S16_LE, 0.5f * step, 0.6f * step, 1.5f * step, -0.4f * step))
                .samples();

        assertThat(samples).containsExactly(0f, step, 2 * step, 0f);
    }

    @Test
    void clipsAndCountsWhatDoesNotFit() {
        Path file = folder.resolve("loud.wav");
        try (WavWriter writer = WavWriter.create(file, 16_000, SampleEncoding.S16_LE)) {
            writer.write(new float[] {1.5f, -1.5f, -1f, 0.5f, Float.NaN, Float.POSITIVE_INFINITY});

            assertThat(writer.clipped()).isEqualTo(4);
            assertThat(writer.samples()).isEqualTo(6);
        }

        float top = 32_767 / 32_768f;
        assertThat(read(file).samples()).containsExactly(top, -1f, -1f, 0.5f, 0f, top);
    }

    @Test
    void keepsFloatsBeyondFullScaleAndCountsThoseThatAreNoNumbers() {
        Path file = folder.resolve("loud.wav");
        try (WavWriter writer = WavWriter.create(file, 16_000, SampleEncoding.F32_LE)) {
            writer.write(new float[] {1.5f, Float.NaN});

            assertThat(writer.clipped()).isEqualTo(1);
        }

        assertThat(read(file).samples()).containsExactly(1.5f, 0f);
    }

    @Test
    void becomesRf64WhereRiffIsTooSmall() throws IOException {
        Path file = folder.resolve("large.wav");
        try (WavWriter writer = WavWriter.create(file, 16_000, SampleEncoding.S24_LE, 99)) {
            writer.write(new float[] {0.5f, -0.5f, 0.25f, 0, 0, 0, 0, 0, 0.125f});
        }

        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 0, 16, StandardCharsets.ISO_8859_1))
                .isEqualTo("RF64\u00ff\u00ff\u00ff\u00ffWAVEds64");
        Reading reading = read(file);
        assertThat(reading.info().frames()).hasValue(9);
        assertThat(reading.samples()).containsExactly(0.5f, -0.5f, 0.25f, 0, 0, 0, 0, 0, 0.125f);
        assertThat(reading.warnings()).isEmpty();
    }

    @Test
    void canBeReadToItsEndWhenNobodyClosedIt() throws IOException {
        Path file = folder.resolve("interrupted.wav");
        try (WavWriter writer = WavWriter.create(file, 16_000, SampleEncoding.S16_LE)) {
            writer.write(new float[40_000]);

            Reading reading = read(file);
            assertThat(reading.samples().length).isPositive();
            assertThat(reading.info().frames()).isEmpty();
        }
        assertThat(read(file).info().frames()).hasValue(40_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = SampleEncoding.class,
            names = {"S16_LE", "S24_LE", "F32_LE"})
    void writesTheSameBytesHoweverTheSamplesArrive(SampleEncoding encoding) throws IOException {
        float[] samples = new float[30_001];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(i * 0.01);
        }
        Path piecemeal = folder.resolve("piecemeal.wav");
        try (WavWriter writer = WavWriter.create(piecemeal, 16_000, encoding)) {
            for (int from = 0; from < samples.length; from += 7) {
                writer.write(Arrays.copyOfRange(samples, from, Math.min(from + 7, samples.length)));
            }
        }

        assertThat(piecemeal).hasSameBinaryContentAs(write(encoding, samples));
        assertThat(Files.size(piecemeal) % 2).isZero();
    }

    @Test
    void refusesOtherEncodingsAndPlacesItCannotWriteTo() {
        assertThatThrownBy(() -> WavWriter.create(folder.resolve("a.wav"), 8000, SampleEncoding.U8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not as u8");
        assertThatThrownBy(() -> WavWriter.create(folder.resolve("no/a.wav"), 8000, SampleEncoding.S16_LE))
                .isInstanceOf(AudioFileException.class)
                .hasMessageContaining("cannot be written");
    }

    private Path write(SampleEncoding encoding, float... samples) {
        Path file = folder.resolve("written.wav");
        try (WavWriter writer = WavWriter.create(file, 16_000, encoding)) {
            writer.write(samples);
        }
        return file;
    }

    private static Reading read(Path file) {
        try (AudioReader reader = AudioReader.open(file, ChannelMix.mean())) {
            return Reading.of(reader);
        }
    }
}

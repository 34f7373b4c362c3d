package dev.sonoflux.operators.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.operators.TestSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedNoiseTest {
    private static final int RATE = 8000;
    private static final float[] WORD = new TestSignal(RATE).tone(0.8, 0.1).samples();

    @TempDir
    private Path folder;

    @Test
    void aClipGetsTheRatioWhateverTheRecordingsRateAndLevel() {
        write("loud.wav", 16_000, new TestSignal(16_000).noise(0.5, 0.3, 1).samples());
        write("soft.wav", 8000, new TestSignal(8000).noise(0.5, 0.001, 2).samples());
        Set<Float> firsts = new HashSet<>();

        for (int copy = 0; copy < 10; copy++) {
            float[] noise = noise("copy " + copy, 10);
            double measured = Runs.decibels(Runs.power(WORD, 0, WORD.length) / Runs.power(noise, 0, noise.length));
            assertThat(measured).isCloseTo(10, within(0.6));
            firsts.add(noise[0]);
        }

        assertThat(firsts).as("different beginnings").hasSize(10);
    }

    @Test
    void aShortRecordingGoesOnFromItsStart() {
        write("short.wav", RATE, new TestSignal(RATE).noise(0.1, 0.1, 1).samples());

        float[] noise = noise("s", 10);

        for (int i = 0; i + 800 < noise.length; i++) {
            assertThat(noise[i + 800]).isCloseTo(noise[i], within(1e-6f));
        }
    }

    @Test
    void sameForAnyFrameSizes() {
        write("noise.wav", RATE, new TestSignal(RATE).noise(0.3, 0.1, 1).samples());
        NoiseConfig config = NoiseConfig.white(Range.of(5.0, 40.0)).withKind(RecordedNoise.in(folder));
        float[] stream = new TestSignal(RATE).tone(5, 0.1).silence(2.3).samples();

        Runs.sameForAnyFrameSizes(() -> new Noise(config, "s"), new PcmFrame(RATE, 0, stream));
    }

    @Test
    void descriptionChangesWithTheRecordings() throws IOException {
        Path file = write(
                "a/noise.wav", RATE, new TestSignal(RATE).noise(0.3, 0.1, 1).samples());
        String before = description();
        write("a/noise.wav", RATE, new TestSignal(RATE).noise(0.3, 0.1, 2).samples());

        assertThat(before).contains("type: recorded").contains("snr: 10").contains("recordings: 1, SHA-256 ");
        assertThat(description()).isNotEqualTo(before);
        Files.delete(file);
        assertThatThrownBy(this::description)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("--augment:1:2: noise: " + folder + " has no recordings; they are");
    }

    @Test
    void silentAndBrokenRecordingsAreNamed() throws IOException {
        write("silent.wav", RATE, new float[800]);
        assertThatThrownBy(() -> noise("s", 10))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("silent.wav cannot be made as loud as the others: it is silent; remove it");

        Files.writeString(folder.resolve("silent.wav"), "RIFF and so on");
        assertThatThrownBy(() -> noise("s", 10))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("silent.wav");
    }

    private String description() {
        try (Augmentation augmentation =
                Augmentation.parse("[noise: {type: recorded, path: '" + folder + "', snr: 10}]", RATE)) {
            return augmentation.toString();
        }
    }

    private float[] noise(String stream, double snrDb) {
        NoiseConfig config = NoiseConfig.white(Range.of(snrDb)).withKind(RecordedNoise.in(folder));
        float[] noise = Runs.samples(new Noise(config, stream), RATE, WORD);
        for (int i = 0; i < noise.length; i++) {
            noise[i] -= WORD[i];
        }
        return noise;
    }

    private Path write(String name, int rate, float[] samples) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try (WavWriter writer = WavWriter.create(file, rate, SampleEncoding.F32_LE)) {
            writer.write(samples);
        }
        return file;
    }
}

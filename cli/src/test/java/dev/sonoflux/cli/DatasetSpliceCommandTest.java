package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.training.splice.TruthReader;
import dev.sonoflux.training.splice.TruthWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetSpliceCommandTest {
    private static final int RATE = 8000;

    @TempDir
    private Path folder;

    private Path data;
    private Path stream;

    @BeforeEach
    void record() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        stream = folder.resolve("words.wav");
        for (int take = 0; take < 8; take++) {
            tone(data.resolve("7_ann_" + take + ".wav"), 0.5 + take / 20.0);
        }
    }

    @Test
    void wordsGapsNoiseAndRoomBecomeAStreamWithItsTruth() throws IOException {
        Path noise = Files.createDirectory(folder.resolve("noise"));
        tone(noise.resolve("hum.wav"), 1);

        CommandRun run = CommandRun.of(
                "dataset",
                "splice",
                data,
                "--out",
                stream,
                "--gap",
                "0.6s..2s",
                "--snr",
                "20",
                "--noise",
                noise,
                "--reverb",
                "--split",
                "test",
                "--seed",
                "3");

        assertThat(run.err())
                .contains("wrote 5 words in ")
                .contains("words.truth.jsonl")
                .doesNotContain("warning");
        assertThat(run.exit()).isZero();
        List<TruthWord> truth = TruthReader.read(folder.resolve("words.truth.jsonl"));
        assertThat(truth).hasSize(5).extracting(TruthWord::label).containsOnly("7");
        assertThat(truth.get(0).start()).isBetween(0.6, 2.0);
        assertThat(truth.get(0).stream()).isEqualTo("words.wav");
    }

    @Test
    void filesThatAreThereAreReplacedOnlyIfThatIsAskedFor() throws IOException {
        Files.writeString(stream, "mine");

        CommandRun refused = CommandRun.of("dataset", "splice", data, "--out", stream);
        assertThat(refused.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("words.wav is there already").contains("--force");
        assertThat(stream).hasContent("mine");

        CommandRun forced = CommandRun.of("dataset", "splice", data, "--out", stream, "--gap", "1", "--force");
        assertThat(forced.exit()).isZero();
        assertThat(AudioClip.read(stream, ChannelMix.mean(), Duration.ofMinutes(1))
                        .samples())
                .hasSize(9 * RATE + samples());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--gap 2s..1s      | ends below its start",
                "--gap short       | 'short' is no length of time",
                "--gap 2h          | gap: 7200.0s is not accepted; it must be within 0.0s to 3600.0s",
                "--snr 500         | snr: 500.0 is not accepted; it must be within -20.0 to 100.0",
                "--snr loud        | --snr",
                "--split some      | --split",
                "--rate 0          | '0' is not a whole number of at least 1"
            })
    void wrongOptionsAreToldAndNothingIsWritten(String options, String message) {
        CommandRun run =
                CommandRun.of((Object[]) ("dataset splice " + data + " --out " + stream + " " + options).split(" +"));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message.strip());
        assertThat(stream).doesNotExist();
    }

    @Test
    void aFolderWithoutNoiseIsNamed() {
        CommandRun run = CommandRun.of("dataset", "splice", data, "--out", stream, "--noise", folder.resolve("none"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .contains("none: there is no such file or folder")
                .doesNotContain("should not have happened");
    }

    private static int samples() {
        int samples = 0;
        for (int take = 0; take < 8; take++) {
            samples += (int) Math.round((0.5 + take / 20.0) * RATE);
        }
        return samples;
    }

    private static void tone(Path file, double seconds) {
        float[] samples = new float[(int) Math.round(seconds * RATE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.2 * Math.sin(0.3 * i));
        }
        try (WavWriter writer = WavWriter.create(file, RATE, SampleEncoding.S16_LE)) {
            writer.write(samples);
        }
    }
}

package dev.sonoflux.training.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.DatasetSurvey.Duplicate;
import dev.sonoflux.training.dataset.DatasetSurvey.SharedSpeaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSurveyTest {
    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void figuresAreThoseOfTheRecordings() {
        write("yes_ann_0.wav", 8000, tone(4000, 0.5f));
        write("yes_ann_5.wav", 16_000, tone(32_000, 0.1f));
        write("no_bob_6.wav", 8000, tone(8000, 0.05f));

        DatasetSurvey survey = survey();

        assertThat(survey.recordings()).isEqualTo(3);
        assertThat(survey.totalSeconds()).isEqualTo(3.5);
        assertThat(survey.seconds().min()).isEqualTo(0.5);
        assertThat(survey.seconds().median()).isEqualTo(1);
        assertThat(survey.seconds().max()).isEqualTo(2);
        assertThat(survey.sampleRates()).isEqualTo(Map.of(8000, 2, 16_000, 1));
        assertThat(survey.encodings()).isEqualTo(Map.of("s16le", 3));
        assertThat(survey.channels()).isEqualTo(Map.of(1, 3));
        // A sine's mean level is 3 dB below its peak.
        assertThat(survey.peakDb().max()).isCloseTo(-6.02, offset(0.01));
        assertThat(survey.rmsDb().max()).isCloseTo(-9.03, offset(0.01));
        assertThat(survey.rmsDb().min()).isCloseTo(-29.03, offset(0.02));
        assertThat(survey.clipped()).isEmpty();
        assertThat(survey.silent()).isEmpty();
    }

    @Test
    void silenceAndClippingAreFound() {
        write("yes_ann_5.wav", 8000, new float[800]);
        write("yes_ann_6.wav", 8000, tone(800, 3));
        write("yes_ann_7.wav", 8000, tone(800, 0.99f));

        DatasetSurvey survey = survey();

        assertThat(survey.silent()).containsExactly("yes_ann_5.wav");
        assertThat(survey.clipped()).containsExactly("yes_ann_6.wav");
        assertThat(survey.peakDb().min()).isEqualTo(DatasetSurvey.SILENCE_DB);
        assertThat(SurveyReport.format(survey)).contains("SILENT: 1 recording", "CLIPPED: 1 recording");
    }

    @Test
    void audioAndSpeakersInSeveralSplitsAreLeaks() throws IOException {
        write("yes_ann_0.wav", 8000, tone(4000, 0.5f));
        Files.copy(folder.resolve("yes_ann_0.wav"), folder.resolve("yes_ann_5.wav"));
        write("no_bob_6.wav", 8000, tone(3000, 0.5f));

        DatasetSurvey survey = survey();

        assertThat(survey.duplicates())
                .containsExactly(new Duplicate(
                        List.of("yes_ann_0.wav", "yes_ann_5.wav"), List.of("yes"), List.of(Split.TRAIN, Split.TEST)));
        assertThat(survey.sharedSpeakers())
                .containsExactly(new SharedSpeaker("ann", Map.of(Split.TRAIN, 1, Split.TEST, 1)));
        assertThat(SurveyReport.format(survey))
                .contains(
                        "LEAK: the same audio is in several splits (1 time)",
                        "[train, test]: yes_ann_0.wav, yes_ann_5.wav",
                        "LEAK: one speaker is in several splits: ann");
    }

    @Test
    void theSameAudioIsADuplicateWhateverTheFileAroundIt() throws IOException {
        write("yes_ann_5.wav", 8000, tone(4000, 0.5f));
        byte[] wav = Files.readAllBytes(folder.resolve("yes_ann_5.wav"));
        byte[] withTrailer = Arrays.copyOf(wav, wav.length + 12);
        System.arraycopy("LIST\4\0\0\0INFO".getBytes(StandardCharsets.ISO_8859_1), 0, withTrailer, wav.length, 12);
        Files.write(folder.resolve("no_bob_5.wav"), withTrailer);

        DatasetSurvey survey = survey();

        assertThat(survey.duplicates())
                .singleElement()
                .satisfies(duplicate -> assertThat(duplicate.labels()).containsExactly("no", "yes"));
        assertThat(SurveyReport.format(survey)).contains("CONTRADICTION", "[no, yes]: no_bob_5.wav, yes_ann_5.wav");
    }

    @Test
    void brokenRecordingsAreListedAndTheOthersAreMeasured() throws IOException {
        write("yes_ann_5.wav", 8000, tone(4000, 0.5f));
        Files.write(folder.resolve("no_ann_5.wav"), new byte[] {1, 2, 3});

        DatasetSurvey survey = survey();

        assertThat(survey.broken()).singleElement().satisfies(broken -> {
            assertThat(broken.id()).isEqualTo("no_ann_5.wav");
            assertThat(broken.problem()).contains("this is not WAV");
        });
        assertThat(survey.totalSeconds()).isEqualTo(0.5);
        assertThat(SurveyReport.format(survey)).contains("BROKEN: 1 recording cannot be read");
    }

    @Test
    void aCleanDatasetHasNothingWrongWithIt() {
        write("yes_ann_5.wav", 8000, tone(4000, 0.5f));
        write("yes_bob_0.wav", 8000, tone(4100, 0.5f));

        assertThat(SurveyReport.format(survey())).endsWith("Nothing is wrong with it.\n");
    }

    private void write(String name, int rate, float[] samples) {
        try (WavWriter wav = WavWriter.create(folder.resolve(name), rate, SampleEncoding.S16_LE)) {
            wav.write(samples);
        }
    }

    private static float[] tone(int length, float amplitude) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = Math.max(-1, Math.min(1, (float) (amplitude * Math.sin(i * Math.PI / 8))));
        }
        return samples;
    }

    private DatasetSurvey survey() {
        Dataset dataset = Dataset.open(folder, Split.ALL, Dataset.Broken.FAILS, warnings::add);
        return DatasetSurvey.of(dataset, warnings, ProgressListener.NONE);
    }
}

package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.splice.TruthWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledStreamTest {
    @TempDir
    private Path folder;

    private Path audio;
    private Path truth;

    @BeforeEach
    void nameTheFiles() {
        audio = folder.resolve("words.wav");
        truth = folder.resolve("words.truth.jsonl");
    }

    @Test
    void wordsOfOtherStreamsAreLeftOut() throws IOException {
        Files.writeString(truth, """
                {"stream":"words.wav","label":"7","start":1,"end":2}
                {"stream":"others.wav","label":"8","start":3,"end":4}
                {"label":"9","start":5,"end":6}
                """);

        assertThat(LabelledStream.read(audio, truth).words())
                .extracting(TruthWord::label)
                .containsExactly("7", "9");
    }

    @Test
    void emptyTruthSaysWhatToWrite() throws IOException {
        Files.writeString(truth, "\n");

        assertThatThrownBy(() -> LabelledStream.read(audio, truth))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContainingAll(
                        "words.truth.jsonl is empty", "write a line for each word of words.wav", "\"label\":\"7\"");
    }

    @Test
    void truthAboutOthersNamesThemAndSaysWhatToDo() throws IOException {
        Files.writeString(truth, "{\"stream\":\"others.wav\",\"label\":\"8\",\"start\":3,\"end\":4}\n");

        assertThatThrownBy(() -> LabelledStream.read(audio, truth))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContainingAll("no words of words.wav, but of others.wav", "correct 'stream'");
    }

    @Test
    void directoryIsNoStream() {
        assertThatThrownBy(() -> LabelledStream.read(folder, truth))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(folder + " is a directory");
        assertThatThrownBy(() -> LabelledStream.read(folder.getRoot(), truth))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(folder.getRoot() + " is a directory");
    }

    @ParameterizedTest
    @CsvSource({"9.5, 10", "9.99, 10.1", "0, 0"})
    void wordsWithinTheStreamAreAcceptedThoughTheirEndsAreRounded(double start, double end) throws IOException {
        LabelledStream stream = streamWithWord(start, end);

        assertThatCode(() -> stream.requireWordsWithin(10)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"9.5, 10.11", "10, 10.05", "12.3, 12.8"})
    void wordsBeyondTheStreamAreRefusedWithBothTimes(double start, double end) throws IOException {
        LabelledStream stream = streamWithWord(start, end);

        assertThatThrownBy(() -> stream.requireWordsWithin(10))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(
                        String.format(Locale.ROOT, "truth.jsonl: the word '7' is from %.4f to %.4f s", start, end))
                .hasMessageContaining("words.wav ends at 10.0000 s");
    }

    private LabelledStream streamWithWord(double start, double end) throws IOException {
        Files.writeString(truth, "{\"label\":\"7\",\"start\":" + start + ",\"end\":" + end + "}\n");
        return LabelledStream.read(audio, truth);
    }
}

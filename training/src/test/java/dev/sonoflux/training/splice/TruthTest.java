package dev.sonoflux.training.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruthTest {
    private static final TruthWord SEVEN = new TruthWord("words.wav", "7", "theo", "7_theo_12.wav", 4.32, 4.81);

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("words.truth.jsonl");
    }

    @Test
    void keysAndDecimalsAreFixed() throws IOException {
        write(SEVEN);

        assertThat(file)
                .content()
                .isEqualTo("{\"type\":\"word\",\"stream\":\"words.wav\",\"label\":\"7\",\"speaker\":\"theo\","
                        + "\"id\":\"7_theo_12.wav\",\"start\":4.3200,\"end\":4.8100}\n");
    }

    @Test
    void whatWasWrittenIsReadInTheOrderOfTheStream() {
        TruthWord umlaut = new TruthWord("a\"b.wav", "fünf", "unknown", "", 0, 0.5);

        write(SEVEN, umlaut);

        assertThat(TruthReader.read(file)).containsExactly(umlaut, SEVEN);
    }

    @Test
    void aLineNeedsNoMoreThanALabelAndTimes() throws IOException {
        Files.writeString(file, "\n{\"label\":7,\"start\":1,\"end\":2,\"note\":{\"by\":[\"hand\"]}}\r\n\n");

        assertThat(TruthReader.read(file)).containsExactly(new TruthWord("", "7", Recording.UNKNOWN_SPEAKER, "", 1, 2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"start\":1,\"end\":2}|'label' is missing",
                "{\"label\":\"7\",\"start\":\"one\",\"end\":2}|'start' must be a number of seconds, not 'one'",
                "{\"label\":\"7\",\"start\":3,\"end\":2}|a word from 3.0 to 2.0 s is not accepted",
                "{\"label\":\"7\",\"start\":-1,\"end\":2}|its start must be 0 or more",
                "{\"label\":\" \",\"start\":1,\"end\":2}|'label' is empty",
                "{\"type\":\"noise\",\"label\":\"7\",\"start\":1,\"end\":2}|'type' must be word, not 'noise'",
                "[1, 2]|this is not a word",
                "7 words|this is not a word",
                "{\"label\":\"7\",|this is not JSON",
                "{\"label\":\"7\"]|this is not JSON"
            })
    void aLineThatIsNoWordIsRefusedWithItsNumber(String line, String message) throws IOException {
        Files.writeString(file, "{\"label\":\"7\",\"start\":1,\"end\":2}\n" + line + "\n");

        assertThatThrownBy(() -> TruthReader.read(file))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(message)
                .message()
                .matches("(?s).*truth\\.jsonl:[23]: .*");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> TruthReader.read(file))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("words.truth.jsonl: there is no such file");
    }

    @Test
    void damagedFilesAreReadOrRefusedAndNothingElse() throws IOException {
        write(SEVEN, SEVEN);
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);

        for (int trial = 0; trial < 500; trial++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                assertThat(TruthReader.read(file)).hasSizeLessThanOrEqualTo(2);
            } catch (SonofluxException refused) {
                assertThat(refused).hasMessageContaining("words.truth.jsonl:");
            }
        }
        assertThat(new String(whole, StandardCharsets.UTF_8)).hasLineCount(2);
    }

    private void write(TruthWord... words) {
        try (TruthWriter writer = TruthWriter.create(file)) {
            List.of(words).forEach(writer::write);
        }
    }
}

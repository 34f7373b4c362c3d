package dev.sonoflux.training.splice;

import dev.sonoflux.engine.SonofluxException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes truth as JSON lines in UTF-8, an object a word, its keys in this order and its times in seconds with 4 decimals:
 *
 * <pre>{"type":"word","stream":"words.wav","label":"7","speaker":"theo","id":"7_theo_12.wav","start":4.3200,"end":4.8100}</pre>
 */
public final class TruthWriter implements AutoCloseable {
    static final String WORD = "word";

    private static final int DECIMALS = 4;

    private final Path file;
    private final BufferedWriter writer;
    private final JsonFactory factory = new JsonFactory();

    private TruthWriter(Path file, BufferedWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Creates the file, or empties it.
     *
     * @throws SonofluxException if it cannot be written
     */
    public static TruthWriter create(Path file) {
        try {
            return new TruthWriter(file, Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    /**
     * Appends a word.
     *
     * @throws SonofluxException if it cannot be written
     */
    public void write(TruthWord word) {
        try {
            writer.write(line(word));
            writer.write('\n');
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private String line(TruthWord word) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("type", WORD);
            json.writeStringProperty("stream", word.stream());
            json.writeStringProperty("label", word.label());
            json.writeStringProperty("speaker", word.speaker());
            json.writeStringProperty("id", word.id());
            json.writeNumberProperty("start", seconds(word.start()));
            json.writeNumberProperty("end", seconds(word.end()));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static BigDecimal seconds(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    public void close() {
        try {
            writer.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static SonofluxException unwritable(Path file, IOException cause) {
        return new SonofluxException(
                file + ": cannot be written: " + cause.getMessage() + "; check the folder and the disk", cause);
    }
}

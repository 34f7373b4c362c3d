package dev.sonoflux.training.search;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.JsonText;
import dev.sonoflux.training.family.LearningCurve;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JsonGenerator;

/**
 * How the trainings behind a model went, where they are a matter of epochs. The same trainings give the same bytes.
 *
 * @param model the model's own
 * @param validation of the models of a cross-validation, in the order of its folds
 * @param search of the models that the best point was found, or the temperature was fitted by, in the order of the folds
 */
public record LearningCurves(Optional<LearningCurve> model, List<FoldCurve> validation, List<FoldCurve> search) {
    /** The name of the JSON file. */
    public static final String JSON_FILE = "learning-curves.json";

    /** The name of the CSV file. */
    public static final String CSV_FILE = "learning-curves.csv";

    public LearningCurves {
        validation = List.copyOf(validation);
        search = List.copyOf(search);
    }

    /** What a cross-validation and a training have of them. */
    public static LearningCurves of(Optional<Validation> validation, Optional<Training.Trained> trained) {
        return new LearningCurves(
                trained.flatMap(t -> t.classifier().curve()),
                validation.map(Validation::curves).orElse(List.of()),
                trained.flatMap(Training.Trained::search)
                        .map(SearchResult::curves)
                        .orElse(List.of()));
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return model.isEmpty() && validation.isEmpty() && search.isEmpty();
    }

    /**
     * Writes {@link #JSON_FILE} and {@link #CSV_FILE} into a folder, which is made if need be.
     *
     * @throws SonofluxException if they cannot be written
     */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(JSON_FILE), json());
            Files.writeString(folder.resolve(CSV_FILE), csv());
        } catch (IOException e) {
            throw new SonofluxException(
                    "The learning curves cannot be written into " + folder + ": " + e.getMessage(), e);
        }
    }

    /** A line for each epoch of each training (RFC 4180). */
    String csv() throws IOException {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "training",
                    "fold",
                    "epoch",
                    "learningRate",
                    "loss",
                    "accuracy",
                    "heldOutLoss",
                    "heldOutAccuracy",
                    "kept");
            model.ifPresent(curve -> write(csv, "model", "", curve));
            validation.forEach(c -> write(csv, "cross-validation", c.fold(), c.curve()));
            search.forEach(c -> write(csv, "search", c.fold(), c.curve()));
        }
        return text.toString();
    }

    private static void write(CsvWriter csv, String training, String fold, LearningCurve curve) {
        for (LearningCurve.Epoch epoch : curve.epochs()) {
            csv.writeRecord(
                    training,
                    fold,
                    Integer.toString(epoch.number()),
                    JsonText.decimal(epoch.learningRate()).toPlainString(),
                    JsonText.decimal(epoch.loss()).toPlainString(),
                    JsonText.decimal(epoch.accuracy()).toPlainString(),
                    optional(epoch.heldOutLoss()),
                    optional(epoch.heldOutAccuracy()),
                    Boolean.toString(epoch.number() == curve.kept()));
        }
    }

    private static String optional(OptionalDouble value) {
        return value.isPresent() ? JsonText.decimal(value.getAsDouble()).toPlainString() : "";
    }

    /** The JSON text, ending with a line feed. */
    String json() {
        return JsonText.object(json -> {
            model.ifPresent(curve -> {
                json.writeObjectPropertyStart("model");
                properties(json, curve);
                json.writeEndObject();
            });
            folds(json, "crossValidation", validation);
            folds(json, "search", search);
        });
    }

    private static void folds(JsonGenerator json, String key, List<FoldCurve> curves) {
        json.writeArrayPropertyStart(key);
        for (FoldCurve fold : curves) {
            json.writeStartObject();
            json.writeStringProperty("fold", fold.fold());
            properties(json, fold.curve());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void properties(JsonGenerator json, LearningCurve curve) {
        json.writeNumberProperty("kept", curve.kept());
        json.writeArrayPropertyStart("epochs");
        for (LearningCurve.Epoch epoch : curve.epochs()) {
            json.writeStartObject();
            json.writeNumberProperty("epoch", epoch.number());
            json.writeNumberProperty("learningRate", JsonText.decimal(epoch.learningRate()));
            json.writeNumberProperty("loss", JsonText.decimal(epoch.loss()));
            json.writeNumberProperty("accuracy", JsonText.decimal(epoch.accuracy()));
            epoch.heldOutLoss().ifPresent(value -> json.writeNumberProperty("heldOutLoss", JsonText.decimal(value)));
            epoch.heldOutAccuracy()
                    .ifPresent(value -> json.writeNumberProperty("heldOutAccuracy", JsonText.decimal(value)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}

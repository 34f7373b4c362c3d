package dev.sonoflux.cli;

import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Bundles that are open together, and closed together. */
final class OpenModels implements AutoCloseable {
    private final List<ModelBundle> bundles = new ArrayList<>();

    private OpenModels() {}

    /** Opens all of them, or none. */
    static OpenModels of(List<Path> folders) {
        OpenModels models = new OpenModels();
        try {
            folders.forEach(folder -> models.bundles.add(ModelBundle.open(folder)));
            return models;
        } catch (RuntimeException e) {
            models.close();
            throw e;
        }
    }

    List<EvaluatedModel> models() {
        return EvaluatedModel.of(bundles);
    }

    @Override
    public void close() {
        bundles.forEach(ModelBundle::close);
    }
}

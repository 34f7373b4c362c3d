package dev.sonoflux.operators.infer;

import dev.sonoflux.engine.pipeline.PipelineSpec;
import java.util.List;

/** Which operator of a pipeline holds its model, so that another model can be put there. */
public final class ModelOperator {
    /** The setting that names the bundle's folder, in each of them. */
    public static final String MODEL = "model";

    private static final String INFER = "infer";
    private static final List<String> NAMES = List.of(INFER, "spot");

    private ModelOperator() {}

    /** What the operator is called: {@code infer} or {@code spot}; {@code infer} where there is none. */
    public static String of(PipelineSpec pipeline) {
        return NAMES.stream().filter(pipeline::hasOperator).findFirst().orElse(INFER);
    }
}

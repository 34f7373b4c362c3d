package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.PipelineSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that change settings of a pipeline. */
final class SettingOptions {
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Change a setting of the pipeline, e.g. vad.threshold=0.05; the value as one would write it in"
                            + " YAML. Can be given several times.")
    private Map<String, String> settings = new LinkedHashMap<>();

    boolean isGiven() {
        return !settings.isEmpty();
    }

    /** Whether a setting of such a component is changed. */
    boolean isGivenFor(String component) {
        return settings.keySet().stream()
                .anyMatch(key -> key.startsWith(component + ".") || key.startsWith(component + "["));
    }

    PipelineSpec applyTo(PipelineSpec spec) {
        PipelineSpec changed = spec;
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            changed = changed.with(setting.getKey(), setting.getValue());
        }
        return changed;
    }
}

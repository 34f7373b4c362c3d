package dev.sonoflux.cli;

import dev.sonoflux.engine.microphone.MicrophoneSource;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.infer.ModelOperator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the options of a live run change of its pipeline: all that they do can be written in YAML. */
final class LiveChanges {
    private static final String MICROPHONE = MicrophoneSource.STREAM_NAME;
    private static final String RESAMPLE = "resample";
    private static final String VAD = "vad";
    private static final String SEGMENT = "segment";
    private static final String PUSH_TO_TALK = "push-to-talk";
    private static final String TOGGLE = "toggle";
    private static final String WINDOW = "window";
    private static final String TYPE = "type";

    private final LiveOptions options;
    private PipelineSpec spec;

    private LiveChanges(LiveOptions options, PipelineSpec spec) {
        this.options = options;
        this.spec = spec;
    }

    /** The pipeline with the changes. */
    static PipelineSpec of(LiveOptions options, PipelineSpec spec) {
        LiveChanges changes = new LiveChanges(options, spec);
        changes.listenToTheMicrophone();
        changes.useModel();
        changes.useVad();
        changes.useKeys();
        changes.cutSegments();
        changes.cutWindows();
        changes.set("--confidence", options.confidence, "decide", "confidence");
        changes.set("--temperature", options.temperature, "softmax", "temperature");
        changes.set("--force-emit", Optional.of("true").filter(t -> options.forceEmit), "decide", "forceEmit");
        options.record.ifPresent(
                path -> changes.spec = changes.spec.withSink("recording", "path", path, "--record " + path));
        return changes.spec;
    }

    private void listenToTheMicrophone() {
        if (!spec.sourceName().equals(Optional.of(MICROPHONE))) {
            spec = spec.withSource(MICROPHONE, Map.of(), "live");
        }
        options.device.ifPresent(device -> spec = spec.withText(MICROPHONE + ".device", device, "--device " + device));
        options.captureRate.ifPresent(
                rate -> spec = spec.withText(MICROPHONE + ".rate", rate, "--capture-rate " + rate));
    }

    /** A path beside the pipeline's file is written as one that is found from anywhere. */
    private void useModel() {
        String operator = ModelOperator.of(spec);
        if (options.model.isPresent()) {
            Path folder = options.model.get().toAbsolutePath().normalize();
            set("--model", Optional.of(folder.toString()), operator, ModelOperator.MODEL);
            resampleTo(rate(folder));
            return;
        }
        spec.operatorSetting(operator, ModelOperator.MODEL)
                .map(model -> spec.folder().resolve(model))
                .filter(Files::exists)
                .map(model -> model.normalize().toString())
                .ifPresent(model -> set(ModelOperator.MODEL, Optional.of(model), operator, ModelOperator.MODEL));
    }

    private void resampleTo(String rate) {
        if (spec.hasOperator(RESAMPLE)) {
            set("--model", Optional.of(rate), RESAMPLE, "rate");
        } else {
            spec = spec.withFirstOperator(RESAMPLE, Map.of("rate", rate), "--model");
        }
    }

    private static String rate(Path model) {
        try (ModelBundle bundle = ModelBundle.open(model)) {
            return Integer.toString(bundle.features().sampleRate());
        }
    }

    private void useVad() {
        options.vad.ifPresent(vad -> {
            require("--vad", VAD);
            String type = vad.name().toLowerCase(Locale.ROOT);
            if (!type.equals(vadType())) {
                spec = spec.withOperatorFor(VAD, VAD, Map.of(TYPE, type), "--vad " + type);
            }
        });
        set("--hangover", options.hangover, VAD, "hangover");
        set("--vad-threshold", options.vadThreshold, VAD, onset());
    }

    /** What the type calls the setting that says where speech begins. */
    private String onset() {
        return switch (vadType()) {
            case "energy" -> "threshold";
            case "silero" -> "onset";
            default -> "onsetDb";
        };
    }

    private String vadType() {
        return spec.operatorSetting(VAD, TYPE).orElse("adaptive");
    }

    private void useKeys() {
        if (options.pushToTalk && options.toggle) {
            throw options.refused("--push-to-talk and --toggle exclude each other; give one of them");
        }
        if (options.pushToTalk && !spec.hasOperator(PUSH_TO_TALK)) {
            require("--push-to-talk", SEGMENT);
            spec = spec.withOperatorFor(SEGMENT, PUSH_TO_TALK, Map.of(), "--push-to-talk");
        }
        if (options.toggle && !spec.hasOperator(TOGGLE)) {
            require("--toggle", VAD);
            spec = spec.withOperatorAfter(VAD, TOGGLE, Map.of(), "--toggle");
        }
        if (options.toggleKey.isPresent() && !spec.hasOperator(TOGGLE)) {
            throw options.refused("--toggle-key is about --toggle, which is missing");
        }
        set("--toggle-key", options.toggleKey, TOGGLE, "key");
    }

    private void cutSegments() {
        if (spec.hasOperator(PUSH_TO_TALK) && options.minSpeech.isPresent()) {
            throw options.refused(
                    "--min-speech is about segments that speech begins; push-to-talk begins one by a key");
        }
        set("--min-speech", options.minSpeech, SEGMENT, "minSpeech");
    }

    private void cutWindows() {
        if (spec.hasOperator(PUSH_TO_TALK)) {
            if (options.stride.isPresent()) {
                throw options.refused("--stride is about windows in a segment, and push-to-talk captures one window");
            }
            set("--duration", options.duration, PUSH_TO_TALK, WINDOW);
            return;
        }
        if (options.duration.isPresent() || options.stride.isPresent()) {
            require(options.duration.isPresent() ? "--duration" : "--stride", WINDOW);
        }
        boolean wholeSegments = spec.operatorSetting(WINDOW, "stride").isEmpty();
        if (options.duration.isEmpty() && options.stride.isPresent() && wholeSegments) {
            throw options.refused("--stride needs a --duration: so far a whole segment is one window");
        }
        if (options.duration.isPresent() && (options.stride.isPresent() || wholeSegments)) {
            Map<String, String> windows = new LinkedHashMap<>();
            windows.put("duration", options.duration.get());
            windows.put("stride", options.stride.orElse(options.duration.get()));
            spec = spec.withOperatorFor(WINDOW, WINDOW, windows, "--duration, --stride");
        } else {
            set("--duration", options.duration, WINDOW, "duration");
            set("--stride", options.stride, WINDOW, "stride");
        }
    }

    /** Changes a setting, if the option is given. */
    private void set(String option, Optional<String> value, String operator, String parameter) {
        value.ifPresent(text -> {
            require(option, operator);
            spec = spec.withText(operator + "." + parameter, text, option + " " + text);
        });
    }

    private void require(String option, String operator) {
        if (!spec.hasOperator(operator)) {
            throw options.refused(
                    option + " is about '" + operator + "', which the pipeline " + spec.name() + " does not have");
        }
    }
}

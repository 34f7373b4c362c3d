package dev.sonoflux.operators.bundle;

import static dev.sonoflux.engine.spec.ParameterTypes.choice;
import static dev.sonoflux.engine.spec.ParameterTypes.integer;
import static dev.sonoflux.engine.spec.ParameterTypes.list;
import static dev.sonoflux.engine.spec.ParameterTypes.mapping;
import static dev.sonoflux.engine.spec.ParameterTypes.number;
import static dev.sonoflux.engine.spec.ParameterTypes.text;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.LinearScoring;
import dev.sonoflux.operators.features.FeatureParameters;
import dev.sonoflux.operators.features.FeatureSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * {@code bundle.yaml}, read and written. Every key must be there: a bundle must not change its meaning when a default
 * does.
 */
final class ManifestYaml {
    private static final double LARGE = 1e12;

    private enum Runtime {
        SVM,
        LINEAR,
        ONNX
    }

    private static final Parameter<Integer> FORMAT = Parameter.required(
            "format", integer(BundleManifest.FORMAT, BundleManifest.FORMAT), "Version of the bundle format.");
    private static final Parameter<String> NAME = Parameter.required("name", text(), "What the model is called.");
    private static final Parameter<String> FAMILY = Parameter.required("family", text(), "What kind of model it is.");
    private static final Parameter<List<String>> LABELS =
            Parameter.required("labels", list(text()), "What it tells apart.");
    private static final Parameter<Integer> SAMPLE_RATE = Parameter.required(
            "sampleRate", ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE), "Samples per second of its audio.");
    private static final Parameter<FeatureSpec> FEATURES = Parameter.required(
            "features", mapping(FeatureParameters.all(), FeatureParameters::spec), "How its features are computed.");

    private static final Parameter<Runtime> RUNTIME =
            Parameter.required("runtime", choice(Runtime.class), "What runs the classifier's file.");
    private static final Parameter<String> CLASSIFIER_FILE =
            Parameter.required("file", text(), "Name of the classifier's file.");
    private static final Parameter<String> CLASSIFIER_SHA256 =
            Parameter.required("sha256", text(), "SHA-256 of the classifier's file.");
    private static final Parameter<Double> GAMMA =
            Parameter.optional("gamma", number(0, LARGE), "Of the Gaussian kernel; for runtime svm.");
    private static final Parameter<LinearScoring> SCORING = Parameter.optional(
            "scoring",
            choice(LinearScoring.class),
            "How pairs of labels become scores; for runtime svm. What its rows are; for runtime linear.");
    private static final Parameter<InputLayout> LAYOUT = Parameter.optional(
            "layout", choice(InputLayout.class), "How features lie in the input tensor; for runtime onnx.");
    private static final Parameter<ClassifierSpec> CLASSIFIER = Parameter.required(
            "classifier",
            mapping(
                    ParameterSet.of(RUNTIME, CLASSIFIER_FILE, CLASSIFIER_SHA256, GAMMA, SCORING, LAYOUT),
                    ManifestYaml::classifier),
            "Which file scores the features, and how.");

    private static final Parameter<Double> TEMPERATURE = Parameter.required(
            "temperature",
            number(BundleManifest.MIN_TEMPERATURE, BundleManifest.MAX_TEMPERATURE),
            "What scores are divided by before softmax.");
    private static final Parameter<Double> CONFIDENCE =
            Parameter.required("confidence", number(0, 1), "Smallest posterior at which a detection is recommended.");
    private static final Parameter<Double> DECISION = Parameter.required(
            "decision",
            mapping(ParameterSet.of(CONFIDENCE), s -> s.get(CONFIDENCE)),
            "Recommended thresholds of the decision.");

    private static final Parameter<String> DATASET = Parameter.required("name", text(), "Name of its folder.");
    private static final Parameter<String> SPLIT = Parameter.required("split", text(), "Which part of it.");
    private static final Parameter<Integer> UTTERANCES =
            Parameter.required("utterances", integer(0, Integer.MAX_VALUE), "How many recordings.");
    private static final Parameter<String> DATASET_SHA256 =
            Parameter.required("sha256", text(), "Over names and contents, in order.");
    private static final Parameter<List<String>> SPEAKERS =
            Parameter.required("speakers", list(text()), "Who speaks in it.");
    private static final Parameter<List<Provenance.Dataset>> DATASETS = Parameter.required(
            "datasets",
            list(mapping(
                    ParameterSet.of(DATASET, SPLIT, UTTERANCES, DATASET_SHA256, SPEAKERS),
                    s -> new Provenance.Dataset(
                            s.get(DATASET), s.get(SPLIT), s.get(UTTERANCES), s.get(DATASET_SHA256), s.get(SPEAKERS)))),
            "What it was trained on.");
    private static final Parameter<String> SOFTWARE = Parameter.required("software", text(), "What trained it.");
    private static final Parameter<String> JAVA = Parameter.required("java", text(), "The Java version.");
    private static final Parameter<String> RECIPE = Parameter.required("recipe", text(), "Name of the recipe.");
    private static final Parameter<Long> SEED = Parameter.required(
            "seed",
            ParameterTypes.of("a whole number", Long::valueOf, String::valueOf, Map.of("type", "integer")),
            "Of everything random.");
    private static final Parameter<Map<String, String>> PARAMETERS =
            Parameter.required("parameters", new TextMapType(), "Of the training.");
    private static final Parameter<Provenance> PROVENANCE = Parameter.required(
            "provenance",
            mapping(
                    ParameterSet.of(SOFTWARE, JAVA, RECIPE, SEED, PARAMETERS, DATASETS),
                    s -> new Provenance(
                            s.get(SOFTWARE),
                            s.get(JAVA),
                            s.get(RECIPE),
                            s.get(SEED),
                            s.get(PARAMETERS),
                            s.get(DATASETS))),
            "What it was made of.");

    private static final Parameter<String> MEASURE = Parameter.required("measure", text(), "What was measured.");
    private static final Parameter<Double> VALUE = Parameter.required("value", number(-LARGE, LARGE), "Its value.");
    private static final Parameter<Integer> N =
            Parameter.required("n", integer(0, Integer.MAX_VALUE), "On how many recordings.");
    private static final Parameter<String> HOW = Parameter.required("how", text(), "How, and on what.");
    private static final Parameter<List<MeasuredResult>> RESULTS = Parameter.required(
            "results",
            list(mapping(
                    ParameterSet.of(MEASURE, VALUE, N, HOW),
                    s -> new MeasuredResult(s.get(MEASURE), s.get(VALUE), s.get(N), s.get(HOW)))),
            "How well it did.");

    private static final ParameterSet ALL = ParameterSet.of(
            FORMAT,
            NAME,
            FAMILY,
            LABELS,
            SAMPLE_RATE,
            FEATURES,
            CLASSIFIER,
            TEMPERATURE,
            DECISION,
            CalibrationKeys.CALIBRATION,
            PROVENANCE,
            RESULTS);

    private ManifestYaml() {}

    /** @throws SpecException with everything that is wrong, and where */
    static BundleManifest read(SpecNode root) {
        Problems problems = new Problems();
        if (root instanceof SpecNode.Mapping top) {
            requireKnownFormat(top, problems);
        }
        Settings settings = ALL.read(root, problems);
        problems.throwIfAny();
        requireAllKeys(
                FEATURES.name(), (SpecNode.Mapping) root, settings.get(FEATURES).toMap(), problems);
        if (!settings.get(SAMPLE_RATE).equals(settings.get(FEATURES).sampleRate())) {
            settings.problem(
                    SAMPLE_RATE,
                    "is " + settings.get(SAMPLE_RATE) + " and 'features.sampleRate' is "
                            + settings.get(FEATURES).sampleRate() + "; they must be equal");
        }
        try {
            BundleManifest manifest = new BundleManifest(
                    settings.get(NAME),
                    settings.get(FAMILY),
                    settings.get(LABELS),
                    settings.get(FEATURES),
                    settings.get(CLASSIFIER),
                    settings.get(TEMPERATURE),
                    settings.get(DECISION),
                    settings.find(CalibrationKeys.CALIBRATION),
                    settings.get(PROVENANCE),
                    settings.get(RESULTS));
            problems.throwIfAny();
            return manifest;
        } catch (IllegalArgumentException e) {
            problems.add(root.location(), e.getMessage());
            throw new SpecException(problems.all());
        }
    }

    /** Where configuration may leave a key of the features to its default, a bundle may not. */
    private static void requireAllKeys(String name, SpecNode.Mapping parent, Map<?, ?> stated, Problems problems) {
        if (!(parent.get(name).orElseThrow() instanceof SpecNode.Mapping mapping)) {
            return;
        }
        stated.forEach((key, value) -> {
            if (mapping.get((String) key).isEmpty()) {
                problems.add(
                        mapping.location(), "'" + name + "' lacks '" + key + "'; a bundle leaves nothing to defaults");
            } else if (value instanceof Map<?, ?> nested) {
                requireAllKeys((String) key, mapping, nested, problems);
            }
        });
    }

    /** A newer format may differ in anything, so that nothing else about it is worth saying. */
    private static void requireKnownFormat(SpecNode.Mapping top, Problems problems) {
        Optional<SpecNode> format = top.get(FORMAT.name());
        if (format.isPresent()
                && format.get() instanceof SpecNode.Scalar scalar
                && !scalar.text().equals(String.valueOf(BundleManifest.FORMAT))) {
            problems.add(
                    scalar.location(),
                    "'format' is " + scalar.kind() + " and this version of Sonoflux reads format "
                            + BundleManifest.FORMAT + ". Use the version that wrote the bundle, or train it again.");
            problems.throwIfAny();
        }
    }

    static String write(BundleManifest manifest) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(FORMAT.name(), BundleManifest.FORMAT);
        root.put(NAME.name(), manifest.name());
        root.put(FAMILY.name(), manifest.family());
        root.put(LABELS.name(), manifest.labels());
        root.put(SAMPLE_RATE.name(), manifest.features().sampleRate());
        root.put(FEATURES.name(), manifest.features().toMap());
        root.put(CLASSIFIER.name(), classifier(manifest.classifier()));
        root.put(TEMPERATURE.name(), manifest.temperature());
        root.put(DECISION.name(), Map.of(CONFIDENCE.name(), manifest.confidence()));
        manifest.calibration().ifPresent(c -> root.put(CalibrationKeys.CALIBRATION.name(), CalibrationKeys.write(c)));
        root.put(PROVENANCE.name(), provenance(manifest.provenance()));
        root.put(
                RESULTS.name(),
                manifest.results().stream().map(ManifestYaml::result).toList());
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(1000)
                .build();
        return new Dump(settings).dumpToString(root);
    }

    private static Map<String, Object> classifier(ClassifierSpec classifier) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(RUNTIME.name(), RUNTIME.type().format(runtime(classifier)));
        map.put(CLASSIFIER_FILE.name(), classifier.file().name());
        map.put(CLASSIFIER_SHA256.name(), classifier.file().sha256());
        if (classifier instanceof ClassifierSpec.Svm svm) {
            map.put(GAMMA.name(), svm.gamma());
            map.put(SCORING.name(), SCORING.type().format(LinearScoring.ofPairs(svm.scoring())));
        } else if (classifier instanceof ClassifierSpec.Linear linear) {
            map.put(SCORING.name(), SCORING.type().format(linear.scoring()));
        } else if (classifier instanceof ClassifierSpec.Onnx onnx) {
            map.put(LAYOUT.name(), LAYOUT.type().format(onnx.layout()));
        }
        return map;
    }

    private static Runtime runtime(ClassifierSpec classifier) {
        if (classifier instanceof ClassifierSpec.Svm) {
            return Runtime.SVM;
        }
        return classifier instanceof ClassifierSpec.Linear ? Runtime.LINEAR : Runtime.ONNX;
    }

    private static Map<String, Object> provenance(Provenance provenance) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(SOFTWARE.name(), provenance.software());
        map.put(JAVA.name(), provenance.java());
        map.put(RECIPE.name(), provenance.recipe());
        map.put(SEED.name(), provenance.seed());
        map.put(PARAMETERS.name(), provenance.parameters());
        map.put(
                DATASETS.name(),
                provenance.datasets().stream().map(ManifestYaml::dataset).toList());
        return map;
    }

    private static Map<String, Object> dataset(Provenance.Dataset dataset) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(DATASET.name(), dataset.name());
        map.put(SPLIT.name(), dataset.split());
        map.put(UTTERANCES.name(), dataset.utterances());
        map.put(DATASET_SHA256.name(), dataset.sha256());
        map.put(SPEAKERS.name(), dataset.speakers());
        return map;
    }

    private static Map<String, Object> result(MeasuredResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(MEASURE.name(), result.measure());
        map.put(VALUE.name(), result.value());
        map.put(N.name(), result.n());
        map.put(HOW.name(), result.how());
        return map;
    }

    private static ClassifierSpec classifier(Settings settings) {
        BundleFile file = new BundleFile(settings.get(CLASSIFIER_FILE), settings.get(CLASSIFIER_SHA256));
        if (settings.get(RUNTIME) == Runtime.SVM) {
            require(settings, "svm", GAMMA, SCORING);
            refuse(settings, "svm", LAYOUT);
            return new ClassifierSpec.Svm(
                    file, settings.get(GAMMA), settings.get(SCORING).pairwise());
        }
        if (settings.get(RUNTIME) == Runtime.LINEAR) {
            require(settings, "linear", SCORING);
            refuse(settings, "linear", GAMMA, LAYOUT);
            return new ClassifierSpec.Linear(file, settings.get(SCORING));
        }
        require(settings, "onnx", LAYOUT);
        refuse(settings, "onnx", GAMMA, SCORING);
        return new ClassifierSpec.Onnx(file, settings.get(LAYOUT));
    }

    private static void require(Settings settings, String runtime, Parameter<?>... parameters) {
        for (Parameter<?> p : parameters) {
            if (!settings.isGiven(p)) {
                throw new IllegalArgumentException("lacks '" + p.name() + "', which runtime " + runtime + " needs");
            }
        }
    }

    private static void refuse(Settings settings, String runtime, Parameter<?>... parameters) {
        for (Parameter<?> p : parameters) {
            if (settings.isGiven(p)) {
                throw new IllegalArgumentException(
                        "has '" + p.name() + "', which runtime " + runtime + " doesn't take");
            }
        }
    }
}

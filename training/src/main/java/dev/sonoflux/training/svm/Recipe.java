package dev.sonoflux.training.svm;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.classifier.PairwiseScoring;
import dev.sonoflux.operators.features.EndpointTrim;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Standardise;
import dev.sonoflux.training.augment.Augmentation;
import dev.sonoflux.training.augment.NoiseContext;
import dev.sonoflux.training.augment.SpeedPerturbation;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that makes a support vector machine of recordings, but the recordings and the seed.
 *
 * @param name what it is called
 * @param features how features are computed; their number of frames is fixed
 * @param standardise whether each feature is divided by its standard deviation over the recordings, before the projection
 * @param components number of principal components that features are projected to, at least 1
 * @param c price of an error in training, above 0
 * @param gammaFactor width of the kernel, above 0: gamma is this divided by the number of components and by the variance of
 *     all projected values, so that 1 is scikit-learn's {@code scale}
 * @param scoring how pairs of labels become scores
 * @param augmentations what changed copies of the recordings go through, in this order
 * @param copies how many changed copies of each recording are trained on beside it, 0 to 20
 */
public record Recipe(
        String name,
        FeatureSpec features,
        boolean standardise,
        int components,
        double c,
        double gammaFactor,
        PairwiseScoring scoring,
        List<Augmentation> augmentations,
        int copies) {
    private static final int MAX_COPIES = 20;

    /**
     * The reference system's: padded clips, whose standardised padding gives the speaker away. Excellent on voices it knows
     * (0.97), poor on others (0.54): a yardstick.
     */
    public static final Recipe REFERENCE =
            new Recipe("reference", FeatureSpec.reference(), true, 128, 2, 1, PairwiseScoring.VOTES, List.of(), 0);

    /**
     * For voices it has never heard: words trimmed and stretched to one length, cepstra without their mean, and two
     * copies of each recording in other voices and with noise around them. Chosen by leaving one speaker out of the training data at
     * a time.
     */
    public static final Recipe ROBUST = new Recipe(
            "robust",
            FeatureSpec.builder()
                    .trim(new EndpointTrim(11, -100, Duration.ofMillis(35)))
                    .nFft(256)
                    .windowLength(200)
                    .hop(80)
                    .nMels(20)
                    .fMin(60)
                    .fMax(3800)
                    .softFloorDb(43)
                    .withoutTopDb()
                    .nMfcc(13)
                    .lifter(16)
                    .length(new FrameCount.Stretch(20))
                    .standardise(Standardise.COEFFICIENT_MEAN_COMMON_SCALE)
                    .standardiseAfterLength(true)
                    .build(),
            false,
            64,
            4,
            1.5,
            PairwiseScoring.MINIMUM,
            List.of(new SpeedPerturbation(0.9, 1.12), new NoiseContext(5, 40, 0.2)),
            2);

    private static final List<Recipe> ALL = List.of(REFERENCE, ROBUST);

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public Recipe {
        augmentations = List.copyOf(augmentations);
        require(features.frames().isPresent(), "features.length", "none", "a fixed number of frames");
        require(components >= 1, "components", components, "1 or more");
        require(c > 0 && c < Double.POSITIVE_INFINITY, "c", c, "above 0");
        require(gammaFactor > 0 && gammaFactor < Double.POSITIVE_INFINITY, "gammaFactor", gammaFactor, "above 0");
        require(copies >= 0 && copies <= MAX_COPIES, "copies", copies, "0 to " + MAX_COPIES);
        require(copies == 0 || !augmentations.isEmpty(), "copies", copies, "0 where nothing changes them");
    }

    private static void require(boolean holds, String key, Object value, String accepted) {
        if (!holds) {
            throw new IllegalArgumentException(key + ": " + value + " is not accepted; it must be " + accepted);
        }
    }

    /** Names of the recipes there are. */
    public static List<String> names() {
        return ALL.stream().map(Recipe::name).toList();
    }

    /** @throws SonofluxException if there is no such recipe */
    public static Recipe named(String name) {
        return ALL.stream()
                .filter(recipe -> recipe.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new SonofluxException(
                        "There is no recipe '" + name + "'; there are " + String.join(", ", names())));
    }

    /** The same with another number of principal components. */
    public Recipe withComponents(int value) {
        return new Recipe(name, features, standardise, value, c, gammaFactor, scoring, augmentations, copies);
    }

    /** The same with another price of errors. */
    public Recipe withC(double value) {
        return new Recipe(name, features, standardise, components, value, gammaFactor, scoring, augmentations, copies);
    }

    /** The same with another width of the kernel. */
    public Recipe withGammaFactor(double value) {
        return new Recipe(name, features, standardise, components, c, value, scoring, augmentations, copies);
    }

    /** The same with another number of changed copies. */
    public Recipe withCopies(int value) {
        return new Recipe(name, features, standardise, components, c, gammaFactor, scoring, augmentations, value);
    }

    /** Every parameter but the features', for a bundle's provenance. */
    Map<String, String> parameters() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("standardise", String.valueOf(standardise));
        map.put("components", String.valueOf(components));
        map.put("c", String.valueOf(c));
        map.put("gammaFactor", String.valueOf(gammaFactor));
        map.put("copies", String.valueOf(copies));
        map.put(
                "augmentation",
                copies == 0
                        ? "none"
                        : augmentations.stream().map(Augmentation::description).collect(Collectors.joining("; ")));
        return map;
    }
}

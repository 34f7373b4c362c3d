package dev.sonoflux.training.recipe;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.classifier.PairwiseScoring;
import dev.sonoflux.operators.features.EndpointTrim;
import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Standardise;
import dev.sonoflux.training.logreg.LogisticFamily;
import dev.sonoflux.training.logreg.LogisticPoint;
import dev.sonoflux.training.pca.Reduction;
import dev.sonoflux.training.svm.Gamma;
import dev.sonoflux.training.svm.SvmFamily;
import dev.sonoflux.training.svm.SvmKernel;
import dev.sonoflux.training.svm.SvmPoint;
import java.time.Duration;
import java.util.List;

/**
 * What recordings go through before a model is fitted to them, and values that suit the families of models. Options replace
 * parts of it.
 *
 * @param name what it is called
 * @param features how features are computed; their number of frames is fixed
 * @param reduction how features become a short vector
 * @param augmentation the operators that changed copies of the recordings go through, as YAML
 * @param copies how many changed copies of each recording are trained on beside it, 0 to {@link #MAX_COPIES}
 * @param svm for support vector machines
 * @param logisticC for logistic regression: the inverse strength of its regularisation
 */
public record Recipe(
        String name,
        FeatureSpec features,
        Reduction reduction,
        String augmentation,
        int copies,
        SvmValues svm,
        double logisticC) {
    public static final int MAX_COPIES = 20;
    private static final String NO_AUGMENTATION = "[]";

    /**
     * What suits a support vector machine.
     *
     * @param c price of an error in training
     * @param gamma width of a Gaussian kernel
     * @param scoring how pairs of labels become scores
     */
    public record SvmValues(double c, Gamma gamma, PairwiseScoring scoring) {}

    /**
     * The reference system's: padded clips, whose standardised padding gives the speaker away. Excellent on voices it knows
     * (0.97), poor on others (0.54): a yardstick.
     */
    public static final Recipe REFERENCE = new Recipe(
            "reference",
            FeatureSpec.reference(),
            new Reduction(true, 128),
            NO_AUGMENTATION,
            0,
            new SvmValues(2, new Gamma.Scale(1), PairwiseScoring.VOTES),
            0.01);

    /**
     * For voices it has never heard: words trimmed and stretched to one length, cepstra without their mean, and two
     * copies of each recording in other voices, in rooms and with noise around them. Chosen by leaving one speaker out of the training data at
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
            new Reduction(false, 64),
            "[speed: [0.9, 1.12], reverb: {rt60: [100ms, 400ms]}, noise: {snr: [5, 40], context: 200ms}]",
            2,
            new SvmValues(4, new Gamma.Scale(1.5), PairwiseScoring.MINIMUM),
            1);

    /**
     * For networks that are to understand voices they have never heard: mel bands too wide to tell the harmonics of a voice
     * apart, of words that are trimmed and stretched, and many copies, one of which a network sees in each epoch.
     */
    public static final Recipe NEURAL = new Recipe(
            "neural",
            ROBUST.features().toBuilder()
                    .kind(FeatureKind.LOG_MEL)
                    .length(new FrameCount.Stretch(40))
                    .build(),
            ROBUST.reduction(),
            "[speed: [0.86, 1.18], reverb: { rt60: [50ms, 400ms] }, noise: { snr: [5, 40], context: 150ms }]",
            8,
            ROBUST.svm(),
            ROBUST.logisticC());

    /** What Google's speech embedding was trained on: log-mel of a stretch of time, with what was heard in its middle. */
    public static final Recipe EMBEDDING = new Recipe(
            "embedding",
            FeatureSpec.builder()
                    .nFft(256)
                    .windowLength(200)
                    .hop(80)
                    .centred(false)
                    .nMels(32)
                    .fMin(60)
                    .fMax(3800)
                    .kind(FeatureKind.LOG_MEL)
                    .logFloor(2.5e-9)
                    .withoutTopDb()
                    .length(new FrameCount.Centre(124))
                    .build(),
            ROBUST.reduction(),
            NEURAL.augmentation(),
            8,
            ROBUST.svm(),
            ROBUST.logisticC());

    private static final List<Recipe> ALL = List.of(REFERENCE, ROBUST, NEURAL, EMBEDDING);

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public Recipe {
        require(features.frames().isPresent(), "features.length", "none", "a fixed number of frames");
        require(copies >= 0 && copies <= MAX_COPIES, "copies", copies, "0 to " + MAX_COPIES);
        require(
                copies == 0 || !augmentation.equals(NO_AUGMENTATION),
                "copies",
                copies,
                "0 where no augmentation changes them");
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

    /** The same with other features. */
    public Recipe withFeatures(FeatureSpec value) {
        return new Recipe(name, value, reduction, augmentation, copies, svm, logisticC);
    }

    /**
     * The same with other changed copies.
     *
     * @param operators what they go through, as YAML
     * @param count how many of each recording
     */
    public Recipe withAugmentation(String operators, int count) {
        return new Recipe(name, features, reduction, operators, count, svm, logisticC);
    }

    /** Support vector machines with a Gaussian kernel and this recipe's values: a grid of one point. */
    public SvmFamily svmFamily() {
        SvmPoint point = new SvmPoint(reduction.components(), new SvmKernel.Gaussian(svm.gamma()), svm.c());
        return new SvmFamily(reduction.standardise(), svm.scoring(), List.of(point));
    }

    /** Logistic regression with this recipe's values: a grid of one point. */
    public LogisticFamily logisticFamily() {
        return new LogisticFamily(
                reduction.standardise(), List.of(new LogisticPoint(reduction.components(), logisticC)));
    }
}

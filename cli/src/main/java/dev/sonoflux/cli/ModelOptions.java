package dev.sonoflux.cli;

import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.logreg.LogisticFamily;
import dev.sonoflux.training.logreg.LogisticPoint;
import dev.sonoflux.training.recipe.Recipe;
import dev.sonoflux.training.svm.Gamma;
import dev.sonoflux.training.svm.SvmFamily;
import dev.sonoflux.training.svm.SvmKernel;
import dev.sonoflux.training.svm.SvmPoint;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what is fitted: one value of each parameter or, in a search, several. */
final class ModelOptions {
    private static final List<Double> DEFAULT_SVM_C = List.of(0.5, 1.0, 2.0, 4.0, 8.0);
    private static final List<String> DEFAULT_SVM_GAMMA = List.of("scale", "auto", "0.001", "0.003", "0.01");
    private static final List<Double> DEFAULT_LOGREG_C = List.of(0.001, 0.01, 0.1, 1.0, 10.0);

    private enum Kernel {
        RBF,
        LINEAR
    }

    @Option(
            names = "--pca",
            paramLabel = "N",
            split = ",",
            description = "Principal components that the model sees; several, with commas, for a search. Default: the"
                    + " recipe's.")
    private List<Integer> components = List.of();

    @Option(
            names = "--svm-kernel",
            paramLabel = "rbf|linear",
            description = "How alike two recordings are to the svm. Default: rbf.")
    private Optional<Kernel> kernel = Optional.empty();

    @Option(names = "--svm-c", paramLabel = "X", description = "Price of an error in training. Default: the recipe's.")
    private Optional<Double> c = Optional.empty();

    @Option(
            names = "--svm-gamma",
            paramLabel = "X",
            description = "Width of the rbf kernel: scale or auto as in scikit-learn, a multiple of them, e.g."
                    + " 1.5*scale, or a number. Default: the recipe's.")
    private Optional<String> gamma = Optional.empty();

    @Option(
            names = "--svm-c-grid",
            paramLabel = "X",
            split = ",",
            description = "Prices to search over. Default: 0.5,1,2,4,8.")
    private List<Double> cGrid = List.of();

    @Option(
            names = "--svm-gamma-grid",
            paramLabel = "X",
            split = ",",
            description = "Widths to search over. Default: scale,auto,0.001,0.003,0.01.")
    private List<String> gammaGrid = List.of();

    @Option(
            names = "--logreg-c",
            paramLabel = "X",
            description = "Inverse strength of the L2 regularisation. Default: the recipe's.")
    private Optional<Double> logisticC = Optional.empty();

    @Option(
            names = "--logreg-c-grid",
            paramLabel = "X",
            split = ",",
            description = "Strengths to search over. Default: 0.001,0.01,0.1,1,10.")
    private List<Double> logisticCGrid = List.of();

    @Mixin
    private NeuralOptions neural;

    @Mixin
    private Wav2Vec2Options wav2vec2;

    /** What a wav2vec2 begins with, once it has been read. */
    private Optional<Wav2Vec2Model> pretrained = Optional.empty();

    /**
     * The recipe of these models.
     *
     * @param name of one that was asked for
     * @throws IllegalArgumentException if these models have one of their own
     */
    Recipe recipe(Arch arch, Optional<String> name) {
        if (arch == Arch.WAV2VEC2) {
            refuse(name.isPresent(), "--recipe has no effect with --arch wav2vec2, which hears the waveform");
            return wav2vec2.recipe(pretrained());
        }
        return name.map(Recipe::named).orElse(arch.recipe());
    }

    private Wav2Vec2Model pretrained() {
        if (pretrained.isEmpty()) {
            pretrained = Optional.of(neural.pretrainedWav2Vec2());
        }
        return pretrained.get();
    }

    /** Whether noise was asked for that another augmentation would replace. */
    boolean addsNoise() {
        return wav2vec2.isNoiseGiven();
    }

    /**
     * The family of these models.
     *
     * @param progress is told how single models come along, where that takes long
     * @throws IllegalArgumentException if an option has no effect for this kind of model and mode, or is out of its range
     */
    Family<?> family(Arch arch, TrainMode mode, Recipe recipe, ProgressListener progress) {
        check(arch, mode);
        List<Integer> sizes = components.isEmpty() ? List.of(recipe.reduction().components()) : components;
        return switch (arch) {
            case SVM -> svm(sizes, mode, recipe);
            case LOGREG -> logistic(sizes, mode, recipe);
            case CNN -> neural.cnn(mode, progress);
            case EMBEDDING -> neural.embedding(recipe.features().sampleRate(), mode, progress);
            case WAV2VEC2 -> neural.wav2vec2(pretrained(), wav2vec2, mode, progress);
        };
    }

    private void check(Arch arch, TrainMode mode) {
        boolean hasSvm = kernel.isPresent() || c.isPresent() || gamma.isPresent() || hasSvmGrid();
        boolean hasLogistic = logisticC.isPresent() || !logisticCGrid.isEmpty();
        String with = " no effect with --arch " + arch.name().toLowerCase(Locale.ROOT);
        refuse(arch != Arch.SVM && hasSvm, "--svm-… options have" + with);
        refuse(arch != Arch.LOGREG && hasLogistic, "--logreg-… options have" + with);
        refuse(arch.isNetwork() && !components.isEmpty(), "--pca has" + with);
        refuse(!arch.isNetwork() && neural.isAnyGiven(), "--lr, --epochs and other options of a network have" + with);
        refuse(
                arch != Arch.WAV2VEC2 && wav2vec2.isAnyGiven(),
                "--freeze-…, --accumulate, --mask-time-prob and --noise-prob have" + with);
        boolean hasGrid = hasSvmGrid() || !logisticCGrid.isEmpty();
        refuse(!mode.searches() && hasGrid, "grids are for --mode grid and cvgrid; give single values, e.g. --svm-c 2");
        refuse(!mode.searches() && components.size() > 1, "--pca takes one number but in --mode grid and cvgrid");
        refuse(c.isPresent() && !cGrid.isEmpty(), "--svm-c and --svm-c-grid exclude each other");
        refuse(gamma.isPresent() && !gammaGrid.isEmpty(), "--svm-gamma and --svm-gamma-grid exclude each other");
        refuse(logisticC.isPresent() && !logisticCGrid.isEmpty(), "--logreg-c and --logreg-c-grid exclude each other");
        boolean hasGamma = gamma.isPresent() || !gammaGrid.isEmpty();
        refuse(kernel.equals(Optional.of(Kernel.LINEAR)) && hasGamma, "a linear kernel has no gamma");
    }

    /** Removes what trainings have left for others to go on from. */
    void clean() {
        neural.clean();
    }

    private boolean hasSvmGrid() {
        return !cGrid.isEmpty() || !gammaGrid.isEmpty();
    }

    private static void refuse(boolean condition, String message) {
        if (condition) {
            throw new IllegalArgumentException(message);
        }
    }

    private Family<SvmPoint> svm(List<Integer> sizes, TrainMode mode, Recipe recipe) {
        List<Double> prices = values(
                c, cGrid, mode.searches() ? DEFAULT_SVM_C : List.of(recipe.svm().c()));
        List<SvmKernel> kernels = kernel.equals(Optional.of(Kernel.LINEAR))
                ? List.of(new SvmKernel.Linear())
                : values(
                                gamma,
                                gammaGrid,
                                mode.searches()
                                        ? DEFAULT_SVM_GAMMA
                                        : List.of(recipe.svm().gamma().toString()))
                        .stream()
                        .map(text -> (SvmKernel) new SvmKernel.Gaussian(Gamma.parse(text)))
                        .toList();
        List<SvmPoint> grid = new ArrayList<>();
        for (int size : sizes) {
            for (double price : prices) {
                kernels.forEach(k -> grid.add(new SvmPoint(size, k, price)));
            }
        }
        return new SvmFamily(recipe.reduction().standardise(), recipe.svm().scoring(), distinct(grid));
    }

    private Family<LogisticPoint> logistic(List<Integer> sizes, TrainMode mode, Recipe recipe) {
        List<Double> strengths =
                values(logisticC, logisticCGrid, mode.searches() ? DEFAULT_LOGREG_C : List.of(recipe.logisticC()));
        List<LogisticPoint> grid = sizes.stream()
                .flatMap(size -> strengths.stream().map(strength -> new LogisticPoint(size, strength)))
                .toList();
        return new LogisticFamily(recipe.reduction().standardise(), distinct(grid));
    }

    private static <T> List<T> values(Optional<T> one, List<T> several, List<T> fallback) {
        List<T> given = Stream.concat(one.stream(), several.stream()).toList();
        return given.isEmpty() ? fallback : given;
    }

    private static <T> List<T> distinct(List<T> grid) {
        return grid.stream().distinct().toList();
    }
}

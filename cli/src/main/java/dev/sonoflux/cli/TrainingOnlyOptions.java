package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleSource;
import dev.sonoflux.training.openset.OpenSet;
import dev.sonoflux.training.openset.OpenSetConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options that say what is trained on beside the labelled recordings, and never tested on. */
final class TrainingOnlyOptions {
    @Option(
            names = "--also",
            arity = "1..*",
            paramLabel = "DIR",
            description = "More recordings of the words in --data, e.g. by synthetic voices, in any layout that it may"
                    + " have: all of them are trained on, and no figure or choice is made of them.")
    private List<Path> also = new ArrayList<>();

    @Option(
            names = "--unknown",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Recordings of other speech, without labels. The model gets the class _unknown_ beside the"
                    + " words, of which half is cut from them and half made of parts of the words.")
    private List<Path> unknown = new ArrayList<>();

    @Option(
            names = "--background",
            arity = "1..*",
            paramLabel = "DIR",
            description = "Recordings of what isn't speech, without labels. The model gets the class _noise_ beside the"
                    + " words.")
    private List<Path> background = new ArrayList<>();

    @Option(
            names = "--unknown-ratio",
            paramLabel = "R",
            description = "How many examples _unknown_ has for each of an average word, 0.1 to 10. Default: 1.5.")
    private Optional<Double> unknownRatio = Optional.empty();

    @Option(
            names = "--background-ratio",
            paramLabel = "R",
            description = "How many examples _noise_ has for each of an average word, 0.1 to 10. Default: 1.5.")
    private Optional<Double> backgroundRatio = Optional.empty();

    /** What is wrong with them, if anything, before anything is read. */
    Optional<String> problem() {
        if (unknownRatio.isPresent() && unknown.isEmpty()) {
            return Optional.of("--unknown-ratio has no effect without --unknown");
        }
        if (backgroundRatio.isPresent() && background.isEmpty()) {
            return Optional.of("--background-ratio has no effect without --background");
        }
        try {
            config(0);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("--" + e.getMessage());
        }
    }

    private OpenSetConfig config(long seed) {
        return OpenSetConfig.ofDefaults()
                .withUnknownRatio(unknownRatio.orElse(OpenSetConfig.DEFAULT_RATIO))
                .withNoiseRatio(backgroundRatio.orElse(OpenSetConfig.DEFAULT_RATIO))
                .withSeed(seed);
    }

    /**
     * Where all examples come from, those of the words first.
     *
     * @throws SonofluxException if there are labels that don't go together, or folders without recordings
     */
    List<ExampleSource> sources(DatasetOptions data, Dataset words, long seed, PrintWriter err) {
        requireWords(words);
        List<DatasetExamples> examples = new ArrayList<>();
        examples.add(DatasetExamples.of(words));
        if (!also.isEmpty()) {
            Dataset more = data.open(also, Optional.empty(), Split.ALL, err);
            requireLabels(more, words);
            examples.add(DatasetExamples.trainedOnly(more));
        }
        OpenSet openSet = new OpenSet(config(seed), examples);
        List<ExampleSource> sources = new ArrayList<>(examples);
        if (!unknown.isEmpty()) {
            sources.addAll(openSet.unknown(data.sounds(unknown, err)));
        }
        if (!background.isEmpty()) {
            sources.addAll(openSet.noise(data.sounds(background, err)));
        }
        return sources;
    }

    /** What a bundle's provenance says about them, by name. */
    Map<String, String> settings() {
        OpenSetConfig config = config(0);
        Map<String, String> settings = new LinkedHashMap<>();
        if (!unknown.isEmpty()) {
            settings.put("unknownRatio", String.valueOf(config.unknownRatio()));
        }
        if (!background.isEmpty()) {
            settings.put("backgroundRatio", String.valueOf(config.noiseRatio()));
        }
        return settings;
    }

    private void requireWords(Dataset words) {
        requireWords(words, "--unknown", unknown, BackgroundLabels.UNKNOWN);
        requireWords(words, "--background", background, BackgroundLabels.NOISE);
    }

    private static void requireWords(Dataset words, String option, List<Path> folders, String label) {
        if (!folders.isEmpty() && words.labels().contains(label)) {
            throw new SonofluxException("--data " + words.name() + " has the label '" + label + "', which " + option
                    + " makes; call it something else, or leave " + option + " out");
        }
    }

    private static void requireLabels(Dataset more, Dataset words) {
        List<String> others = new ArrayList<>(more.labels());
        others.removeAll(words.labels());
        if (!others.isEmpty()) {
            throw new SonofluxException("--also " + more.name() + " has the labels " + others + ", and --data "
                    + words.name() + " doesn't: " + words.labels()
                    + ". Take them out of it, or add recordings of them to --data.");
        }
    }
}

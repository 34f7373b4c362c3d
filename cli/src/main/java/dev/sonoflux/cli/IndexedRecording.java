package dev.sonoflux.cli;

import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Layout;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.Utterance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that name one recording of a dataset. */
final class IndexedRecording {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Labelled recordings, as evaluate takes them, instead of a PATH.")
    private Path folder;

    @Option(
            names = "--split",
            paramLabel = "test|train|validation|all",
            description = "Which part of them. Default: test.")
    private Optional<Split> split = Optional.empty();

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            converter = LayoutName.class,
            description = "How --data says what is what. Default: told by looking.")
    private Optional<Layout> layout = Optional.empty();

    @Option(
            names = "--index",
            required = true,
            paramLabel = "I",
            converter = WholeNumber.Index.class,
            description = "Which recording of that part, counted from 0 in their order.")
    private int index;

    /** A recording with its audio, read anew on each call. */
    record Found(Recording recording, Dataset dataset, int index) {
        /** The recording's own file, if it has one. */
        List<Path> files() {
            return recording.audio() instanceof WholeFile whole ? List.of(whole.file()) : List.of();
        }

        AudioClip read(Duration longest, int sampleRate) {
            if (recording.audio() instanceof WholeFile whole) {
                return AudioClip.read(whole.file(), ChannelMix.mean(), longest);
            }
            Utterance utterance =
                    dataset.utterances(sampleRate).elementAt(index).block();
            return new AudioClip(utterance.sampleRate(), utterance.samples(), List.of());
        }
    }

    Found find(Consumer<String> warnings) {
        Dataset dataset =
                Dataset.open(List.of(folder), layout, split.orElse(Split.TEST), Dataset.Broken.FAILS, warnings);
        int size = dataset.recordings().size();
        if (index >= size) {
            throw new ParameterException(
                    command.commandLine(),
                    "--index " + index + " is past the end: the split '" + dataset.split() + "' of " + folder + " has "
                            + size + " recordings, from 0 to " + (size - 1));
        }
        return new Found(dataset.recordings().get(index), dataset, index);
    }
}

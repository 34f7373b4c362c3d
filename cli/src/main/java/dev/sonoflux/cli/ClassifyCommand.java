package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.source.DirectorySource;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.infer.WordClassifier;
import dev.sonoflux.sinks.jsonlines.JsonLines;
import dev.sonoflux.sinks.output.OutputFile;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Recording;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recognises recordings of one word each. */
@Command(
        name = "classify",
        description =
                "Recognises recordings of one word each: one JSON line a file, in the order of the arguments; or one"
                        + " recording of a dataset, with what it truly is. Says how long it takes, if --runs asks for it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status: 0 all were recognised; 1 some could not be read, and the others were recognised."})
final class ClassifyCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "PATH", description = "Recordings, or directories of recordings.")
    private List<Path> paths = List.of();

    @ArgGroup(exclusive = false)
    private IndexedRecording indexed;

    @Mixin
    private LatencyOptions latency;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "The model's folder. Default: the shipped models/digits.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file to write to; - (default) is standard output.")
    private Path output;

    @Mixin
    private JobsOption jobs;

    @Option(
            names = "--top",
            paramLabel = "K",
            defaultValue = "3",
            converter = WholeNumber.Positive.class,
            description = "How many labels to list. Default: 3.")
    private int top;

    /** A file's line, or why there is none. */
    private record Outcome(Optional<String> line, List<String> messages) {}

    @Override
    public Integer call() {
        latency.check();
        if (paths.isEmpty() == (indexed == null)) {
            throw usage(
                    paths.isEmpty()
                            ? "there is nothing to recognise; name a PATH, or a dataset by --data and one of its"
                                    + " recordings by --index"
                            : "a PATH and --data exclude each other");
        }
        Optional<IndexedRecording.Found> found = Optional.ofNullable(indexed).map(i -> i.find(this::warn));
        List<Path> read = found.isPresent() ? found.get().files() : paths;
        if (read.stream().map(ClassifyCommand::source).anyMatch(source -> source.reads(output))) {
            throw new SonofluxException(
                    output + " is one of the recordings, and writing would destroy it; name another file");
        }
        List<Path> files = Flux.fromIterable(paths)
                .concatMap(ClassifyCommand::files)
                .collectList()
                .block();
        if (latency.isAsked() && found.isEmpty() && files.size() != 1) {
            throw usage("--runs is about one recording, and there are " + files.size());
        }
        try (ModelBundle bundle = ModelBundle.open(model.orElseGet(Installation::defaultModel));
                OutputFile file = OutputFile.open(output)) {
            if (found.isPresent()) {
                return classify(bundle, found.get(), file);
            }
            int status = classify(new WordClassifier(bundle), files, file);
            if (latency.isAsked() && status == ExitCode.OK) {
                measure(bundle, () -> read(files.get(0)), file);
            }
            return status;
        }
    }

    private int classify(ModelBundle bundle, IndexedRecording.Found found, OutputFile file) {
        Supplier<AudioClip> read = () -> found.read(LONGEST, bundle.features().sampleRate());
        AudioClip clip = read.get();
        clip.warnings().forEach(w -> warn(w.message()));
        Recording recording = found.recording();
        file.write(
                new JsonLines()
                        .classification(
                                recording.audio().toString(),
                                ranked(new WordClassifier(bundle), clip),
                                recording.label(),
                                recording.speaker()),
                "\n");
        if (latency.isAsked()) {
            measure(bundle, read, file);
        }
        return ExitCode.OK;
    }

    private void measure(ModelBundle bundle, Supplier<AudioClip> clip, OutputFile file) {
        latency.measure(bundle, clip).ifPresent(line -> file.write(line, "\n"));
    }

    private int classify(WordClassifier classifier, List<Path> files, OutputFile file) {
        PrintWriter err = command.commandLine().getErr();
        long[] counts = new long[2];
        try (Jobs threads = jobs.open();
                Progress progress = new Progress()) {
            Flux.fromIterable(files)
                    .flatMapSequential(
                            path -> Mono.fromCallable(() -> classify(classifier, path))
                                    .subscribeOn(threads.scheduler()),
                            2 * threads.count(),
                            1)
                    .doOnNext(outcome -> {
                        outcome.messages().forEach(err::println);
                        outcome.line().ifPresent(line -> file.write(line, "\n"));
                        counts[0]++;
                        counts[1] += outcome.line().isEmpty() ? 1 : 0;
                        if (!output.equals(OutputFile.STANDARD_OUTPUT)) {
                            progress.progress("classifying", (int) counts[0], files.size());
                        }
                    })
                    .blockLast();
        }
        return counts[1] > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private Outcome classify(WordClassifier classifier, Path path) {
        try {
            AudioClip clip = read(path);
            String line = new JsonLines().classification(path.toString(), ranked(classifier, clip));
            return new Outcome(
                    Optional.of(line),
                    clip.warnings().stream()
                            .map(w -> "sonoflux: warning: " + w.message())
                            .toList());
        } catch (SonofluxException e) {
            return new Outcome(Optional.empty(), List.of("sonoflux: error: " + e.getMessage()));
        }
    }

    private static AudioClip read(Path path) {
        return AudioClip.read(path, ChannelMix.mean(), LONGEST);
    }

    private List<LabelScore> ranked(WordClassifier classifier, AudioClip clip) {
        List<LabelScore> ranked =
                classifier.classify(clip.sampleRate(), clip.samples()).ranked();
        return ranked.subList(0, Math.min(top, ranked.size()));
    }

    private void warn(String message) {
        command.commandLine().getErr().println("sonoflux: warning: " + message);
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private static AudioSource source(Path path) {
        return Files.isDirectory(path) ? DirectorySource.of(path) : FileSource.of(path);
    }

    private static Flux<Path> files(Path path) {
        return Files.isDirectory(path)
                ? DirectorySource.of(path).streams().map(AudioStream::name).map(path::resolve)
                : Flux.just(path);
    }
}

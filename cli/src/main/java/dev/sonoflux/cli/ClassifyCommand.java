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
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Recognises recordings of one word each. */
@Command(
        name = "classify",
        description = "Recognises recordings of one word each: one JSON line a file, in the order of the arguments.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status: 0 all were recognised; 1 some could not be read, and the others were recognised."})
final class ClassifyCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Recordings, or directories of recordings.")
    private List<Path> paths;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "The model's folder. Default: the shipped models/digits-svm-robust.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "-",
            description = "The file to write to; - (default) is standard output.")
    private Path output;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = WholeNumber.Jobs.class,
            description = "How many threads; the lines are the same. Default: the processors there are.")
    private Optional<Integer> jobs = Optional.empty();

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
        PrintWriter err = command.commandLine().getErr();
        if (paths.stream().map(ClassifyCommand::source).anyMatch(source -> source.reads(output))) {
            throw new SonofluxException(
                    output + " is one of the recordings, and writing would destroy it; name another file");
        }
        try (ModelBundle bundle = ModelBundle.open(model.orElseGet(Installation::defaultModel));
                Jobs threads = jobs.map(Jobs::of).orElseGet(Jobs::ofProcessors);
                OutputFile file = OutputFile.open(output);
                Progress progress = new Progress()) {
            WordClassifier classifier = new WordClassifier(bundle);
            List<Path> files = Flux.fromIterable(paths)
                    .concatMap(ClassifyCommand::files)
                    .collectList()
                    .block();
            long[] counts = new long[2];
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
            return counts[1] > 0 ? ExitCode.FAILURE : ExitCode.OK;
        }
    }

    private Outcome classify(WordClassifier classifier, Path path) {
        try {
            AudioClip clip = AudioClip.read(path, ChannelMix.mean(), LONGEST);
            List<LabelScore> ranked =
                    classifier.classify(clip.sampleRate(), clip.samples()).ranked();
            String line =
                    new JsonLines().classification(path.toString(), ranked.subList(0, Math.min(top, ranked.size())));
            return new Outcome(
                    Optional.of(line),
                    clip.warnings().stream()
                            .map(w -> "sonoflux: warning: " + w.message())
                            .toList());
        } catch (SonofluxException e) {
            return new Outcome(Optional.empty(), List.of("sonoflux: error: " + e.getMessage()));
        }
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

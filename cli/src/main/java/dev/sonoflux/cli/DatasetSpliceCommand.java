package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.operators.augment.NoiseKind;
import dev.sonoflux.operators.augment.RecordedNoise;
import dev.sonoflux.operators.augment.ReverbConfig;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Layout;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.splice.SpliceConfig;
import dev.sonoflux.training.splice.Splicing;
import dev.sonoflux.training.splice.StreamFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a stream of a dataset's words. */
@Command(
        name = "splice",
        description =
                "Makes one long recording of a dataset's words, each once, with silence between them, and the truth"
                        + " about where they are: words.wav and words.truth.jsonl. The same options give the same bytes.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DatasetSpliceCommand implements Callable<Integer> {
    private static final double DEFAULT_SNR_DB = 20;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Labelled recordings, as for 'train --data'.")
    private List<Path> folders;

    @Option(names = "--out", required = true, paramLabel = "STREAM", description = "The WAV file to make.")
    private Path out;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Where the words are told, a JSON object a line. Default: beside the WAV file, as"
                    + " .truth.jsonl.")
    private Optional<Path> truth = Optional.empty();

    @Option(
            names = "--gap",
            paramLabel = "S..S",
            converter = GapRange.class,
            description =
                    "Silence between words, drawn from a range, e.g. 0.6s..2s, or fixed, e.g. 1s. Default: 0.6s..2s.")
    private Range<Duration> gap = SpliceConfig.DEFAULT_GAP;

    @Option(
            names = "--snr",
            paramLabel = "DB",
            description = "Noise over all of it, gaps included, this far below the words' mean power. Default: no"
                    + " noise; 20 with --noise.")
    private Optional<Double> snr = Optional.empty();

    @Option(
            names = "--noise",
            paramLabel = "DIR",
            description = "Recordings of noise, of which one is drawn, instead of white noise.")
    private Optional<Path> noise = Optional.empty();

    @Option(
            names = "--reverb",
            description = "Let it be heard in a simulated room, which is drawn; words' tails reach into the gaps.")
    private boolean reverb;

    @Option(
            names = "--split",
            paramLabel = "S",
            defaultValue = "all",
            description = "Which part of the dataset: train, validation, test or all. Default: ${DEFAULT-VALUE}.")
    private Split split;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            converter = LayoutName.class,
            description =
                    "How DIR says what is what: fsdd, folders, speech-commands, manifest or parquet. Default: told"
                            + " by looking.")
    private Optional<Layout> layout = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            converter = WholeNumber.Positive.class,
            description = "Samples per second. Default: that of the first recording.")
    private Optional<Integer> rate = Optional.empty();

    @Option(names = "--float", description = "Write floats instead of 16 bits, so that nothing is clipped.")
    private boolean floats;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + SpliceConfig.DEFAULT_SEED,
            description = "Of the order and of what is drawn. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--skip-broken", description = "Leave broken recordings out, with a warning, instead of failing.")
    private boolean skipBroken;

    @Option(names = "--force", description = "Replace files that are there already.")
    private boolean force;

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        SpliceConfig config = config();
        StreamFiles files = StreamFiles.of(out)
                .withTruth(truth.orElseGet(() -> StreamFiles.truthBeside(out)))
                .withEncoding(floats ? SampleEncoding.F32_LE : SampleEncoding.S16_LE);
        refuseExisting(files);
        Dataset.Broken broken = skipBroken ? Dataset.Broken.IS_SKIPPED : Dataset.Broken.FAILS;
        Dataset dataset =
                Dataset.open(folders, layout, split, broken, warning -> err.println("sonoflux: warning: " + warning));
        try (Progress progress = new Progress()) {
            int sampleRate = rate.orElseGet(dataset::storedRate);
            Splicing.Summary made = new Splicing(dataset, config, sampleRate, progress).write(files);
            progress.finish();
            if (made.clipped() > 0) {
                err.println("sonoflux: warning: " + made.clipped() + " samples were clipped; --float keeps them");
            }
            err.println(String.format(
                    Locale.ROOT,
                    "sonoflux: wrote %d words in %.1f s to %s, and where they are to %s",
                    made.words(),
                    made.length().toMillis() / 1000.0,
                    out,
                    files.truth().getFileName()));
        }
        return ExitCode.OK;
    }

    private SpliceConfig config() {
        try {
            SpliceConfig config = SpliceConfig.ofDefaults().withGap(gap).withSeed(seed);
            if (snr.isPresent() || noise.isPresent()) {
                NoiseKind kind = noise.<NoiseKind>map(RecordedNoise::in).orElse(NoiseKind.WHITE);
                config = config.withNoise(kind, snr.orElse(DEFAULT_SNR_DB));
            }
            return reverb ? config.withReverb(ReverbConfig.ofDefaults().withSeed(seed)) : config;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private void refuseExisting(StreamFiles files) {
        if (force) {
            return;
        }
        Stream.of(files.wav(), files.truth()).filter(Files::exists).findFirst().ifPresent(file -> {
            throw new ParameterException(
                    command.commandLine(), file + " is there already; name another file, or replace it with --force");
        });
    }
}

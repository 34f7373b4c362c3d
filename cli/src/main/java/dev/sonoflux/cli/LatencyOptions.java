package dev.sonoflux.cli;

import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.evaluation.LatencySummary;
import dev.sonoflux.training.evaluation.RecognitionLatency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that ask how long recognising one recording takes. */
final class LatencyOptions {
    private static final int DEFAULT_WARMUP = 2;
    private static final double MILLIS = 1e3;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--runs",
            paramLabel = "N",
            converter = WholeNumber.Positive.class,
            description =
                    "Recognise the one recording N times more, and say how long it takes: average, median and 95th"
                            + " percentile of features, inference and both; reading and resampling apart.")
    private Optional<Integer> runs = Optional.empty();

    @Option(
            names = "--warmup",
            paramLabel = "N",
            converter = WholeNumber.Index.class,
            description = "How many times before it counts. Default: 2.")
    private Optional<Integer> warmup = Optional.empty();

    @Option(
            names = "--json",
            description = "Write the times as a JSON line after the recording's, instead of a table on standard error.")
    private boolean json;

    boolean isAsked() {
        return runs.isPresent();
    }

    void check() {
        if (runs.isEmpty() && (warmup.isPresent() || json)) {
            throw new ParameterException(
                    command.commandLine(), "--warmup and --json are about --runs, which is missing");
        }
    }

    /** The JSON line, if that is asked for; else a table is printed. */
    Optional<String> measure(ModelBundle bundle, Supplier<AudioClip> clip) {
        int before = warmup.orElse(DEFAULT_WARMUP);
        RecognitionLatency latency = RecognitionLatency.measure(bundle, clip, before, runs.orElseThrow());
        Map<String, LatencySummary> steps = new LinkedHashMap<>();
        steps.put("features", latency.features());
        steps.put("inference", latency.inference());
        steps.put("total", latency.total());
        steps.put("read", latency.read());
        steps.put("resample", latency.resample());
        if (json) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "{\"type\":\"latency\",\"unit\":\"ms\",\"warmup\":%d,\"runs\":%d,%s}",
                    before,
                    runs.get(),
                    steps.entrySet().stream()
                            .map(e -> row("\"%s\":{\"average\":%.4f,\"p50\":%.4f,\"p95\":%.4f}", e))
                            .collect(Collectors.joining(","))));
        }
        var err = command.commandLine().getErr();
        err.printf("latency in ms, %d runs after %d to warm up%n", runs.get(), before);
        err.println("            average       p50       p95");
        steps.entrySet().forEach(e -> err.println(row("%-9s  %8.3f  %8.3f  %8.3f", e)));
        err.flush();
        return Optional.empty();
    }

    private static String row(String format, Map.Entry<String, LatencySummary> step) {
        LatencySummary s = step.getValue();
        return String.format(
                Locale.ROOT,
                format,
                step.getKey(),
                MILLIS * s.mean(),
                MILLIS * s.percentile(0.5),
                MILLIS * s.percentile(0.95));
    }
}

package dev.sonoflux.bench;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs the benchmarks, with JMH's own command line, and says what they mean: every one of them works on seconds of audio. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions options = new CommandLineOptions(args);
        if (options.shouldHelp()) {
            options.showHelp();
            return;
        }
        Collection<RunResult> results = new Runner(options).run();
        System.out.println();
        System.out.println("times real time on one core");
        results.forEach(result -> System.out.printf(Locale.ROOT, "%10.0f  %s%n", score(result), title(result)));
        printRatio(results, "mfccPlain", "a plain implementation");
        printRatio(results, "mfccPlainSparse", "a plain implementation that skips weights of 0");
    }

    private static void printRatio(Collection<RunResult> results, String plain, String title) {
        double ours = scoreOf(results, "FeaturesBenchmark.mfcc");
        double theirs = scoreOf(results, "FeaturesBenchmark." + plain);
        if (ours > 0 && theirs > 0) {
            System.out.printf(Locale.ROOT, "MFCC are %.1f times as fast as %s%n", ours / theirs, title);
        }
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double scoreOf(Collection<RunResult> results, String title) {
        return results.stream()
                .filter(result -> title(result).equals(title))
                .mapToDouble(Benchmarks::score)
                .findFirst()
                .orElse(0);
    }

    private static String title(RunResult result) {
        BenchmarkParams params = result.getParams();
        String name = params.getBenchmark()
                .substring(Benchmarks.class.getPackageName().length() + 1);
        return name
                + params.getParamsKeys().stream()
                        .map(key -> " " + params.getParam(key))
                        .collect(Collectors.joining());
    }
}

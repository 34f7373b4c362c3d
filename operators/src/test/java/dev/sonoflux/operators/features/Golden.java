package dev.sonoflux.operators.features;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Tables computed elsewhere, among the test resources. */
public final class Golden {
    private Golden() {}

    /** Names of the signals that librosa and libsoxr were given. */
    public static Stream<String> signals() {
        return Stream.of(
                "0_yweweler_5", "3_george_0", "4_jackson_1", "5_lucas_2", "6_nicolas_3", "7_theo_4", "chirp", "white");
    }

    /** Rows of a gzip'ed CSV table, e.g. {@code librosa/chirp_meldb}. */
    public static double[][] table(String name) {
        String path = "/golden/" + name + ".csv.gz";
        try (InputStream in = Golden.class.getResourceAsStream(path);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII))) {
            return lines.lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** A table of one column. */
    public static double[] column(String name) {
        return Arrays.stream(table(name)).mapToDouble(row -> row[0]).toArray();
    }

    /** A table of one column as samples. */
    public static float[] samples(String name) {
        double[] values = column(name);
        float[] samples = new float[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) values[i];
        }
        return samples;
    }
}

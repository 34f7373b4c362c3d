package dev.sonoflux.sinks.files;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.sinks.output.Decimals;
import dev.sonoflux.sinks.output.OutputFile;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Detections as comma-separated values after RFC 4180, with a header line. */
final class CsvSink implements Sink {
    private static final String END_OF_LINE = "\r\n";

    private final OutputFile output;

    private CsvSink(OutputFile output) {
        this.output = output;
    }

    /** Opens the file and writes the header. */
    static CsvSink open(Path path) {
        CsvSink sink = new CsvSink(OutputFile.open(path));
        try {
            sink.write("stream", "segment", "label", "confidence", "start", "end", "at", "forced");
            return sink;
        } catch (SonofluxException e) {
            sink.close();
            throw e;
        }
    }

    @Override
    public void accept(Emission emission) {
        if (emission.item() instanceof Detection detection) {
            int rate = detection.sampleRate();
            write(
                    emission.stream(),
                    Long.toString(detection.segment()),
                    detection.label(),
                    Decimals.probability(detection.confidence()),
                    Decimals.seconds(detection.start(), rate),
                    Decimals.seconds(detection.end(), rate),
                    Decimals.seconds(detection.at(), rate),
                    Boolean.toString(detection.forced()));
        }
    }

    @Override
    public void close() {
        output.close();
    }

    private void write(String... fields) {
        output.write(Stream.of(fields).map(CsvSink::quoted).collect(Collectors.joining(",")), END_OF_LINE);
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}

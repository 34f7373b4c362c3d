package dev.sonoflux.sinks.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.sinks.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvSinkTest {
    @TempDir
    private Path folder;

    @Test
    void detectionsFollowTheHeaderAndAreQuotedWhereNeeded() throws IOException {
        Path file = folder.resolve("d.csv");
        CsvSinkProvider provider = new CsvSinkProvider();
        try (Sink sink = provider.open(Examples.settings(provider, "'" + file + "'"))) {
            sink.accept(new Emission("a, \"b\".wav", Examples.detection("7", false)));
            sink.accept(new Emission("c.wav", Examples.detection("two\nlines", true)));
        }

        assertThat(Files.readString(file))
                .isEqualTo("stream,segment,label,confidence,start,end,at,forced\r\n"
                        + "\"a, \"\"b\"\".wav\",3,7,0.9731,4.320,4.812,5.010,false\r\n"
                        + "c.wav,3,\"two\nlines\",0.9731,4.320,4.812,5.010,true\r\n");
    }
}

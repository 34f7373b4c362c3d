package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealRecordingsTest {
    @ParameterizedTest
    @CsvSource({"fsdd, 3000", "extra-speakers, 410"})
    void readsEveryRecordingWithoutAFault(String dataset, int files) {
        String data = System.getenv("SONOFLUX_DATA");
        assumeTrue(data != null, "SONOFLUX_DATA does not name the folder of recordings: skipped");
        List<AudioStream> streams = DirectorySource.of(Path.of(data, dataset))
                .streams()
                .collectList()
                .block();

        assertThat(streams).hasSize(files);
        for (AudioStream stream : streams) {
            List<AudioEvent> events = stream.events().collectList().block();
            assertThat(events).as(stream.name()).isNotEmpty().hasOnlyElementsOfType(PcmFrame.class);
        }
    }
}

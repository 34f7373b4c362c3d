package dev.sonoflux.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.testkit.source.Rechunking;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInfo;
import reactor.core.publisher.Flux;

class RechunkedTestTest {
    private static final List<String> NAMES = new ArrayList<>();

    @RechunkedTest(
            sizes = {100, 3000},
            seeds = 7,
            longest = 900)
    void recordingsComeInTheFramesOfTheInvocation(
            @Recording("tone.wav") Flux<PcmFrame> frames, Rechunking rechunking, TestInfo info) {
        List<Integer> sizes = frames.map(PcmFrame::length).collectList().block();

        assertThat(sizes)
                .isEqualTo(Flux.just(new PcmFrame(8000, 0, new float[2000]))
                        .transform(rechunking.frames())
                        .map(PcmFrame::length)
                        .collectList()
                        .block());
        NAMES.add(info.getDisplayName());
    }

    @AfterAll
    static void thereIsAnInvocationForEach() {
        assertThat(NAMES).containsExactly("frames of 100", "frames of 3000", "frames of 1 to 900, seed 7");
    }
}

package dev.sonoflux.operators.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.vad.AdaptiveVad;
import dev.sonoflux.operators.vad.AdaptiveVadConfig;
import dev.sonoflux.operators.vad.Level;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How well the defaults find words: the 300 recordings of the digit dataset's official test split, in random order, with
 * pauses of 0.6 to 2 s, over white noise a number of decibels below their mean level. Their levels differ by 32 dB, so that
 * in noise at 20 dB the quietest words lie below it.
 */
@Tag("recordings")
class EndpointingTest {
    @ParameterizedTest
    @CsvSource({
        // noise, seed, most words missed, most words split, most segments that are no word
        "none, 1, 1, 2, 2",
        "none, 2, 1, 2, 2",
        "30, 1, 1, 2, 2",
        "30, 2, 1, 2, 2",
        "30, 3, 1, 2, 2",
        "20, 1, 3, 2, 2",
        "20, 2, 3, 2, 2",
    })
    void nearlyEveryWordIsOneSegment(String noise, long seed, int missed, int split, int inserted) throws IOException {
        Endpoints endpoints = endpoints(words(noise, seed), AdaptiveVadConfig.ofDefaults());

        System.out.println("noise " + noise + " dB, seed " + seed + ": " + endpoints);
        assertThat(endpoints.missed()).as("missed").hasSizeLessThanOrEqualTo(missed);
        assertThat(endpoints.split()).as("split").hasSizeLessThanOrEqualTo(split);
        assertThat(endpoints.merged()).as("merged").hasSizeLessThanOrEqualTo(2);
        assertThat(endpoints.inserted()).as("segments without a word").isLessThanOrEqualTo(inserted);
        assertThat(endpoints.onsetMs(50)).as("median onset error").isBetween(-20.0, 30.0);
        assertThat(endpoints.offsetMs(50)).as("median offset error").isBetween(-50.0, 30.0);
    }

    @Test
    void levelsThatDriftByThirtyDecibelsMakeNoDifference() throws IOException {
        SplicedWords words = words("30", 1).drifting(120);

        Endpoints endpoints = endpoints(words, AdaptiveVadConfig.ofDefaults().withMinimum(new Level(1e-5)));

        System.out.println("noise 30 dB, drifting by 30 dB: " + endpoints);
        assertThat(endpoints.exact()).isGreaterThanOrEqualTo(297);
        assertThat(endpoints.inserted()).isLessThanOrEqualTo(2);
    }

    private static SplicedWords words(String noise, long seed) throws IOException {
        String data = System.getenv("SONOFLUX_DATA");
        assumeTrue(data != null, "needs recordings: set SONOFLUX_DATA to the folder that holds fsdd/");
        return SplicedWords.of(Path.of(data, "fsdd"), noise, seed);
    }

    private static Endpoints endpoints(SplicedWords words, AdaptiveVadConfig config) {
        List<SpeechEvent> events = Stages.run(
                new AdaptiveVad(config).then(new Segmenter(SegmentConfig.ofDefaults())),
                List.of(new PcmFrame(SplicedWords.RATE, 0, words.samples())));
        List<SpeechEvent.Ended> segments = events.stream()
                .filter(SpeechEvent.Ended.class::isInstance)
                .map(SpeechEvent.Ended.class::cast)
                .toList();
        return Endpoints.compare(words.words(), segments);
    }
}

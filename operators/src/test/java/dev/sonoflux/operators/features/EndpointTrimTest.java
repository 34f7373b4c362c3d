package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.operators.features.EndpointTrim.Endpoints;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTrimTest {
    private static final EndpointTrim NO_MARGIN = new EndpointTrim(30, -75, Duration.ZERO);

    @Test
    void quietEdgesAreCutWhereTheFirstAndLastLoudFramesBeginAndEnd() {
        float[] samples = level(0.0001f, 8000);
        Arrays.fill(samples, 2000, 5000, 0.5f);

        Endpoints ends = NO_MARGIN.find(samples, 8000);

        // Frames of 200 samples every 80, and their neighbours, reach up to 279 samples into the quiet on either side.
        assertThat(ends.from()).isBetween(1721, 2000);
        assertThat(ends.to()).isBetween(5000, 5279);
    }

    @Test
    void quietPauseInsideTheWordStays() {
        float[] samples = new float[8000];
        Arrays.fill(samples, 1000, 2000, 0.5f);
        Arrays.fill(samples, 6000, 7000, 0.5f);

        Endpoints ends = NO_MARGIN.find(samples, 8000);

        assertThat(ends.from()).isLessThanOrEqualTo(1000);
        assertThat(ends.to()).isGreaterThanOrEqualTo(7000);
    }

    @Test
    void marginIsKeptOnBothSidesAndReachesBeyondTheRecording() {
        float[] samples = new float[8000];
        Arrays.fill(samples, 400, 7000, 0.5f);
        Endpoints bare = NO_MARGIN.find(samples, 8000);

        Endpoints ends = new EndpointTrim(30, -75, Duration.ofMillis(100)).find(samples, 8000);

        assertThat(ends).isEqualTo(new Endpoints(bare.from() - 800, bare.to() + 800));
        assertThat(ends.from()).isNegative();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 200, 201, 8000})
    void digitalSilenceStaysWhole(int samples) {
        assertThat(EndpointTrim.ofDefaults().find(new float[samples], 8000)).isEqualTo(new Endpoints(0, samples));
    }

    @Test
    void recordingBelowTheFloorStaysWhole() {
        float[] samples = level(0.0001f, 8000);
        samples[4000] = 0.001f;

        assertThat(NO_MARGIN.find(samples, 8000)).isEqualTo(new Endpoints(0, 8000));
    }

    @Test
    void wordThatFillsTheRecordingStaysWholeButForALastFrameThatIsNotFull() {
        assertThat(NO_MARGIN.find(level(0.3f, 1240), 8000)).isEqualTo(new Endpoints(0, 1240));
        assertThat(NO_MARGIN.find(level(0.3f, 1319), 8000)).isEqualTo(new Endpoints(0, 1240));
    }

    @ParameterizedTest
    @CsvSource({"0, -75, 0", "NaN, -75, 0", "30, 0, 0", "30, -Infinity, 0", "30, -75, -1"})
    void valuesOutOfRangeAreRefused(double relativeDb, double floorDb, long marginMillis) {
        assertThatThrownBy(() -> new EndpointTrim(relativeDb, floorDb, Duration.ofMillis(marginMillis)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static float[] level(float level, int length) {
        float[] samples = new float[length];
        Arrays.fill(samples, level);
        return samples;
    }
}

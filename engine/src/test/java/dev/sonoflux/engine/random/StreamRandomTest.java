package dev.sonoflux.engine.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamRandomTest {
    private static final Range<Double> UNIT = Range.of(0.0, 1.0);

    @Test
    void sameSeedOperatorAndStreamGiveTheSameNumbers() {
        assertThat(StreamRandom.of(7, "gain", "a.wav").draw(UNIT))
                .isEqualTo(StreamRandom.of(7, "gain", "a.wav").draw(UNIT));
    }

    /** Bundles and streams that were made with them can be made again only as long as they stay. */
    @Test
    void theNumbersStayWhatTheyAre() {
        StreamRandom random = StreamRandom.of(7, "gain", "a.wav");

        assertThat(random.nextDouble()).isEqualTo(0.6434945876866975);
        assertThat(random.nextInt(1000)).isEqualTo(154);
        assertThat(random.nextGaussian()).isEqualTo(-0.45427917798469425);
    }

    @Test
    void seedOperatorAndStreamEachMakeADifference() {
        double number = StreamRandom.of(7, "gain", "a.wav").draw(UNIT);

        assertThat(StreamRandom.of(8, "gain", "a.wav").draw(UNIT)).isNotEqualTo(number);
        assertThat(StreamRandom.of(7, "noise", "a.wav").draw(UNIT)).isNotEqualTo(number);
        assertThat(StreamRandom.of(7, "gain", "b.wav").draw(UNIT)).isNotEqualTo(number);
    }

    @Test
    void firstNumbersOfStreamsWithSimilarNamesAreEvenAndUnrelated() {
        int streams = 20_000;
        double[] first = IntStream.range(0, streams)
                .mapToDouble(
                        i -> StreamRandom.of(0, "gain", "0/7_theo_12.wav/" + i).draw(UNIT))
                .toArray();

        double mean =
                IntStream.range(0, streams).mapToDouble(i -> first[i]).average().orElseThrow();
        double covariance = IntStream.range(1, streams)
                .mapToDouble(i -> (first[i] - 0.5) * (first[i - 1] - 0.5))
                .average()
                .orElseThrow();
        assertThat(mean).isCloseTo(0.5, within(0.01));
        assertThat(covariance * 12).as("correlation of neighbours").isCloseTo(0, within(0.03));
    }

    @Test
    void whatIsFixedTakesItsNumberAllTheSame() {
        StreamRandom fixed = StreamRandom.of(1, "noise", "s");
        StreamRandom drawn = StreamRandom.of(1, "noise", "s");

        assertThat(fixed.draw(Range.of(20.0))).isEqualTo(20);
        drawn.draw(Range.of(5.0, 40.0));

        assertThat(fixed.draw(UNIT)).isEqualTo(drawn.draw(UNIT));
    }

    @Test
    void durationsStayInTheirRange() {
        Range<Duration> range = Range.of(Duration.ofMillis(200), Duration.ofMillis(600));
        StreamRandom random = StreamRandom.of(1, "reverb", "s");

        for (int i = 0; i < 1000; i++) {
            assertThat(random.drawDuration(range)).isBetween(range.from(), range.to());
        }
    }

    @Test
    void aRangeThatEndsBelowItsStartIsRefused() {
        assertThatThrownBy(() -> Range.of(2.0, 1.0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2.0 to 1.0 is no range");
    }
}

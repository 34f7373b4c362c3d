package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals against values that were computed independently. */
class IntervalTest {
    /** Computed independently, by Wilson's closed form. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void proportionHasWilsonsInterval(int count, int of, double low, double high) {
        Interval interval = new Proportion(count, of).interval();

        assertThat(interval.low()).isCloseTo(low, offset(5e-5));
        assertThat(interval.high()).isCloseTo(high, offset(5e-5));
    }

    @Test
    void nothingMayBeAnyShare() {
        assertThat(new Proportion(0, 0).interval()).isEqualTo(new Interval(0, 1));
        assertThat(new Proportion(0, 0).value()).isZero();
        assertThatThrownBy(() -> new Proportion(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Computed independently, by bisecting sums of Poisson probabilities for tails of 2.5 %. */
    @ParameterizedTest
    @CsvSource({"0, 0, 3.689", "1, 0.0253, 5.572", "2, 0.242, 7.225", "5, 1.623, 11.668", "10, 4.795, 18.390"})
    void countInAnHourHasGarwoodsInterval(int count, double low, double high) {
        Interval interval = new HourlyRate(count, 3600).interval();

        assertThat(interval.low()).isCloseTo(low, offset(5e-4));
        assertThat(interval.high()).isCloseTo(high, offset(5e-4));
    }

    @Test
    void ratesArePerHourHoweverLongOneListened() {
        HourlyRate rate = new HourlyRate(10, 1800);

        assertThat(rate.perHour()).isEqualTo(20);
        assertThat(rate.interval().high()).isCloseTo(2 * 18.390, offset(1e-3));
        assertThatThrownBy(() -> new HourlyRate(1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}

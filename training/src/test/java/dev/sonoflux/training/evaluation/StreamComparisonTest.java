package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.training.splice.TruthWord;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StreamComparisonTest {
    private static final List<TruthWord> WORDS = List.of(word("7", 1, 1.5), word("3", 3, 3.4), word("0", 5, 5.5));

    @Test
    void hitsSubstitutionsMissesAndInsertionsAreCountedOnceEach() {
        StreamComparison comparison = StreamComparison.of(
                "s", WORDS, List.of(heard("7", 1, 1.5, 1.7), heard("8", 3, 3.4, 3.6), heard("1", 4, 4.3, 4.5)));

        assertThat(comparison.counts()).isEqualTo(new EventCounts(1, 1, 1, 1));
        assertThat(comparison.counts().words()).isEqualTo(3);
        assertThat(comparison.counts().undetected()).isEqualTo(new Proportion(2, 3));
        assertThat(comparison.errors())
                .containsExactly(
                        new StreamError("s", 3, 3.4, Optional.of("3"), Optional.of("8"), 0.9),
                        new StreamError("s", 4, 4.3, Optional.empty(), Optional.of("1"), 0.9),
                        new StreamError("s", 5, 5.5, Optional.of("0"), Optional.empty(), 0));
    }

    @Test
    void secondDetectionOfAWordIsAnInsertion() {
        StreamComparison comparison = StreamComparison.of(
                "s", WORDS.subList(0, 1), List.of(heard("7", 1, 1.2, 1.3), heard("7", 1, 1.5, 1.7)));

        assertThat(comparison.counts()).isEqualTo(new EventCounts(1, 0, 0, 1));
    }

    @Test
    void latencyIsFromTheEndOfAHitToItsReport() {
        StreamComparison comparison = StreamComparison.of(
                "s", WORDS, List.of(heard("7", 1, 1.5, 1.4), heard("3", 3, 3.4, 9.4), heard("9", 5, 5.5, 5.9)));

        assertThat(comparison.latencies()).hasSize(2);
        assertThat(comparison.latencies().get(0)).isCloseTo(-0.1, offset(1e-9));
        assertThat(comparison.latencies().get(1)).isCloseTo(6, offset(1e-9));
    }

    @Test
    void percentilesAreThoseOfTheNearestRank() {
        LatencySummary latency = new LatencySummary(List.of(0.4, 0.1, 0.3, 0.2, 1.0));

        assertThat(latency.percentile(0)).isEqualTo(0.1);
        assertThat(latency.percentile(0.5)).isEqualTo(0.3);
        assertThat(latency.percentile(0.8)).isEqualTo(0.4);
        assertThat(latency.percentile(0.95)).isEqualTo(1.0);
        assertThat(latency.mean()).isCloseTo(0.4, offset(1e-12));
        assertThat(new LatencySummary(List.of()).percentile(0.5)).isNaN();
    }

    private static TruthWord word(String label, double start, double end) {
        return new TruthWord("", label, "theo", "", start, end);
    }

    private static HeardWord heard(String label, double start, double end, double at) {
        return new HeardWord(label, 0.9, new Span(start, end), at, false);
    }
}

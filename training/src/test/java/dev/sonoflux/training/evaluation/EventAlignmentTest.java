package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Words against detections, in seconds. */
class EventAlignmentTest {
    @Test
    void detectionIsOfTheWordItsSpanOverlapsMost() {
        assertThat(align(spans(1, 2, 2.1, 3), spans(1.8, 2.8))).containsExactly(-1, 0);
        assertThat(align(spans(1, 2, 2.1, 3), spans(1.2, 2.2))).containsExactly(0, -1);
    }

    @Test
    void twoDetectionsOnOneWordAreOneMatchAndOneLeftOver() {
        assertThat(align(spans(1, 2), spans(1, 1.3, 1.4, 2))).containsExactly(1);
        assertThat(align(spans(1, 2), spans(1, 2, 1, 2))).hasSize(1).doesNotContain(-1);
    }

    @Test
    void detectionBetweenTwoWordsIsOfNeither() {
        assertThat(align(spans(1, 2, 3, 4), spans(2.2, 2.8))).containsExactly(-1, -1);
    }

    @Test
    void spansMayLieApartByTheTolerance() {
        assertThat(align(spans(1, 2), spans(2.09, 2.5))).containsExactly(0);
        assertThat(align(spans(1, 2), spans(2.11, 2.5))).containsExactly(-1);
        assertThat(align(spans(1, 2), spans(0.5, 0.91))).containsExactly(0);
        assertThat(align(spans(1, 2), spans(0.5, 0.89))).containsExactly(-1);
    }

    @Test
    void detectionsOfOneLongSegmentAreOfItsWordsInTurn() {
        // Each window of a segment is reported with the segment's start.
        assertThat(align(spans(1, 1.5, 2, 2.5, 3, 3.5), spans(1, 1.5, 1, 2.5, 1, 3.5)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void moreMatchesGoBeforeMoreOverlap() {
        // The first detection overlaps the second word by 0.5 s and the first by 0.3 s, but the second has another.
        assertThat(align(spans(1, 2, 2, 3), spans(1.7, 2.5, 2.6, 3))).containsExactly(0, 1);
    }

    @Test
    void wordAtTheEndOfTheStreamIsMatchedLikeAnyOther() {
        assertThat(align(spans(0, 0.5, 9.5, 10), spans(9.6, 10))).containsExactly(-1, 0);
    }

    @Test
    void orderOfTheListsDoesNotMatter() {
        assertThat(align(spans(5, 6, 1, 2), spans(5, 6, 3, 4, 1, 2))).containsExactly(0, 2);
    }

    @Test
    void nothingMatchesNothing() {
        assertThat(align(spans(), spans(1, 2))).isEmpty();
        assertThat(align(spans(1, 2), spans())).containsExactly(-1);
    }

    @Test
    void noOtherWayMatchesMore() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            List<Span> words = random(random, random.nextInt(5));
            List<Span> detections = random(random, random.nextInt(5));

            int[] matches = EventAlignment.of(words, detections);

            long matched = Arrays.stream(matches).filter(m -> m >= 0).count();
            assertThat(matched).isEqualTo(mostMatches(words, detections, 0, 0));
        }
    }

    /** The most matches in the order of time, by trying all. */
    private static int mostMatches(List<Span> words, List<Span> detections, int word, int detection) {
        if (word == words.size() || detection == detections.size()) {
            return 0;
        }
        int best = Math.max(
                mostMatches(words, detections, word + 1, detection),
                mostMatches(words, detections, word, detection + 1));
        if (words.get(word).overlap(detections.get(detection)) >= -EventAlignment.TOLERANCE) {
            best = Math.max(best, 1 + mostMatches(words, detections, word + 1, detection + 1));
        }
        return best;
    }

    private static List<Span> random(Random random, int n) {
        double[] starts = random.doubles(n, 0, 4).sorted().toArray();
        List<Span> spans = new ArrayList<>();
        for (double start : starts) {
            spans.add(new Span(start, start + random.nextDouble()));
        }
        return spans;
    }

    private static int[] align(List<Span> words, List<Span> detections) {
        return EventAlignment.of(words, detections);
    }

    private static List<Span> spans(double... edges) {
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < edges.length; i += 2) {
            spans.add(new Span(edges[i], edges[i + 1]));
        }
        return spans;
    }
}

package dev.sonoflux.testkit.assertions;

import dev.sonoflux.engine.recognition.Detection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * What a detection should be. It serves as an element of
 * {@link DetectionsAssert#areExactly(ExpectedDetection...)}, and for {@link reactor.test.StepVerifier} as a predicate of
 * {@code expectNextMatches} or as a consumer of {@code assertNext}, which says what was wrong.
 *
 * <pre>{@code
 * StepVerifier.create(detections)
 *         .assertNext(detection("7").startingNear(Duration.ofMillis(500), Duration.ofMillis(50)))
 *         .assertNext(detection("3").between(Duration.ofSeconds(1), Duration.ofSeconds(2)).confidenceAtLeast(0.8))
 *         .verifyComplete();
 * }</pre>
 */
public final class ExpectedDetection implements Predicate<Detection>, Consumer<Detection> {
    private final List<Condition> conditions;

    private ExpectedDetection(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /** A detection of that word, wherever it is. */
    public static ExpectedDetection detection(String label) {
        return new ExpectedDetection(
                List.of(new Condition("'" + label + "'", d -> d.label().equals(label))));
    }

    /**
     * For {@code consumeRecordedWith} of a {@link reactor.test.StepVerifier}: all that was recorded is what is expected, one
     * by one. Otherwise the failure shows the whole list.
     */
    public static Consumer<Collection<Detection>> exactly(ExpectedDetection... expected) {
        return detections -> Expectations.checkExactly(List.copyOf(detections), List.of(expected));
    }

    /** Its speech starts then, give or take the tolerance. */
    public ExpectedDetection startingNear(Duration start, Duration tolerance) {
        return and(
                "starting at " + near(start, tolerance),
                d -> isNear(Expectations.time(d.start(), d), start, tolerance));
    }

    /** Its speech ends then, give or take the tolerance. */
    public ExpectedDetection endingNear(Duration end, Duration tolerance) {
        return and("ending at " + near(end, tolerance), d -> isNear(Expectations.time(d.end(), d), end, tolerance));
    }

    /** All of its speech lies there. */
    public ExpectedDetection between(Duration from, Duration to) {
        return and(
                "between " + Expectations.seconds(from) + " and " + Expectations.seconds(to),
                d -> Expectations.time(d.start(), d).compareTo(from) >= 0
                        && Expectations.time(d.end(), d).compareTo(to) <= 0);
    }

    /** It was emitted when no more of the stream than that had been heard. */
    public ExpectedDetection heardBy(Duration at) {
        return and(
                "heard by " + Expectations.seconds(at),
                d -> Expectations.time(d.at(), d).compareTo(at) <= 0);
    }

    /** @param least posterior probability, in [0, 1] */
    public ExpectedDetection confidenceAtLeast(double least) {
        return and("confidence at least " + least, d -> d.confidence() >= least);
    }

    /** Its confidence reached the threshold of the pipeline. */
    public ExpectedDetection notForced() {
        return and("not forced", d -> !d.forced());
    }

    @Override
    public boolean test(Detection detection) {
        return conditions.stream().allMatch(c -> c.holds().test(detection));
    }

    /**
     * Checks one.
     *
     * @throws AssertionError which says what was expected, what it is, and what of it is wrong
     */
    @Override
    public void accept(Detection detection) {
        Objects.requireNonNull(detection, "detection");
        if (!test(detection)) {
            throw new AssertionError("expected " + this + "\nbut it is " + Expectations.line(detection) + "\nwrong: "
                    + wrong(detection));
        }
    }

    /** Which of the conditions don't hold. */
    String wrong(Detection detection) {
        return String.join(
                ", ",
                conditions.stream()
                        .filter(c -> !c.holds().test(detection))
                        .map(Condition::name)
                        .toList());
    }

    /** Its conditions in words. */
    @Override
    public String toString() {
        return String.join(", ", conditions.stream().map(Condition::name).toList());
    }

    private ExpectedDetection and(String name, Predicate<Detection> holds) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(name, holds));
        return new ExpectedDetection(more);
    }

    private static String near(Duration time, Duration tolerance) {
        return Expectations.seconds(time) + " ± " + Expectations.seconds(tolerance);
    }

    private static boolean isNear(Duration time, Duration expected, Duration tolerance) {
        return time.minus(expected).abs().compareTo(tolerance) <= 0;
    }

    private record Condition(String name, Predicate<Detection> holds) {}
}

package dev.sonoflux.testkit.assertions;

import dev.sonoflux.engine.recognition.Detection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** What AssertJ checks of detections. Every failure shows all of them. */
public final class DetectionsAssert extends AbstractAssert<DetectionsAssert, List<Detection>> {
    DetectionsAssert(List<Detection> actual) {
        super(actual, DetectionsAssert.class);
    }

    /** These words, in this order, and no others. */
    public DetectionsAssert haveLabels(String... labels) {
        isNotNull();
        List<String> wanted = List.of(labels);
        List<String> found = actual.stream().map(Detection::label).toList();
        if (!found.equals(wanted)) {
            failWith("expected the labels " + wanted + ", but they are " + found);
        }
        return this;
    }

    /** As many as these, each as it is expected, in this order. */
    public DetectionsAssert areExactly(ExpectedDetection... expected) {
        isNotNull();
        Expectations.exactly(actual, List.of(expected)).ifPresent(this::failWith);
        return this;
    }

    /** There is one at least that is as expected. */
    public DetectionsAssert include(ExpectedDetection expected) {
        isNotNull();
        if (actual.stream().noneMatch(expected)) {
            failWith("there should be one like this: " + expected);
        }
        return this;
    }

    /** Every one has that posterior probability, or more. */
    public DetectionsAssert haveConfidenceAtLeast(double least) {
        isNotNull();
        String below = actual.stream()
                .filter(d -> d.confidence() < least)
                .map(Expectations::line)
                .collect(Collectors.joining("; "));
        if (!below.isEmpty()) {
            failWith("expected a confidence of at least " + least + ", but there is " + below);
        }
        return this;
    }

    /** None has speech there, not even in part. */
    public DetectionsAssert haveNoneBetween(Duration from, Duration to) {
        isNotNull();
        String there = actual.stream()
                .filter(d -> Expectations.time(d.start(), d).compareTo(to) < 0
                        && Expectations.time(d.end(), d).compareTo(from) > 0)
                .map(Expectations::line)
                .collect(Collectors.joining("; "));
        if (!there.isEmpty()) {
            failWith("expected none between " + Expectations.seconds(from) + " and " + Expectations.seconds(to)
                    + ", but there is " + there);
        }
        return this;
    }

    /** There is none at all. */
    public DetectionsAssert areNone() {
        isNotNull();
        if (!actual.isEmpty()) {
            failWith("expected none");
        }
        return this;
    }

    private void failWith(String problem) {
        failWithMessage("%s%n%s", problem, Expectations.table(actual));
    }
}

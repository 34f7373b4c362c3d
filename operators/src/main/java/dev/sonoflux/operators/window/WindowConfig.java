package dev.sonoflux.operators.window;

import java.time.Duration;
import java.util.Optional;

/** How {@link Windower} cuts segments. */
public sealed interface WindowConfig {
    /** Longest window that is accepted. */
    Duration MAX_DURATION = Duration.ofMinutes(10);

    /** Windows of a length, one every stride. */
    static Sliding sliding(Duration duration, Duration stride) {
        return new Sliding(duration, stride);
    }

    /** One window for each segment: all of it, with pre-roll and hangover. */
    static WholeSegment wholeSegment() {
        return new WholeSegment(Optional.empty());
    }

    /**
     * Windows of a length inside a segment.
     *
     * @param duration length of a window
     * @param stride from the start of one window to the start of the next
     */
    record Sliding(Duration duration, Duration stride) implements WindowConfig {
        public Sliding {
            requirePositive("duration", duration);
            requirePositive("stride", stride);
        }

        private static void requirePositive(String name, Duration value) {
            if (value.isNegative() || value.isZero() || value.compareTo(MAX_DURATION) > 0) {
                throw new IllegalArgumentException(
                        name + " " + value.toMillis() + " ms is outside 1.." + MAX_DURATION.toMillis() + " ms");
            }
        }
    }

    /**
     * The whole segment.
     *
     * @param margin what is left of pre-roll and hangover at most; all of them if empty
     */
    record WholeSegment(Optional<Duration> margin) implements WindowConfig {
        public WholeSegment {
            if (margin.filter(Duration::isNegative).isPresent()) {
                throw new IllegalArgumentException("margin " + margin.get().toMillis() + " ms is negative");
            }
        }

        public WholeSegment withMargin(Duration margin) {
            return new WholeSegment(Optional.of(margin));
        }
    }
}

package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltasTest {
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 8, 9, 20})
    void derivativesOfAParabolaAreItsSlopeAndCurvature(int frames) {
        double[] rows = new double[3 * frames];
        for (int f = 0; f < frames; f++) {
            rows[3 * f] = 2 + 3.0 * f + 0.5 * f * f;
        }

        Deltas.append(rows, frames, 3, 1, 1, 1, 9);
        Deltas.append(rows, frames, 3, 1, 2, 2, 9);

        int reach = (Math.min(9, frames) - 1) / 2;
        for (int f = 0; f < frames; f++) {
            int centre = Math.max(reach, Math.min(frames - 1 - reach, f));
            assertThat(rows[3 * f + 1]).as("slope at %d", f).isCloseTo(3 + centre, offset(1e-12));
            assertThat(rows[3 * f + 2]).as("curvature at %d", f).isCloseTo(1, offset(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void fewerThanThreeFramesHaveNoDerivatives(int frames) {
        double[] rows = {5, 99, 7, 99};

        Deltas.append(rows, frames, 2, 1, 1, 1, 9);

        assertThat(rows[1]).isZero();
        assertThat(rows[2 * frames - 1]).isZero();
    }

    @Test
    void narrowNeighbourhoodIsTheCentralDifference() {
        double[] rows = {1, 0, 4, 0, 2, 0, 9, 0};

        Deltas.append(rows, 4, 2, 1, 1, 1, 3);

        assertThat(rows).containsExactly(1, 0.5, 4, 0.5, 2, 2.5, 9, 2.5);
    }
}

package dev.sonoflux.training.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.training.Jobs;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LanczosTest {
    @Test
    void slowlyFallingEigenvaluesAreThoseOfADenseDecomposition() {
        double[][] matrix = gram(300, 320);

        Eigenvectors expected = DenseEigen.largest(matrix, 40);
        Eigenvectors found = largest(matrix, 40, 1);

        assertThat(found.values()).containsExactly(expected.values(), offset(1e-7 * expected.values()[0]));
        for (int i = 0; i < 40; i++) {
            assertThat(found.vectors()[i]).containsExactly(expected.vectors()[i], offset(1e-4));
        }
    }

    @Test
    void allEigenvectorsCanBeHad() {
        double[][] matrix = gram(20, 30);

        Eigenvectors found = largest(matrix, 20, 1);

        assertThat(found.values())
                .containsExactly(DenseEigen.largest(matrix, 20).values(), offset(1e-8));
    }

    @Test
    void equalEigenvaluesAreFoundAsOftenAsTheyOccur() {
        double[][] identity = new double[60][60];
        for (int i = 0; i < 60; i++) {
            identity[i][i] = i < 3 ? 2 : 1;
        }

        Eigenvectors found = largest(identity, 5, 1);

        assertThat(found.values()).containsExactly(new double[] {2, 2, 2, 1, 1}, offset(1e-9));
    }

    @Test
    void anotherSeedFindsTheSame() {
        double[][] matrix = gram(100, 90);

        assertThat(largest(matrix, 10, 7).values())
                .containsExactly(largest(matrix, 10, 8).values(), offset(1e-7));
    }

    private static Eigenvectors largest(double[][] matrix, int k, long seed) {
        try (Jobs jobs = Jobs.of(2)) {
            return Lanczos.largest(matrix, k, seed, jobs);
        }
    }

    private static double[][] gram(int size, int vectors) {
        Random random = new Random(size);
        double[][] matrix = new double[size][size];
        for (int v = 0; v < vectors; v++) {
            double[] vector = random.doubles(size, -1, 1).toArray();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    matrix[i][j] += vector[i] * vector[j];
                }
            }
        }
        return matrix;
    }
}

package dev.sonoflux.training.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.FeatureRows;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.ejml.simple.SimpleSVD;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalComponentsTest {
    private static Jobs one;
    private static Jobs three;

    @BeforeAll
    static void startJobs() {
        one = Jobs.of(1);
        three = Jobs.of(3);
    }

    @AfterAll
    static void stopJobs() {
        one.close();
        three.close();
    }

    /** More recordings than features, fewer, and so many of both that the largest eigenvectors are searched for. */
    @ParameterizedTest
    @CsvSource({"60,12,5,false", "60,12,5,true", "25,90,6,false", "25,90,6,true", "430,700,8,true", "700,430,8,false"})
    void projectedRecordingsAreThoseOfADenseDecomposition(int n, int d, int k, boolean standardise) {
        float[][] rows = rows(n, d);
        double[][] expected = denseScores(rows, standardise, k);

        Projection projection = PrincipalComponents.fit(FeatureRows.of(rows), standardise, k, 1, three);

        assertThat(projection.outputs()).isEqualTo(k);
        for (int c = 0; c < k; c++) {
            double sign = Math.signum(projection.apply(rows[0])[c] * expected[0][c]);
            for (int i = 0; i < n; i++) {
                assertThat(sign * projection.apply(rows[i])[c]).isCloseTo(expected[i][c], offset(2e-3));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60,12", "25,90", "430,700"})
    void numberOfThreadsChangesNoBit(int n, int d) {
        float[][] rows = rows(n, d);

        Projection alone = PrincipalComponents.fit(FeatureRows.of(rows), true, 5, 1, one);
        Projection together = PrincipalComponents.fit(FeatureRows.of(rows), true, 5, 1, three);

        for (float[] row : rows) {
            assertThat(together.apply(row)).isEqualTo(alone.apply(row));
        }
    }

    @Test
    void dataOfFewDirectionsGivesNoMoreComponentsThanThereAre() {
        float[][] rows = new float[30][50];
        Random random = new Random(2);
        for (float[] row : rows) {
            float a = (float) random.nextGaussian();
            float b = (float) random.nextGaussian();
            for (int f = 0; f < 50; f++) {
                row[f] = f % 2 == 0 ? a : b;
            }
        }

        assertThat(PrincipalComponents.fit(FeatureRows.of(rows), true, 10, 1, one)
                        .outputs())
                .isEqualTo(2);
    }

    @Test
    void featureThatNeverVariesIsLeftAlone() {
        float[][] rows = rows(20, 4);
        for (float[] row : rows) {
            row[2] = 7.1f;
        }
        float[] mean = new float[4];
        float[] scale = new float[4];

        Scaling.fit(FeatureRows.of(rows), true, mean, scale, one);

        assertThat(mean[2]).isEqualTo(7.1f);
        assertThat(scale[2]).isEqualTo(1);
        assertThat(scale[0]).isNotEqualTo(1);
    }

    @Test
    void scalingIsThatOfThePopulation() {
        float[][] rows = {{1, 10}, {3, 10}, {5, 40}};
        float[] mean = new float[2];
        float[] scale = new float[2];

        Scaling.fit(FeatureRows.of(rows), true, mean, scale, three);

        assertThat(mean).containsExactly(3, 20);
        assertThat(scale).containsExactly((float) Math.sqrt(8.0 / 3), (float) Math.sqrt(200));
    }

    /** Columns of U·S of the singular value decomposition of the centred (and scaled) data. */
    private static double[][] denseScores(float[][] rows, boolean standardise, int k) {
        int n = rows.length;
        int d = rows[0].length;
        SimpleMatrix data = new SimpleMatrix(n, d);
        for (int f = 0; f < d; f++) {
            double mean = 0;
            for (float[] row : rows) {
                mean += row[f] / (double) n;
            }
            double squares = 0;
            for (float[] row : rows) {
                squares += (row[f] - mean) * (row[f] - mean);
            }
            double scale = standardise ? Math.sqrt(squares / n) : 1;
            for (int i = 0; i < n; i++) {
                data.set(i, f, (rows[i][f] - mean) / scale);
            }
        }
        SimpleSVD<SimpleMatrix> svd = data.svd(true);
        double[][] scores = new double[n][k];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < k; c++) {
                scores[i][c] = svd.getU().get(i, c) * svd.getW().get(c, c);
            }
        }
        return scores;
    }

    /** Few strong directions under much weak noise, so that components are well apart. */
    private static float[][] rows(int n, int d) {
        Random random = new Random(n * 31L + d);
        double[][] directions = new double[10][d];
        for (int c = 0; c < 10; c++) {
            for (int f = 0; f < d; f++) {
                directions[c][f] = random.nextGaussian();
            }
        }
        float[][] rows = new float[n][d];
        for (float[] row : rows) {
            double[] values = new double[d];
            for (int c = 0; c < 10; c++) {
                double strength = random.nextGaussian() * Math.pow(0.6, c);
                for (int f = 0; f < d; f++) {
                    values[f] += strength * directions[c][f];
                }
            }
            for (int f = 0; f < d; f++) {
                row[f] = (float) (5 + values[f] + 0.001 * random.nextGaussian());
            }
        }
        return rows;
    }
}

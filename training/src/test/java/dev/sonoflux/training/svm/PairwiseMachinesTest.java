package dev.sonoflux.training.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.training.Jobs;
import java.util.List;
import java.util.Random;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;
import org.junit.jupiter.api.Test;

/** Against LIBSVM itself, trained on all classes at once with a kernel of its own. */
class PairwiseMachinesTest {
    private static final int CLASSES = 4;
    private static final int DIMENSIONS = 6;
    private static final List<SvmPoint> POINTS = List.of(
            new SvmPoint(DIMENSIONS, new SvmKernel.Gaussian(new Gamma.Absolute(0.1)), 0.5),
            new SvmPoint(DIMENSIONS, new SvmKernel.Gaussian(new Gamma.Absolute(0.1)), 8),
            new SvmPoint(DIMENSIONS, new SvmKernel.Linear(), 1),
            new SvmPoint(DIMENSIONS, new SvmKernel.Gaussian(new Gamma.Absolute(0.5)), 2));

    private final Random random = new Random(5);
    private final float[][] training = vectors(240);
    private final float[][] heldOut = vectors(200);

    @Test
    void sharedKernelsGiveLibsvmsDecisionsAtEveryPointOfTheGrid() {
        try (Jobs jobs = Jobs.of(2)) {
            double[][][] decisions = PairwiseMachines.train(training, classes(training), CLASSES, POINTS, jobs)
                    .decisions(heldOut, jobs);

            for (int p = 0; p < POINTS.size(); p++) {
                svm_model libsvm = libsvm(POINTS.get(p));
                for (int v = 0; v < heldOut.length; v++) {
                    double[] expected = new double[CLASSES * (CLASSES - 1) / 2];
                    svm.svm_predict_values(libsvm, nodes(heldOut[v]), expected);
                    for (int pair = 0; pair < expected.length; pair++) {
                        assertThat(decisions[p][v][pair]).isCloseTo(expected[pair], within(1e-5));
                    }
                }
            }
        }
    }

    @Test
    void machineThatIsServedSaysTheSameToTheLastBit() {
        try (Jobs jobs = Jobs.of(2)) {
            PairwiseMachines machines = PairwiseMachines.train(training, classes(training), CLASSES, POINTS, jobs);
            double[][][] decisions = machines.decisions(heldOut, jobs);

            for (int v = 0; v < heldOut.length; v++) {
                assertThat(machines.gaussian(1).decisionValues(heldOut[v])).isEqualTo(decisions[1][v]);
                assertThat(machines.gaussian(3).decisionValues(heldOut[v])).isEqualTo(decisions[3][v]);
                assertThat(machines.linear(2).apply(heldOut[v])).isEqualTo(decisions[2][v]);
            }
        }
    }

    private svm_model libsvm(SvmPoint point) {
        svm_problem problem = new svm_problem();
        problem.l = training.length;
        problem.x = new svm_node[training.length][];
        problem.y = new double[training.length];
        int at = 0;
        for (int c = 0; c < CLASSES; c++) {
            for (int i = c; i < training.length; i += CLASSES) {
                problem.x[at] = nodes(training[i]);
                problem.y[at++] = c;
            }
        }
        svm_parameter parameters = new svm_parameter();
        parameters.svm_type = svm_parameter.C_SVC;
        parameters.kernel_type = svm_parameter.LINEAR;
        if (point.kernel() instanceof SvmKernel.Gaussian gaussian) {
            parameters.kernel_type = svm_parameter.RBF;
            parameters.gamma = gaussian.gamma().value(DIMENSIONS, 1);
        }
        parameters.C = point.c();
        parameters.eps = 1e-3;
        parameters.cache_size = 10;
        parameters.shrinking = 1;
        parameters.weight_label = new int[0];
        parameters.weight = new double[0];
        return svm.svm_train(problem, parameters);
    }

    private static svm_node[] nodes(float[] row) {
        svm_node[] nodes = new svm_node[row.length];
        for (int d = 0; d < row.length; d++) {
            nodes[d] = new svm_node();
            nodes[d].index = d + 1;
            nodes[d].value = row[d];
        }
        return nodes;
    }

    private static int[] classes(float[][] rows) {
        int[] classes = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            classes[i] = i % CLASSES;
        }
        return classes;
    }

    private float[][] vectors(int count) {
        float[][] vectors = new float[count][DIMENSIONS];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                vectors[i][d] = (float) (random.nextGaussian() + (d == i % CLASSES ? 1.5 : 0));
            }
        }
        return vectors;
    }
}

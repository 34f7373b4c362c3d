package dev.sonoflux.operators.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import org.junit.jupiter.api.Test;

class SupportVectorMachineTest {
    private static final int CLASSES = 4;
    private static final int PER_CLASS = 7;
    private static final int DIMENSIONS = 5;

    private final Random random = new Random(5);

    @Test
    void decisionValuesAreThoseOfLibsvm() {
        int vectors = CLASSES * PER_CLASS;
        float[] supportVectors = SvmExample.floats(random, vectors * DIMENSIONS);
        double[] dual = random.doubles((CLASSES - 1) * vectors, -2, 2).toArray();
        double[] intercepts = random.doubles(CLASSES * (CLASSES - 1) / 2, -1, 1).toArray();
        int[] counts = {PER_CLASS, PER_CLASS, PER_CLASS, PER_CLASS};
        SupportVectorMachine machine = new SupportVectorMachine(0.3, supportVectors, counts, dual, intercepts);
        svm_model libsvm = libsvm(supportVectors, dual, intercepts, counts);
        for (int i = 0; i < 20; i++) {
            float[] vector = SvmExample.floats(random, DIMENSIONS);
            double[] expected = new double[intercepts.length];
            svm.svm_predict_values(libsvm, nodes(vector, 0), expected);

            assertThat(machine.decisionValues(vector)).containsExactly(expected, offset(1e-12));
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        int[] counts = {1, 1};
        double[] two = {1, -1};
        double[] one = {0};
        assertThatThrownBy(() -> new SupportVectorMachine(1, new float[3], counts, two, one))
                .hasMessageContaining("don't fit together");
        assertThatThrownBy(() -> new SupportVectorMachine(1, new float[2], counts, two, two))
                .hasMessageContaining("don't fit together");
        assertThatThrownBy(() -> new SupportVectorMachine(1, new float[2], new int[] {3, -1}, two, one))
                .hasMessageContaining("-1 support vectors");
        assertThatThrownBy(() -> new SupportVectorMachine(0, new float[2], counts, two, one))
                .hasMessageContaining("gamma");
        assertThatThrownBy(() -> new SupportVectorMachine(1, new float[2], counts, new double[] {1, Double.NaN}, one))
                .hasMessageContaining("not finite");
    }

    private static svm_model libsvm(float[] supportVectors, double[] dual, double[] intercepts, int[] counts) {
        svm_model model = new svm_model();
        model.param = new svm_parameter();
        model.param.svm_type = svm_parameter.C_SVC;
        model.param.kernel_type = svm_parameter.RBF;
        model.param.gamma = 0.3;
        model.nr_class = CLASSES;
        model.l = CLASSES * PER_CLASS;
        model.label = new int[] {0, 1, 2, 3};
        model.nSV = counts;
        model.rho = intercepts;
        model.SV = new svm_node[model.l][];
        for (int v = 0; v < model.l; v++) {
            model.SV[v] = nodes(supportVectors, v * DIMENSIONS);
        }
        model.sv_coef = new double[CLASSES - 1][];
        for (int row = 0; row < CLASSES - 1; row++) {
            model.sv_coef[row] = Arrays.copyOfRange(dual, row * model.l, (row + 1) * model.l);
        }
        return model;
    }

    private static svm_node[] nodes(float[] values, int from) {
        svm_node[] nodes = new svm_node[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            nodes[d] = new svm_node();
            nodes[d].index = d + 1;
            nodes[d].value = values[from + d];
        }
        return nodes;
    }
}

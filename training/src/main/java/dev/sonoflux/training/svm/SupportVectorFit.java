package dev.sonoflux.training.svm;

import dev.sonoflux.operators.classifier.SupportVectorMachine;
import java.util.ArrayList;
import java.util.List;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * Trains a C-SVC with LIBSVM. Without its own probability estimates, which use a random generator shared by all
 * threads.
 */
final class SupportVectorFit {
    private static final double TOLERANCE = 1e-3;
    private static final double CACHE_MEGABYTES = 200;

    static {
        svm.svm_set_print_string_function(text -> {});
    }

    private SupportVectorFit() {}

    /**
     * Trains.
     *
     * @param rows a vector for each recording
     * @param labels the class of each, from 0 to classes − 1; none may be missing
     * @param gammaFactor gamma is this divided by the number of values in a vector and by the variance of all values: 1
     *     is scikit-learn's {@code gamma="scale"}
     */
    static SupportVectorMachine fit(float[][] rows, int[] labels, int classes, double c, double gammaFactor) {
        List<Integer> byClass = indicesByClass(labels, classes);
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = new svm_node[rows.length][];
        problem.y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            problem.x[i] = nodes(rows[byClass.get(i)]);
            problem.y[i] = labels[byClass.get(i)];
        }
        double gamma = gammaFactor / (rows[0].length * variance(rows));
        svm_model model = svm.svm_train(problem, parameters(c, gamma));
        return machine(model, gamma, rows[0].length);
    }

    /** LIBSVM numbers its classes as they come; in order of class, its numbers are ours. */
    private static List<Integer> indicesByClass(int[] labels, int classes) {
        List<Integer> order = new ArrayList<>(labels.length);
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == c) {
                    order.add(i);
                }
            }
        }
        return order;
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

    private static svm_parameter parameters(double c, double gamma) {
        svm_parameter parameters = new svm_parameter();
        parameters.svm_type = svm_parameter.C_SVC;
        parameters.kernel_type = svm_parameter.RBF;
        parameters.C = c;
        parameters.gamma = gamma;
        parameters.eps = TOLERANCE;
        parameters.cache_size = CACHE_MEGABYTES;
        parameters.shrinking = 1;
        parameters.nr_weight = 0;
        parameters.weight_label = new int[0];
        parameters.weight = new double[0];
        return parameters;
    }

    /** Of all values of all vectors together, as scikit-learn's {@code X.var()}. */
    private static double variance(float[][] rows) {
        double sum = 0;
        for (float[] row : rows) {
            for (float value : row) {
                sum += value;
            }
        }
        double count = (double) rows.length * rows[0].length;
        double mean = sum / count;
        double squares = 0;
        for (float[] row : rows) {
            for (float value : row) {
                squares += (value - mean) * (value - mean);
            }
        }
        return squares / count;
    }

    private static SupportVectorMachine machine(svm_model model, double gamma, int dimensions) {
        float[] vectors = new float[model.l * dimensions];
        for (int v = 0; v < model.l; v++) {
            for (svm_node node : model.SV[v]) {
                vectors[v * dimensions + node.index - 1] = (float) node.value;
            }
        }
        double[] dual = new double[(model.nr_class - 1) * model.l];
        for (int row = 0; row < model.nr_class - 1; row++) {
            System.arraycopy(model.sv_coef[row], 0, dual, row * model.l, model.l);
        }
        return new SupportVectorMachine(gamma, vectors, model.nSV, dual, model.rho);
    }
}

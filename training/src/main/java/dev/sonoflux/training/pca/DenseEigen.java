package dev.sonoflux.training.pca;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** All eigenvectors of a symmetric matrix by EJML's QR algorithm: for matrices of some hundred rows. */
final class DenseEigen {
    private DenseEigen() {}

    /** The {@code k} largest. */
    static Eigenvectors largest(double[][] symmetric, int k) {
        int n = symmetric.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(new DMatrixRMaj(symmetric))) {
            throw new IllegalStateException("the eigenvectors of a symmetric matrix did not converge");
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .limit(k)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[][] vectors = new double[order.length][];
        for (int i = 0; i < order.length; i++) {
            values[i] = eigen.getEigenvalue(order[i]).getReal();
            vectors[i] = eigen.getEigenVector(order[i]).data;
        }
        return new Eigenvectors(values, vectors);
    }
}

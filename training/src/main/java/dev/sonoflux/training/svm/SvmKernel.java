package dev.sonoflux.training.svm;

/** How alike two vectors are to a support vector machine. */
public sealed interface SvmKernel {
    /** The inner product x·y. */
    record Linear() implements SvmKernel {}

    /** The Gaussian (RBF) kernel. */
    record Gaussian(Gamma gamma) implements SvmKernel {}
}

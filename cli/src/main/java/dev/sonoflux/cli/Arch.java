package dev.sonoflux.cli;

/** The kinds of models that can be trained. */
enum Arch {
    SVM,
    LOGREG,
    CNN
}

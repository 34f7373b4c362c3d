package dev.sonoflux.training.report;

import dev.sonoflux.training.search.Measure;

/** What measures are called. */
final class Measures {
    private Measures() {}

    static String title(Measure measure) {
        return switch (measure) {
            case ACCURACY -> "Accuracy";
            case MACRO_F1 -> "Macro F1";
        };
    }
}

package dev.sonoflux.training.dataset;

import java.util.Locale;
import java.util.Optional;

/** What people call the parts of a dataset. */
final class SplitName {
    private SplitName() {}

    static Optional<Split> of(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Split.TRAIN);
            case "validation", "valid", "val", "dev" -> Optional.of(Split.VALIDATION);
            case "test", "testing" -> Optional.of(Split.TEST);
            default -> Optional.empty();
        };
    }
}

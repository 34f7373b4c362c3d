package dev.sonoflux.training.validation;

import java.util.List;

/**
 * Folds that together hold out every example once that is tested.
 *
 * @param folds two or more
 * @param bySpeaker whether no speaker is on both sides of a fold
 * @param description how they were made, and why so: for people
 */
public record Folds(List<Fold> folds, boolean bySpeaker, String description) {
    public Folds {
        folds = List.copyOf(folds);
    }
}

package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Familiarity;

/** What the groups of speakers are called. */
final class Familiarities {
    private Familiarities() {}

    static String voices(Familiarity familiarity) {
        return switch (familiarity) {
            case KNOWN -> "known voices";
            case UNKNOWN -> "unknown voices";
            case UNLABELLED -> "speaker not told";
            case UNDETERMINED -> "voices; training data not told";
        };
    }

    static String speaker(Familiarity familiarity) {
        return switch (familiarity) {
            case KNOWN -> "known: was in the training data";
            case UNKNOWN -> "unknown: was not";
            case UNLABELLED -> "speaker not told";
            case UNDETERMINED -> "training data not told";
        };
    }

    static String mark(Familiarity familiarity) {
        return switch (familiarity) {
            case KNOWN -> "known";
            case UNKNOWN -> "unknown";
            case UNLABELLED, UNDETERMINED -> "not told";
        };
    }
}

package dev.sonoflux.training.openset;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.features.EndpointTrim;
import dev.sonoflux.operators.features.EndpointTrim.Endpoints;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.dataset.Utterance;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.Example;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How something that is no word is made of one or two.
 *
 * @param parts in the order in which they are heard, each of another recording
 */
record ChangedWord(Example example, List<Part> parts) {
    /** How much of a word is left in a part of one. */
    private static final Range<Double> SHARE = Range.of(0.35, 0.60);

    /**
     * Finds the word in its recording. Most recordings of words are quieter than this around the word; where one isn't, what
     * counts as a half of the word is one.
     */
    private static final EndpointTrim WORD = new EndpointTrim(20, -100, Duration.ZERO);

    /** Which part of a word. */
    private enum Side {
        BEGINNING,
        END,
        /** All of it, from its end to its beginning. */
        BACKWARDS
    }

    /**
     * A part.
     *
     * @param recording id of the word's recording
     * @param share how much of the word, 0 to 1
     */
    private record Part(String recording, Side side, double share) {}

    /**
     * Draws what becomes of a recording.
     *
     * @param ofSpeaker all recordings of its speaker
     * @param name the example's
     */
    static ChangedWord of(
            DatasetExamples words, Recording recording, List<Recording> ofSpeaker, String name, StreamRandom random) {
        List<Part> parts = parts(recording, ofSpeaker, random);
        List<String> madeOf =
                parts.stream().map(part -> words.idOf(part.recording())).toList();
        String id = BackgroundLabels.UNKNOWN + "/" + words.idOf(name);
        return new ChangedWord(Example.trainedOnly(id, BackgroundLabels.UNKNOWN, recording.speaker(), madeOf), parts);
    }

    private static List<Part> parts(Recording recording, List<Recording> ofSpeaker, StreamRandom random) {
        double first = random.draw(SHARE);
        double second = random.draw(SHARE);
        List<Recording> others = ofSpeaker.stream()
                .filter(other -> !other.label().equals(recording.label()))
                .toList();
        int kind = random.nextInt(3);
        if (kind == 0) {
            Side side = random.nextInt(2) == 0 ? Side.BEGINNING : Side.END;
            return List.of(new Part(recording.id(), side, first));
        }
        if (kind == 1 && !others.isEmpty()) {
            Recording next = others.get(random.nextInt(others.size()));
            return List.of(new Part(recording.id(), Side.END, first), new Part(next.id(), Side.BEGINNING, second));
        }
        return List.of(new Part(recording.id(), Side.BACKWARDS, 1));
    }

    /** Ids of the recordings that it is made of. */
    List<String> recordings() {
        return parts.stream().map(Part::recording).toList();
    }

    /** What it has of a recording. */
    float[] cut(Utterance utterance) {
        Part part = parts.stream()
                .filter(p -> p.recording().equals(utterance.id()))
                .findFirst()
                .orElseThrow();
        float[] samples = utterance.samples();
        int rate = utterance.sampleRate();
        Endpoints ends = WORD.find(samples, rate);
        int from = Math.max(0, ends.from());
        int to = Math.min(samples.length, ends.to());
        int length = Math.max(1, (int) Math.round(part.share() * (to - from)));
        return switch (part.side()) {
            case BEGINNING -> Cut.of(samples, from, from + length, rate);
            case END -> Cut.of(samples, to - length, to, rate);
            case BACKWARDS -> backwards(Cut.of(samples, from, to, rate));
        };
    }

    private static float[] backwards(float[] samples) {
        float[] reversed = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            reversed[i] = samples[samples.length - 1 - i];
        }
        return reversed;
    }

    /** All of it. */
    float[] joined(Map<String, float[]> cut) {
        float[] joined = new float[0];
        for (Part part : parts) {
            float[] next = cut.get(part.recording());
            int at = joined.length;
            joined = Arrays.copyOf(joined, at + next.length);
            System.arraycopy(next, 0, joined, at, next.length);
        }
        return joined;
    }
}

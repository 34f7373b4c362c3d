package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.splice.TruthReader;
import dev.sonoflux.training.splice.TruthWord;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording of many words, and where they are.
 *
 * @param audio the recording
 * @param words in the order of their starts
 */
public record LabelledStream(Path audio, List<TruthWord> words) {
    /**
     * Reads the truth. Words of other streams are left out.
     *
     * @throws SonofluxException if the truth is broken, or says nothing of this recording
     */
    public static LabelledStream read(Path audio, Path truth) {
        String name = audio.getFileName().toString();
        List<TruthWord> all = TruthReader.read(truth);
        List<TruthWord> words = all.stream()
                .filter(word -> word.stream().isEmpty() || word.stream().equals(name))
                .toList();
        if (words.isEmpty()) {
            List<String> others =
                    all.stream().map(TruthWord::stream).distinct().sorted().toList();
            throw new SonofluxException(truth + " has no words of " + name
                    + (others.isEmpty() ? "" : ", but of " + String.join(", ", others)));
        }
        return new LabelledStream(audio, words);
    }

    List<String> labels() {
        return words.stream().map(TruthWord::label).distinct().sorted().toList();
    }
}

package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.splice.TruthReader;
import dev.sonoflux.training.splice.TruthWord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A recording of many words, and where they are.
 *
 * @param audio the recording
 * @param truth the file that says where the words are
 * @param words in the order of their starts, one or more
 */
public record LabelledStream(Path audio, Path truth, List<TruthWord> words) {
    /**
     * Reads the truth. Words of other streams are left out.
     *
     * @throws SonofluxException if the recording is a directory, or the truth is broken, or says nothing of this recording
     */
    public static LabelledStream read(Path audio, Path truth) {
        if (Files.isDirectory(audio)) {
            throw new SonofluxException(
                    audio + " is a directory, and a stream is one recording; name a file, with the truth about it");
        }
        String name = audio.getFileName().toString();
        List<TruthWord> all = TruthReader.read(truth);
        if (all.isEmpty()) {
            throw new SonofluxException(truth + " is empty; write a line for each word of " + name
                    + ", e.g. {\"label\":\"7\",\"start\":4.32,\"end\":4.81}; a recording without words is measured"
                    + " by --negatives");
        }
        List<TruthWord> words = all.stream()
                .filter(word -> word.stream().isEmpty() || word.stream().equals(name))
                .toList();
        if (words.isEmpty()) {
            List<String> others =
                    all.stream().map(TruthWord::stream).distinct().sorted().toList();
            throw new SonofluxException(truth + " has no words of " + name + ", but of " + String.join(", ", others)
                    + "; give the truth about " + name + ", or correct 'stream' in its lines");
        }
        return new LabelledStream(audio, truth, words);
    }

    /**
     * Refuses words that nobody can hear: the truth is about another recording then, or a part of the recording is missing.
     * Ends may be as far beyond the stream's as spans that match may be apart, since people round them.
     *
     * @param seconds how long the stream is
     * @throws SonofluxException if a word begins at the stream's end or later, or ends too late
     */
    void requireWordsWithin(double seconds) {
        words.stream()
                .filter(word -> word.start() >= seconds || word.end() > seconds + EventAlignment.TOLERANCE)
                .findFirst()
                .ifPresent(word -> {
                    throw new SonofluxException(String.format(
                            Locale.ROOT,
                            "%s: the word '%s' is from %.4f to %.4f s, but %s ends at %.4f s; check that the truth is about"
                                    + " this recording, in seconds, and that the recording is whole",
                            truth,
                            word.label(),
                            word.start(),
                            word.end(),
                            audio,
                            seconds));
                });
    }

    List<String> labels() {
        return words.stream().map(TruthWord::label).distinct().sorted().toList();
    }
}

package dev.sonoflux.training.dataset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of Speech Commands: a folder for each word, files {@code {speaker}_nohash_{n}.wav}, and two lists of files
 * for validation and for testing. Without the lists, the rule that they were made by. The background noise is no word.
 */
final class SpeechCommandsListing {
    private static final String VALIDATION_LIST = "validation_list.txt";
    private static final String TESTING_LIST = "testing_list.txt";
    private static final String BACKGROUND_NOISE = "_background_noise_";
    private static final Pattern NAME = Pattern.compile("(.+)_nohash_.*");

    private SpeechCommandsListing() {}

    static boolean fits(Path folder) {
        return Files.exists(folder.resolve(VALIDATION_LIST))
                || Files.exists(folder.resolve(TESTING_LIST))
                || Files.isDirectory(folder.resolve(BACKGROUND_NOISE));
    }

    static List<Recording> list(Path folder, Consumer<String> warnings) {
        Map<String, Path> files = AudioFiles.walk(folder, 2, AudioFiles.AUDIO);
        files.keySet().removeIf(id -> id.startsWith(BACKGROUND_NOISE + "/"));
        Set<String> validation = listed(folder.resolve(VALIDATION_LIST), files, warnings);
        Set<String> testing = listed(folder.resolve(TESTING_LIST), files, warnings);
        boolean hasLists = Files.exists(folder.resolve(VALIDATION_LIST)) || Files.exists(folder.resolve(TESTING_LIST));
        Set<String> both = new TreeSet<>(validation);
        both.retainAll(testing);
        if (!both.isEmpty()) {
            throw new SonofluxException(folder + ": " + both.iterator().next() + " is both in " + VALIDATION_LIST
                    + " and in " + TESTING_LIST + "; take it out of one of them");
        }
        List<Recording> recordings = new ArrayList<>();
        files.forEach((id, file) -> {
            int slash = id.indexOf('/');
            if (slash < 0) {
                warnings.accept(file + " is left out: it is in no folder that could be its label");
                return;
            }
            String speaker = speaker(id.substring(slash + 1));
            Split split = hasLists ? listedSplit(id, validation, testing) : HashedSplit.of(id, speaker);
            recordings.add(new Recording(id, id.substring(0, slash), speaker, split, new WholeFile(file)));
        });
        return recordings;
    }

    private static Split listedSplit(String id, Set<String> validation, Set<String> testing) {
        if (validation.contains(id)) {
            return Split.VALIDATION;
        }
        return testing.contains(id) ? Split.TEST : Split.TRAIN;
    }

    private static Set<String> listed(Path list, Map<String, Path> files, Consumer<String> warnings) {
        Set<String> ids = new TreeSet<>();
        if (!Files.exists(list)) {
            return ids;
        }
        try {
            Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .forEach(ids::add);
        } catch (IOException e) {
            throw new SonofluxException(list + " cannot be read as a list of files in UTF-8: " + e.getMessage(), e);
        }
        List<String> missing = ids.stream().filter(id -> !files.containsKey(id)).toList();
        if (!missing.isEmpty()) {
            warnings.accept(
                    list + " names " + missing.size() + " files that are not there, the first is " + missing.get(0));
        }
        return ids;
    }

    private static String speaker(String fileName) {
        Matcher name = NAME.matcher(fileName);
        return name.matches() ? name.group(1) : Recording.UNKNOWN_SPEAKER;
    }
}

package dev.sonoflux.training.dataset;

import dev.sonoflux.training.dataset.AudioLocation.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Files whose names say everything, in a folder or in its folder {@code recordings}. */
final class FsddListing {
    private static final String RECORDINGS = "recordings";

    private FsddListing() {}

    /** Whether there are such files. */
    static boolean fits(Path folder) {
        return AudioFiles.in(recordings(folder)).keySet().stream()
                .anyMatch(name -> FsddName.of(name).isPresent());
    }

    static List<Recording> list(Path folder, Consumer<String> warnings) {
        List<Recording> recordings = new ArrayList<>();
        AudioFiles.in(recordings(folder))
                .forEach((name, file) -> FsddName.of(name)
                        .ifPresentOrElse(
                                said -> recordings.add(new Recording(
                                        name, said.label(), said.speaker(), said.split(), new WholeFile(file))),
                                () -> warnings.accept(
                                        file + " is left out: its name is not {label}_{speaker}_{index}, e.g. "
                                                + "7_theo_12.wav")));
        return recordings;
    }

    private static Path recordings(Path folder) {
        Path inside = folder.resolve(RECORDINGS);
        return Files.isDirectory(inside) && AudioFiles.in(folder).isEmpty() ? inside : folder;
    }
}

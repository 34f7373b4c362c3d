package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.ConfusionCsv;
import dev.sonoflux.training.evaluation.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Confusion matrices in files of their own.
 *
 * @param written in the order of the models
 * @param obstacle why the plots are missing and what to do about that: empty unless Java has no fonts here
 */
public record ConfusionFiles(List<Path> written, Optional<String> obstacle) {
    public ConfusionFiles {
        written = List.copyOf(written);
    }

    /**
     * Writes {@code confusion-MODEL.csv} and {@code confusion-MODEL.png} for each model that was measured on recordings of one
     * word each. What can't stand in a file's name is an underscore there; of models whose names would come out alike, the
     * second one's ends with {@code -2}, and so on.
     *
     * @param folder is made if need be
     * @throws SonofluxException if a file cannot be written
     */
    public static ConfusionFiles write(EvaluationResult result, Path folder) {
        Optional<String> obstacle = PlotFiles.obstacle();
        List<Path> written = new ArrayList<>();
        List<MeasuredClips> models = MeasuredClips.of(result);
        Set<String> taken = new HashSet<>();
        models.forEach(model -> taken.add(ConfusionSection.plot(model).id()));
        for (MeasuredClips model : models) {
            String name = freeName(model.name(), taken);
            Path csv = folder.resolve(name + ".csv");
            ConfusionCsv.write(model.metrics(), csv);
            written.add(csv);
            if (obstacle.isEmpty()) {
                Path png = folder.resolve(name + ".png");
                write(png, PlotFiles.png(ConfusionSection.plot(model)));
                written.add(png);
            }
        }
        return new ConfusionFiles(written, obstacle);
    }

    /** In small letters those that are taken differ, too, for file systems that know no others. */
    private static String freeName(String model, Set<String> taken) {
        String name = "confusion-" + model.replaceAll("[^A-Za-z0-9._-]", "_");
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}

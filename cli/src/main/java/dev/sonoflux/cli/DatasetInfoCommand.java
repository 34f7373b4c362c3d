package dev.sonoflux.cli;

import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.DatasetSurvey;
import dev.sonoflux.training.dataset.Layout;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SurveyReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says what is in a dataset, and what is wrong with it. */
@Command(
        name = "info",
        description =
                "Reads all of a dataset and says what is in it (recordings for each label, speaker and split, lengths,"
                        + " rates, levels) and what is wrong with it: broken, silent, clipped and duplicate recordings, and audio"
                        + " or speakers that are in several splits.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit status: 0 everything could be read, whatever was found; 1 some recordings are broken."})
final class DatasetInfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description = "Labelled recordings, as --data of 'train' takes them; several are looked at as one.")
    private List<Path> folders;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            converter = LayoutName.class,
            description =
                    "How they say what is what: fsdd, folders, speech-commands, manifest or parquet. Default: told"
                            + " by looking.")
    private Optional<Layout> layout = Optional.empty();

    @Option(names = "--json", description = "Print everything as one JSON object instead.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<String> warnings = new ArrayList<>();
        Dataset dataset = Dataset.open(folders, layout, Split.ALL, Dataset.Broken.FAILS, warnings::add);
        DatasetSurvey survey;
        try (Progress progress = new Progress()) {
            survey = DatasetSurvey.of(dataset, warnings, progress);
        }
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(survey));
        } else {
            out.print(SurveyReport.format(survey));
        }
        out.flush();
        return survey.broken().isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
    }
}

package dev.sonoflux.cli;

import picocli.CommandLine.Command;

/** Gets, makes and looks at datasets. */
@Command(
        name = "dataset",
        description = "Gets, makes and looks at labelled recordings.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DatasetFetchCommand.class,
            DatasetInfoCommand.class,
            DatasetSpliceCommand.class,
            DatasetSynthCommand.class
        })
final class DatasetCommand {}

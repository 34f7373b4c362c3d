package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a wrong command line gets: what is wrong, where help is, and exit status 2. */
class CommandLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "classify x.wav --jobs 0             | '--jobs': '0' is not a whole number from 1 to 256",
                "classify x.wav --jobs 257           | '257' is not a whole number from 1 to 256",
                "classify x.wav --top 0              | '--top': '0' is not a whole number of at least 1",
                "classify                            | there is nothing to recognise; name a PATH",
                "classify x.wav --data d --index 0   | a PATH and --data exclude each other",
                "classify --data d                   | Missing required argument(s): --index=I",
                "classify x.wav --warmup 2           | --warmup and --json are about --runs",
                "classify x.wav y.wav --runs 2       | --runs is about one recording, and there are 2",
                "evaluate --data d --jobs -1         | '-1' is not a whole number",
                "evaluate --data d --split some      | '--split'",
                "evaluate                            | there is nothing to measure; name labelled recordings by --data",
                "evaluate --stream x.wav             | each --stream needs a --truth",
                "evaluate --stream x.wav --truth t --split all | are about --data, which is missing",
                "evaluate --negatives d --skip-broken | Missing required argument(s): --data=DIR",
                "evaluate --data d --config c.yaml   | --config and --set are about --stream and --negatives",
                "evaluate --negatives d --config c.yaml | --config needs a --model",
                "evaluate --data d --model m --model m | a --model is given twice",
                "evaluate --data d --noise-snr loud  | '--noise-snr'",
                "train --data d                      | --out or --name says where",
                "train --data d --mode cv --folds 1  | '--folds': '1' is not a whole number of at least 2, or loso",
                "train --data d --mode cv --seed x      | '--seed'",
                "train --data d --mode cv --svm-c 0     | c: 0.0 is not accepted; it must be above 0",
                "train --data d --mode cv --svm-gamma NaN | gamma: NaN is not accepted",
                "train --data d --mode cv --pca 0      | pca: 0 is not accepted",
                "train --data d --mode cv --copies 21   | copies: 21 is not accepted; it must be 0 to 20",
                "train --data d --mode cv --recipe best | no recipe 'best'; there are reference, robust",
                "train --data d --mode cv --arch rnn    | '--arch'",
                "train --data d --mode cv --split test  | train on train or all",
                "train --data d --out b --svm-c-grid 1,2 | grids are for --mode grid and cvgrid",
                "train --data d --out b --folds 3    | --folds are those of --mode cv and cvgrid",
                "train --data d --out b --arch logreg --svm-c 1 | no effect with --arch logreg",
                "train --data d --out b --logreg-c 1 | no effect with --arch svm",
                "train --data d --out b --svm-kernel linear --svm-gamma 1 | a linear kernel has no gamma",
                "train --data d --out b --svm-gamma wide | it must be scale, auto",
                "train --data d --out b --pool mean --max-len 9 | --max-len has no effect",
                "train --data d --out b --name n     | --out and --name exclude each other",
                "train --data d --name a/b           | 'a/b' is no name",
                "train --data d --out b --augment '[]' --copies 0 | --augment has no effect with --copies 0",
                "train --data d --out b --metric f1  | expected accuracy or macro-f1",
                "train --data d --out b --split all --test | --test needs --out",
                "train --data d --out b --report r --no-calibration | --report has nothing to write",
                "train --data d --layout flat --out b | '--layout': 'flat' is none of fsdd, folders, speech-commands",
                "dataset info                        | Missing required parameter: 'DIR'",
                "dataset fetch                       | Missing required parameter",
                "dataset fetch hf:alone              | say fsdd, or hf:OWNER/NAME",
                "run --pace fast                     | '--pace'",
                "run --set threshold                 | KEY=VALUE",
                "run --input x.wav --channel -1      | '--channel': '-1' is not a whole number of at least 0",
                "run --channel 1                     | --channel and --raw are about --input",
                "run --input - --raw s17le:8000      | 's17le' is not one of",
                "run --inptu x.wav                   | --input",
                "record                              | Missing required parameter: 'FILE'",
                "record x.wav --seconds 0            | '--seconds': '0' is not a number of seconds above 0",
                "record x.wav --seconds NaN          | 'NaN' is not a number of seconds above 0",
                "record x.wav --seconds soon         | 'soon' is not a number of seconds above 0",
                "record x.wav --buffer long          | 'long' is no length of time",
                "replay                              | Missing required parameter",
                "replay x.wav c.yaml --pace fast     | '--pace'",
                "live --push-to-talk --toggle        | --push-to-talk and --toggle exclude each other",
                "live --push-to-talk --stride 1      | push-to-talk captures one window",
                "live --push-to-talk --min-speech 80 | --min-speech is about segments that speech begins",
                "live --stride 1                     | --stride needs a --duration",
                "live --toggle-key x                 | --toggle-key is about --toggle, which is missing",
                "live --toggle --toggle-key q        | 'q' ends the run",
                "live --hangover long                | 'long' is no length of time: a number is in ms",
                "live --vad silent                   | '--vad': expected one of",
            })
    void whatIsWrongIsSaidWithWhereHelpIs(String arguments, String message) {
        CommandRun run = CommandRun.of((Object[]) arguments.split(" "));

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).startsWith("sonoflux: ").contains(message).contains(" --help' lists what it takes");
        assertThat(run.err().lines().count()).isLessThanOrEqualTo(3);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "model", "config", "dataset"})
    void groupWithoutACommandShowsItsCommands(String group) {
        CommandRun run = group.isEmpty() ? CommandRun.of() : CommandRun.of(group);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("Missing required subcommand").contains("Commands:");
    }
}

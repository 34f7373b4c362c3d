package dev.sonoflux.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import reactor.core.scheduler.Schedulers;

/** The command line. */
@Command(
        name = "sonoflux",
        description = "Recognises spoken words in streams of audio.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            LiveCommand.class,
            RecordCommand.class,
            ReplayCommand.class,
            ClassifyCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ModelCommand.class,
            DatasetCommand.class,
            ConfigCommand.class,
            DevicesCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    private static final String STACK_TRACE = "--stacktrace";

    @Option(
            names = STACK_TRACE,
            scope = ScopeType.INHERIT,
            description = "When something fails, print the stack trace, too.")
    private boolean stackTrace;

    Main() {}

    public static void main(String[] args) {
        // Whatever the locale, output is UTF-8.
        System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        CommandLine line = commandLine();
        // Reactor leaves it to the thread to die of such errors, and whoever waits for its work would wait for ever.
        Schedulers.onScheduleHook("fatal errors", task -> () -> {
            try {
                task.run();
            } catch (Error e) {
                System.exit(Failures.report(e, line.getErr(), List.of(args).contains(STACK_TRACE)));
            }
        });
        System.exit(execute(line, args));
    }

    /** What the machine throws, e.g. for want of memory, is reported like everything else. */
    static int execute(CommandLine line, String... args) {
        try {
            int status = line.execute(args);
            if (status == ExitCode.OK && line.getOut().checkError()) {
                line.getErr().println("sonoflux: standard output cannot be written: it is full, or closed");
                return ExitCode.FAILURE;
            }
            return status;
        } catch (Error e) {
            return Failures.report(e, line.getErr(), List.of(args).contains(STACK_TRACE));
        }
    }

    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler((e, arguments) -> Failures.reportUsage(e));
        line.setExecutionExceptionHandler(
                (e, command, result) -> Failures.report(e, command.getErr(), main.stackTrace));
        return line;
    }
}

package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.SpecException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import reactor.core.Exceptions;

/** How a failure reaches the user: as a message; the stack trace is for whoever asks for it. */
final class Failures {
    private Failures() {}

    /** Prints the message and tells the exit status. */
    static int report(Throwable thrown, PrintWriter err, boolean stackTrace) {
        Throwable failure = Exceptions.unwrap(thrown);
        if (failure instanceof SonofluxException) {
            failure.getMessage().lines().forEach(line -> err.println("sonoflux: " + line));
        } else if (failure instanceof OutOfMemoryError) {
            err.println("sonoflux: out of memory; give Java more with the environment variable"
                    + " SONOFLUX_JAVA_OPTS=-Xmx2g, or use fewer --jobs");
        } else {
            err.println("sonoflux: this should not have happened, please report it: " + failure);
        }
        if (stackTrace) {
            failure.printStackTrace(err);
        } else if (!(failure instanceof SonofluxException)) {
            err.println("sonoflux: with --stacktrace it says where");
        }
        err.flush();
        return exitCode(failure);
    }

    /** A wrong command line: what is wrong with it, and where help is. A command that is a group shows what is in it. */
    static int reportUsage(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("sonoflux: " + wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        if (command.getSubcommands().isEmpty() || command.getCommand() instanceof Callable) {
            err.println("sonoflux: '" + command.getCommandSpec().qualifiedName() + " --help' lists what it takes");
        } else {
            command.usage(err);
        }
        err.flush();
        return ExitCode.USAGE;
    }

    private static int exitCode(Throwable failure) {
        if (failure instanceof SpecException) {
            return ExitCode.USAGE;
        }
        return failure instanceof SonofluxException ? ExitCode.FAILURE : ExitCode.DEFECT;
    }
}

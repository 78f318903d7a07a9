package dev.fupan.cli;

import dev.fupan.cli.demo.DemoCommand;
import dev.fupan.cli.demo.LoadCommand;
import dev.fupan.cli.importing.ImportCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program {@code fupan}. */
@Command(
        name = "fupan",
        description = "Brings CRM events into Fupan.",
        mixinStandardHelpOptions = true,
        version = "fupan 0.1.0",
        scope = ScopeType.INHERIT,
        subcommands = {ImportCommand.class, DemoCommand.class, LoadCommand.class})
public final class Fupan {

    Fupan() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The same command line that {@link #main} runs, so that a test can run it without ending the JVM. */
    public static CommandLine commandLine() {
        return new CommandLine(new Fupan()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(command.getColorScheme().errorText(Refusal.sentence(failure)));
            command.getErr().flush();
            return Refusal.exitCode(failure);
        });
    }
}

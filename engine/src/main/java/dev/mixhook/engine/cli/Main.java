package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mixhook}. */
@Command(
        name = "mixhook",
        description = "A local Mixpanel: the side that sends webhooks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = new ResultStream(new FileOutputStream(FileDescriptor.out));
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
        MemoryLimit memory =
                new MemoryLimit(
                        Runtime.getRuntime().maxMemory(), Sample.isLaunched(System.getenv()));
        Terminal terminal =
                new Terminal(
                        out,
                        err,
                        Boolean.getBoolean("mixhook.watched"),
                        System.getenv(),
                        System.in,
                        InstantSource.system(),
                        memory,
                        Path.of(""));
        OutOfMemory.endsTheProcess(out, err, memory);
        int exit = run(terminal, args);
        err.flush();
        System.exit(exit);
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        return terminal.exit(run(commandLine(terminal, args), terminal, args));
    }

    /** The command line with the commands that the arguments can come to: all, without any. */
    static CommandLine commandLine(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Main(), new CommandFactory(terminal));
        Subcommands.needed(args).forEach(line::addSubcommand);
        describeHelp(line.getSubcommands().get("help"));
        ExitCode.show(line);
        line.setOut(terminal.outWriter());
        line.setErr(terminal.errWriter());
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
        line.setExecutionStrategy(Main::execute);
        line.setParameterExceptionHandler(new UsageErrors());
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, new Converters.ToPath(terminal.folder()));
        line.registerConverter(Boolean.class, new Converters.ToFlag());
        line.registerConverter(boolean.class, new Converters.ToFlag());
        line.registerConverter(Long.class, new Converters.ToNumber());
        line.registerConverter(long.class, new Converters.ToNumber());
        line.registerConverter(Integer.class, new Converters.ToCount());
        line.registerConverter(int.class, new Converters.ToCount());
        return line;
    }

    /** In the words of the other commands. */
    private static void describeHelp(@Nullable CommandLine help) {
        if (help != null) {
            help.getCommandSpec()
                    .usageMessage()
                    .description("Shows the help of a command, as --help behind it does.");
        }
    }

    private static int run(CommandLine line, Terminal terminal, String... args) {
        try {
            return args.length == 0 ? usage(line) : line.execute(args);
        } catch (Error failure) {
            return failed(failure, terminal);
        }
    }

    /** Help is printed here too, whose loss picocli would take for a bug. */
    private static int execute(CommandLine.ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (ResultStream.LostResult _) {
            return ExitCode.OUR_FAULT;
        }
    }

    private static int failed(Throwable failure, Terminal terminal) {
        if (OutOfMemory.isCauseOf(failure)) {
            terminal.err().println(OutOfMemory.message(failure, terminal.memory()));
            return ExitCode.LIMIT;
        }
        if (failure instanceof CommandRefusedException refused) {
            terminal.err().println(refused.getMessage());
            return refused.exitCode();
        }
        if (failure instanceof ResultStream.LostResult) {
            // Said at the end.
            return ExitCode.OUR_FAULT;
        }
        if (failure instanceof LedgerException ledger) {
            terminal.err().println(ledger.getMessage());
            return ExitCode.of(ledger.fault());
        }
        terminal.err().println("mixhook failed, which is our fault, not yours:");
        failure.printStackTrace(terminal.err());
        return ExitCode.OUR_FAULT;
    }

    private static int usage(CommandLine line) {
        try {
            line.usage(line.getOut());
            return ExitCode.DONE;
        } catch (ResultStream.LostResult _) {
            return ExitCode.OUR_FAULT;
        }
    }
}

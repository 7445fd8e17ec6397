package dev.mixhook.engine.cli;

import dev.mixhook.engine.ledger.LedgerException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code mixhook}. */
@Command(
        name = "mixhook",
        description = "A local Mixpanel: the side that sends webhooks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            SimulateCommand.class,
            VerifyCommand.class,
            RunCommand.class,
            PreviewCommand.class,
            ExplainCommand.class,
            CheckCommand.class,
            ScheduleCommand.class,
            EvalCommand.class,
            ReceiveCommand.class,
            ReplayCommand.class,
            TestCommand.class,
            SendCommand.class,
            GenerateCommand.class,
            LedgerCommand.class
        })
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        Terminal terminal =
                new Terminal(
                        out,
                        err,
                        Boolean.getBoolean("mixhook.watched"),
                        System.getenv(),
                        System.in,
                        InstantSource.system());
        int exit = run(terminal, args);
        out.flush();
        err.flush();
        System.exit(exit);
    }

    /** Runs one command line and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        CommandLine line = new CommandLine(new Main(), new CommandFactory(terminal));
        line.setOut(terminal.outWriter());
        line.setErr(terminal.errWriter());
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal));
        return args.length == 0 ? usage(line) : line.execute(args);
    }

    private static int failed(Exception failure, Terminal terminal) {
        if (failure instanceof LedgerException ledger) {
            terminal.err().println(ledger.getMessage());
            return ExitCode.of(ledger.fault());
        }
        terminal.err().println("mixhook failed, which is our fault, not yours:");
        failure.printStackTrace(terminal.err());
        return ExitCode.OUR_FAULT;
    }

    private static int usage(CommandLine line) {
        line.usage(line.getOut());
        return ExitCode.DONE;
    }

    /** Our output is UTF-8 whatever the locale says. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}

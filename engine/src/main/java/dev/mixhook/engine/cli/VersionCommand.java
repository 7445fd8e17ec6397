package dev.mixhook.engine.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code mixhook version}. */
@Command(
        name = "version",
        description = "Prints the version, as --version does.",
        mixinStandardHelpOptions = true)
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        for (String line : new Version().getVersion()) {
            terminal.out().println(line);
        }
        return ExitCode.DONE;
    }
}

package dev.mixhook.engine.contract.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command as the shell reads it. */
public final class ShellCommand {
    private ShellCommand() {}

    /**
     * How it is started.
     *
     * @param folder in which it runs
     * @param environment added to this process's own
     */
    public static ProcessBuilder builder(
            String command, Path folder, Map<String, String> environment) {
        boolean windows = folder.getFileSystem().getSeparator().equals("\\");
        List<String> shell = windows ? List.of("cmd", "/c") : List.of("sh", "-c");
        ProcessBuilder builder =
                new ProcessBuilder(shell.get(0), shell.get(1), command).directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}

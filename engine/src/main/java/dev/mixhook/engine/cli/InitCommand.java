package dev.mixhook.engine.cli;

import dev.mixhook.engine.text.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook init}: a small project that works, to go on from. */
@Command(
        name = "init",
        description = {
            "Writes a small project that works: a project file, a campaign, five people, ten events, schemas for editors, a receiver, a contract for it and a CI job.",
            "It asks nothing and overwrites nothing."
        },
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder, made if it is not there. Default: the one you stand in.")
    private Path folder = Path.of(".");

    @Option(names = "--bare", description = "Leave out the receiver, its contract and the CI job.")
    private boolean bare;

    InitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            StarterProject project = StarterProject.of(bare);
            List<Path> inTheWay = project.inTheWay(folder);
            if (!inTheWay.isEmpty()) {
                inTheWay.forEach(
                        file -> terminal.err().println(shown(file) + " stands there already."));
                return terminal.badInput("Nothing was written. Name a folder without them.");
            }
            project.write(folder);
            project.files()
                    .keySet()
                    .forEach(name -> terminal.out().println(shown(folder.resolve(name))));
        } catch (IOException e) {
            return terminal.badInput("Not written: " + e.getMessage());
        }
        terminal.out().println();
        terminal.out().println("Next:");
        next().forEach(line -> terminal.out().println("  " + line));
        return ExitCode.DONE;
    }

    private List<String> next() {
        Map<String, String> environment = terminal.environment();
        String mixhook = quoted(OwnProgram.MIXHOOK.command(environment));
        List<String> lines = new ArrayList<>();
        if (!isHere()) {
            lines.add("cd " + quoted(folder.toString()));
        }
        lines.add(mixhook + " check");
        if (bare) {
            lines.add(mixhook + " simulate --receive");
        } else {
            lines.add(mixhook + " verify contracts/receiver.yaml");
            lines.add(
                    quoted(OwnProgram.JAVA.command(environment))
                            + " receiver/Receiver.java & sleep 3");
            lines.add(mixhook + " simulate");
            lines.add("kill %1");
        }
        return lines;
    }

    private boolean isHere() {
        Path here = terminal.folder().toAbsolutePath().normalize();
        return folder.toAbsolutePath().normalize().equals(here);
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[\\w./@%+=:,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private static String shown(Path file) {
        return Printable.of(file.normalize().toString());
    }
}

package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.yaml.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The folder that one stands in, which is meant where a command line names none. */
final class HomeFolder {
    private static final List<String> PROJECTS = List.of("project.yaml", "project.yml");

    private HomeFolder() {}

    /**
     * The folder, if it has campaigns or a project.
     *
     * @throws CommandRefusedException if it has not; the message says what was looked for
     */
    static Path withCampaigns(Terminal terminal) {
        Path here = terminal.folder();
        if (projectFile(here).isPresent() || has(here.resolve("campaigns"), "*.{yaml,yml}")) {
            return here;
        }
        throw CommandRefusedException.badInput(
                "Say which folder: there is neither a project.yaml nor a campaigns/*.yaml in "
                        + here.toAbsolutePath().normalize()
                        + '.');
    }

    /** The folder, if it has people or what they did, with or without campaigns. */
    static Optional<Path> withData(Terminal terminal) {
        Path here = terminal.folder();
        Workspace found =
                workspace(WorkspaceReader.readToTry(List.of(here), terminal.environment()));
        return found.data().isEmpty() ? Optional.empty() : Optional.of(here);
    }

    /** What the project file of the folder says; empty if there is none that can be read. */
    static Optional<Workspace> project(Terminal terminal) {
        return projectFile(terminal.folder())
                .map(file -> WorkspaceReader.readToTry(List.of(file), terminal.environment()))
                .map(HomeFolder::workspace);
    }

    private static Workspace workspace(Workspace.ReadResult read) {
        return switch (read) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> workspace;
            case Workspace.ReadResult.Invalid(List<Problem> _, Workspace readable) -> readable;
        };
    }

    /** The project file of a folder, if it has one. */
    static Optional<Path> projectFile(Path folder) {
        return PROJECTS.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
    }

    private static boolean has(Path folder, String glob) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            return found.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}

package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Standard input in place of a file, where a command line names it {@code -}. */
final class StandardInput {
    /** How problems name it. */
    static final String NAME = "stdin";

    private static final Path DASH = Path.of("-");

    private StandardInput() {}

    static boolean isMeant(Path file) {
        return file.equals(DASH);
    }

    /**
     * The file that is meant: the one that is named, or one that has been given what comes on
     * standard input, and goes when mixhook ends.
     *
     * @param ending of its name, such as {@code .yaml}
     * @throws CommandRefusedException if standard input cannot be read or kept
     */
    static Path file(Path named, String ending, Terminal terminal) {
        if (!isMeant(named)) {
            return named;
        }
        try {
            Path kept = Files.createTempFile(NAME, ending);
            kept.toFile().deleteOnExit();
            Files.copy(terminal.in(), kept, StandardCopyOption.REPLACE_EXISTING);
            return kept;
        } catch (IOException e) {
            throw CommandRefusedException.badInput(
                    "Standard input is not readable: " + e.getMessage());
        }
    }

    /** The problems of a file, under the name of standard input if it was kept for that. */
    static List<Problem> named(List<Problem> problems, Path named, Path kept) {
        return named.equals(kept) ? problems : named(problems, kept);
    }

    /** The problems of files, one of which was kept for standard input, under its name. */
    static List<Problem> named(List<Problem> problems, Path kept) {
        return problems.stream()
                .map(problem -> problem.file().equals(kept.toString()) ? problem.in(NAME) : problem)
                .toList();
    }
}

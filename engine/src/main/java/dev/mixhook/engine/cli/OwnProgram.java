package dev.mixhook.engine.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A program of mixhook's own, for who has another one on the path, or none. */
enum OwnProgram {
    /** The launcher, the one beside the sources or that of a package. */
    MIXHOOK("mixhook", "MIXHOOK_LAUNCHER"),
    /** The Java that runs mixhook. */
    JAVA("java", "MIXHOOK_JAVA");

    private final String program;
    private final String variable;

    OwnProgram(String program, String variable) {
        this.program = program;
        this.variable = variable;
    }

    /** How a shell starts it: by its name alone where that is what the path leads to. */
    String command(Map<String, String> environment) {
        String own = environment.get(variable);
        if (own == null) {
            return program;
        }
        Optional<Path> onPath = onPath(environment.getOrDefault("PATH", ""));
        return real(Path.of(own)).equals(onPath.flatMap(OwnProgram::real)) ? program : own;
    }

    private Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> real(Path file) {
        try {
            return Optional.of(file.toRealPath());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}

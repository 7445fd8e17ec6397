package dev.mixhook.engine.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Java that runs mixhook, for who has another one on the path, or none. */
final class OwnJava {
    /** Its program; the launcher says so. */
    static final String VARIABLE = "MIXHOOK_JAVA";

    private static final String NAME = "java";

    private OwnJava() {}

    /** How a shell starts it: by its name alone where that is what the path leads to. */
    static String command(Map<String, String> environment) {
        String own = environment.get(VARIABLE);
        if (own == null) {
            return NAME;
        }
        boolean isOnPath =
                real(Path.of(own))
                        .equals(
                                onPath(environment.getOrDefault("PATH", ""))
                                        .flatMap(OwnJava::real));
        return isOnPath ? NAME : own;
    }

    private static Optional<Path> onPath(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
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

package dev.mixhook.engine.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The sample, for who has nothing of their own yet. */
final class Sample {
    /** Where mixhook stands; the launcher says so. */
    private static final String HOME = "MIXHOOK_HOME";

    private Sample() {}

    /** Whether the launcher has started mixhook. */
    static boolean isLaunched(Map<String, String> environment) {
        return environment.containsKey(HOME);
    }

    /** The folder in which mixhook stands; empty if it was started without the launcher. */
    static Optional<Path> home(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(HOME)).map(Path::of);
    }

    /** The sample's folder; empty if mixhook was started without the launcher. */
    static Optional<Path> folder(Map<String, String> environment) {
        return home(environment)
                .map(home -> home.resolve("sample-data"))
                .filter(Files::isDirectory);
    }
}

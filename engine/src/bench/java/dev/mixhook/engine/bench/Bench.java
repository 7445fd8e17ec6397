package dev.mixhook.engine.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * What a table is measured with.
 *
 * @param people how many; 50 events a person lie behind the instant from which is played, and 50
 *     before it
 * @param rounds how often what is repeated is measured; the median counts
 * @param folder for files, deleted afterwards
 * @param project the project's root
 */
record Bench(int people, int rounds, Path folder, Path project) {
    /** The command line of another JVM with the same class path. */
    List<String> java(String heap, String main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xss16m",
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main);
    }
}

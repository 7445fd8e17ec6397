package dev.mixhook.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How tests start a JVM beside their own. It lives for seconds, in which the second compiler and
 * the parallel collector cost more than they bring.
 */
public final class JavaProgram {
    private JavaProgram() {}

    /** The words of a command line, from Java's own options on. */
    public static List<String> line(String... more) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return Stream.concat(
                        Stream.of(java.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                        Stream.of(more))
                .toList();
    }

    /** One that runs a class of what is tested here, or of its tests. */
    public static List<String> line(Class<?> main, String... arguments) {
        return Stream.of(
                        line("-cp", System.getProperty("java.class.path"), main.getName()).stream(),
                        Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
    }
}

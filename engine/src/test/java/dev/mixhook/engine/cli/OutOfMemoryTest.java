package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mixhook.targeting.person.ArrayLimit;
import dev.mixhook.targeting.person.TooBigException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A machine with too little memory: what would do, an exit code, no trace, and the ledger as it
 * was.
 */
class OutOfMemoryTest {
    private static final String LINE =
            "mixhook needs more memory than the 6\\d MB that Java lets it have\\. Give it more: java -Xmx128m …";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "check",
                "simulate --from 2026-01-01 --for 1h",
                "run --for 1s --state",
                "preview --at 2026-01-01",
                "explain --user u1 --at 2026-01-01"
            })
    void reading_more_than_memory_holds_ends_with_what_would_do(String command) throws Exception {
        people(60);
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        if (words.getLast().equals("--state")) {
            words.add(folder.resolve("state").toString());
        }
        words.addAll(1, List.of(folder.toString(), "--any-size"));
        Ended ended = mixhook(words.toArray(String[]::new));
        assertThat(ended.exit()).isEqualTo(ExitCode.LIMIT);
        assertThat(ended.said())
                .containsPattern(
                        "\\nMemory has ended: mixhook needs more than the 6\\d MB that Java lets it have\\.\n  needed      about ")
                .containsPattern("\n  enough      java -Xmx\\d+m …\n")
                .doesNotContain("\tat ", "Exception in");
    }

    @Test
    void a_run_that_ends_so_goes_on_with_more() throws Exception { // R-D6
        people(10);
        Ended ended =
                mixhook(
                        "simulate",
                        folder.toString(),
                        "--from",
                        "2026-01-01",
                        "--for",
                        "1d",
                        "--state",
                        folder.resolve("state").toString());
        assertThat(ended.exit()).isEqualTo(ExitCode.LIMIT);
        assertThat(ended.said())
                .contains("\n  needed      more than was expected of this data, about ")
                .doesNotContain("\tat ", "Exception in");
        Shell shell = new Shell();
        assertThat(shell.run("ledger", "list", "--state", folder.resolve("state").toString()))
                .isZero();
    }

    @Test
    void it_is_told_however_deep_it_lies() {
        OutOfMemoryError cause = new OutOfMemoryError("Java heap space");
        assertThat(OutOfMemory.isCauseOf(cause)).isTrue();
        assertThat(OutOfMemory.isCauseOf(new IllegalStateException(new IOException(cause))))
                .isTrue();
        assertThat(OutOfMemory.isCauseOf(new IllegalStateException("no"))).isFalse();
    }

    @Test
    void data_that_no_memory_could_hold_is_told_of_in_the_same_way() {
        TooBigException cause =
                catchThrowableOfType(
                        TooBigException.class, () -> new ArrayLimit(1).checked(2, "events"));
        IllegalStateException failure = new IllegalStateException(cause);
        assertThat(OutOfMemory.isCauseOf(failure)).isTrue();
        assertThat(OutOfMemory.message(failure, new MemoryLimit(1 << 26, false)))
                .isEqualTo(cause.getMessage());
    }

    @Test
    void another_thread_that_has_none_left_ends_the_process() throws Exception {
        Ended ended = java(Elsewhere.class);
        assertThat(ended.exit()).isEqualTo(ExitCode.LIMIT);
        assertThat(ended.said()).matches(LINE + "\n");
    }

    /** A process of which a thread beside the main one runs out of memory. */
    static final class Elsewhere {
        private Elsewhere() {}

        public static void main(String[] arguments) throws InterruptedException {
            OutOfMemory.endsTheProcess(
                    System.out,
                    System.err,
                    new MemoryLimit(Runtime.getRuntime().maxMemory(), false));
            List<byte[]> all = new ArrayList<>();
            Thread.startVirtualThread(
                            () -> {
                                while (true) {
                                    all.add(new byte[1 << 20]);
                                }
                            })
                    .join();
            TimeUnit.HOURS.sleep(1);
        }
    }

    private void people(int count) throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/c.yaml"),
                """
                campaign: c
                webhook: {url: "http://localhost:1/x"}
                target: {property: a, more_than: 1}
                schedule: asap
                """);
        String large = "z é".repeat(330_000);
        try (var lines = Files.newBufferedWriter(folder.resolve("profiles.jsonl"))) {
            for (int i = 0; i < count; i++) {
                lines.write(
                        "{\"$distinct_id\":\"u%d\",\"$properties\":{\"a\":5,\"b\":\"%s\"}}\n"
                                .formatted(i, large));
            }
        }
    }

    private record Ended(int exit, String said) {}

    private static Ended mixhook(String... arguments) throws Exception {
        return java(Main.class, arguments);
    }

    private static Ended java(Class<?> main, String... arguments) throws Exception {
        List<String> command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        "-Xmx64m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        main.getName()),
                                Stream.of(arguments))
                        .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}

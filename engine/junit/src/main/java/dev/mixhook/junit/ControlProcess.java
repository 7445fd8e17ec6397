package dev.mixhook.junit;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The program as a process that is asked a line at a time on standard input, and answers a line at
 * a time on standard output. It ends when this process does. Safe for many threads.
 */
final class ControlProcess {
    private static final Map<Path, ControlProcess> RUNNING = new ConcurrentHashMap<>();

    private final Path program;
    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private ControlProcess(Path program) throws IOException {
        this.program = program;
        process =
                new ProcessBuilder(
                                program.toString(), "serve", "--control", "--stdio", "--idle", "1d")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        requests = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        read();
    }

    /**
     * The process of a program, which is started if there is none.
     *
     * @throws IllegalStateException if it cannot be started; the message says why
     */
    static ControlProcess of(Path program) {
        return RUNNING.compute(
                program,
                (path, running) ->
                        running != null && running.process.isAlive() ? running : started(path));
    }

    private static ControlProcess started(Path program) {
        try {
            return new ControlProcess(program);
        } catch (IOException e) {
            throw new IllegalStateException(program + " cannot be started: " + e.getMessage(), e);
        }
    }

    /**
     * Asks for something.
     *
     * @param session null where it is of none
     * @param with what goes with it, JSON
     * @return what it answered
     * @throws IllegalArgumentException if something is wrong: all of it at once
     * @throws IllegalStateException if it could not be done
     */
    synchronized Map<String, @Nullable Object> ask(
            String operation, @Nullable String session, String with) {
        String of = session == null ? "" : ", \"session\": " + JsonWriter.of(session);
        String line = "{\"do\": %s%s, \"with\": %s}".formatted(JsonWriter.of(operation), of, with);
        try {
            requests.write(line);
            requests.write('\n');
            requests.flush();
            Map<String, @Nullable Object> answer = read();
            if (answer.get("error") instanceof Map<?, ?> error) {
                throw failure(error);
            }
            return members(answer.get("answer"));
        } catch (IOException e) {
            throw process.isAlive() ? new UncheckedIOException(e) : ended();
        }
    }

    private Map<String, @Nullable Object> read() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw ended();
        }
        return JsonReader.object(line);
    }

    private IllegalStateException ended() {
        String exit;
        try {
            exit =
                    process.waitFor(5, TimeUnit.SECONDS)
                            ? " with exit code " + process.exitValue()
                            : "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exit = "";
        }
        return new IllegalStateException(
                "the process of %s has ended%s; is it the program mixhook? What it printed as errors stands in the output of the tests"
                        .formatted(program, exit));
    }

    private static RuntimeException failure(Map<?, ?> error) {
        List<?> problems = error.get("problems") instanceof List<?> list ? list : List.of();
        String message =
                problems.stream()
                        .map(problem -> shown(members(problem)))
                        .collect(Collectors.joining("\n"));
        return switch (String.valueOf(error.get("code"))) {
            case "invalid", "unknown" ->
                    new InvalidException(
                            message, problems.stream().map(ControlProcess::members).toList());
            default -> new IllegalStateException(message);
        };
    }

    /** What was told is wrong. */
    static final class InvalidException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final transient List<Map<String, @Nullable Object>> problems;

        InvalidException(String message, List<Map<String, @Nullable Object>> problems) {
            super(message);
            this.problems = problems;
        }

        /** Each as the program tells it. */
        List<Map<String, @Nullable Object>> problems() {
            return problems;
        }
    }

    /** A problem in one line, with its place if it has one. */
    static String shown(Map<String, @Nullable Object> problem) {
        Object file = problem.get("file");
        String place =
                file == null
                        ? ""
                        : file + ":" + problem.get("line") + ":" + problem.get("column") + "  ";
        Object path = problem.get("path");
        return place + (file == null || path == null ? "" : path + "  ") + problem.get("message");
    }

    /** An object as it was read; none if it is something else. */
    static Map<String, @Nullable Object> members(@Nullable Object object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (object instanceof Map<?, ?> map) {
            map.forEach((name, value) -> members.put(String.valueOf(name), value));
        }
        return members;
    }
}

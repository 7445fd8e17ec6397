package dev.mixhook.junit;

import dev.mixhook.junit.driver.Checks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a receiver to the test by the packaged program. It starts once, when the claims are asked
 * for, and tries all of them.
 */
final class ProcessChecks implements Checks {
    private final Path program;
    private final List<String> words;
    private final @Nullable ToLongFunction<String> counts;
    private final Map<String, String> variables;
    private final long seed;
    private final Map<Claim, Result> results = new LinkedHashMap<>();

    /**
     * @param words of the command line
     * @param counts null if there is no way to ask
     */
    ProcessChecks(
            Path program,
            List<String> words,
            @Nullable ToLongFunction<String> counts,
            Map<String, String> variables,
            long seed) {
        this.program = program;
        this.words = List.copyOf(words);
        this.counts = counts;
        this.variables = Map.copyOf(variables);
        this.seed = seed;
    }

    @Override
    public synchronized List<Claim> claims() {
        if (results.isEmpty()) {
            try {
                verify();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted during the verification", e);
            }
        }
        return List.copyOf(results.keySet());
    }

    @Override
    public synchronized Result check(Claim claim) {
        Result result = results.get(claim);
        if (result == null) {
            throw new IllegalArgumentException("no such claim: " + claim.id());
        }
        return result;
    }

    private void verify() throws IOException, InterruptedException {
        if (counts == null) {
            verify(List.of());
            return;
        }
        try (CountServer server = new CountServer(counts)) {
            verify(List.of("--probe", server.url()));
        }
    }

    private void verify(List<String> probe) throws IOException, InterruptedException {
        Path report = Files.createTempFile("mixhook", ".json");
        Path errors = Files.createTempFile("mixhook", ".txt");
        List<String> line = new ArrayList<>(List.of(program.toString(), "verify"));
        line.addAll(words);
        line.addAll(probe);
        line.addAll(List.of("--seed", String.valueOf(seed), "--json-file", report.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile());
        builder.environment().putAll(variables);
        builder.environment().remove("GITHUB_ACTIONS");
        try {
            int exit = builder.start().waitFor();
            String json = Files.readString(report);
            if (json.isEmpty()) {
                throw new IllegalArgumentException(
                        "mixhook verify ended with "
                                + exit
                                + ": "
                                + Files.readString(errors, StandardCharsets.UTF_8).strip());
            }
            read(JsonReader.object(json));
        } finally {
            Files.deleteIfExists(report);
            Files.deleteIfExists(errors);
        }
    }

    private void read(Map<String, @Nullable Object> report) {
        if (report.get("findings") instanceof List<?> findings) {
            for (Object finding : findings) {
                Map<String, @Nullable Object> one = ControlProcess.members(finding);
                Claim claim =
                        new Claim(
                                text(one, "id"),
                                text(one, "sentence"),
                                text(one, "grade").equals("must"));
                results.put(claim, result(one));
            }
        }
    }

    private static Result result(Map<String, @Nullable Object> finding) {
        Object repeat = finding.get("repeat");
        return new Result(
                switch (text(finding, "result")) {
                    case "passed" -> Outcome.PASSED;
                    case "waived" -> Outcome.WAIVED;
                    case "skipped" -> Outcome.SKIPPED;
                    case "failed", "warned" -> Outcome.FAILED;
                    default -> Outcome.ERRORED;
                },
                text(finding, "expected"),
                text(finding, finding.containsKey("seen") ? "seen" : "reason"),
                repeat == null ? null : repeat.toString(),
                finding.get("log") instanceof List<?> log
                        ? log.stream().map(String::valueOf).toList()
                        : List.of());
    }

    private static String text(Map<String, @Nullable Object> finding, String name) {
        Object value = finding.get(name);
        return value == null ? "" : value.toString();
    }
}

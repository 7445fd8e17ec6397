package dev.mixhook.junit;

import dev.mixhook.junit.driver.Beginning;
import dev.mixhook.junit.driver.Checks;
import dev.mixhook.junit.driver.Driver;
import dev.mixhook.junit.driver.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Engines in processes of the packaged program: one for all sessions, which it ends with, and one
 * for each verification.
 *
 * @param program such as {@code /usr/bin/mixhook}
 */
record ProcessEngines(Path program) implements Engines {
    @Override
    public Driver begin(Beginning beginning) {
        Map<String, @Nullable Object> with = new LinkedHashMap<>();
        with.put("start_at", beginning.startAt().toString());
        with.put("campaign_files", texts(beginning.campaigns()));
        with.put("campaigns", beginning.campaignTexts());
        with.put("profiles", texts(beginning.profiles()));
        with.put("events", texts(beginning.events()));
        with.put("environment", beginning.variables());
        with.put("allow_hosts", beginning.allowedHosts());
        with.put("seed", beginning.seed());
        with.put("keep_going", beginning.keepGoing());
        with.put("project", beginning.project());
        with.put("target", beginning.url());
        with.values().removeIf(ProcessEngines::isEmpty);
        ControlProcess process = ControlProcess.of(program);
        Map<String, @Nullable Object> session = process.ask("open", null, JsonWriter.of(with));
        return new ProcessDriver(process, String.valueOf(session.get("session")));
    }

    private static List<String> texts(List<Path> files) {
        return files.stream().map(file -> file.toAbsolutePath().toString()).toList();
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof List<?> list && list.isEmpty());
    }

    @Override
    public Checks standard(
            String format, String url, @Nullable ToLongFunction<String> counts, long seed) {
        return new ProcessChecks(
                program, List.of("--url", url, "--format", format), counts, Map.of(), seed);
    }

    @Override
    public Checks contract(
            Path file, @Nullable String url, Map<String, String> variables, long seed) {
        List<String> words = new ArrayList<>(List.of(file.toAbsolutePath().toString()));
        if (url != null) {
            words.addAll(List.of("--url", url));
        }
        return new ProcessChecks(program, words, null, variables, seed);
    }
}

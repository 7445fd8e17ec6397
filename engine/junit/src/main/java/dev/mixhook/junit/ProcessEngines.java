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
import java.util.Objects;
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
        if (!beginning.allowedHosts().isEmpty()) {
            throw new IllegalArgumentException(
                    "from a process of its own mixhook posts to this machine alone; leave allowHost out");
        }
        CampaignTexts texts = CampaignTexts.of(beginning);
        Map<String, @Nullable Object> with = new LinkedHashMap<>();
        with.put("start_at", beginning.startAt().toString());
        with.put("campaigns", texts.campaigns());
        with.put("environment", beginning.variables());
        with.put("seed", beginning.seed());
        with.put("keep_going", beginning.keepGoing());
        with.put("project", texts.project());
        with.put("target", beginning.url());
        with.values().removeIf(Objects::isNull);
        ControlProcess process = ControlProcess.of(program);
        try {
            Map<String, @Nullable Object> session = process.ask("open", null, JsonWriter.of(with));
            String name = String.valueOf(session.get("session"));
            new ProcessData(process, name).tell(beginning.profiles(), beginning.events());
            return new ProcessDriver(process, name, texts, beginning.seed());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(texts.named(String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public Checks standard(
            String format, String url, @Nullable ToLongFunction<String> counts, long seed) {
        return new ProcessChecks(
                program, List.of("--url", url, "--format", format), counts, Map.of(), seed);
    }

    @Override
    public Checks contract(
            Path file,
            @Nullable String url,
            @Nullable ToLongFunction<String> counts,
            Map<String, String> variables,
            long seed) {
        List<String> words = new ArrayList<>(List.of(file.toAbsolutePath().toString()));
        if (url != null) {
            words.addAll(List.of("--url", url));
        }
        return new ProcessChecks(program, words, counts, variables, seed);
    }
}

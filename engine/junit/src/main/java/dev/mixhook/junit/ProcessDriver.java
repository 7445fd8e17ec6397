package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drives a session in a process of the packaged program. */
final class ProcessDriver implements Driver {
    /** Requests have at most 1 MiB. */
    private static final int AT_ONCE = 500_000;

    private final ControlProcess process;
    private final String session;
    private final long seed;
    private int numbered;

    ProcessDriver(ControlProcess process, String session, long seed) {
        this.process = process;
        this.session = session;
        this.seed = seed;
    }

    /**
     * Tells what files of lines have, some of it at a time.
     *
     * @param kind {@code profiles} or {@code events}
     * @throws IllegalArgumentException if one of them cannot be read so; the message names it
     */
    void data(String kind, List<Path> files) {
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                StringBuilder some = new StringBuilder();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank()) {
                        some.append(some.isEmpty() ? "" : ",").append(line);
                    }
                    if (some.length() > AT_ONCE) {
                        data(kind, some);
                    }
                }
                data(kind, some);
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        file + ": from here lines of JSON are read: " + e.getMessage(), e);
            }
        }
    }

    private void data(String kind, StringBuilder some) {
        if (!some.isEmpty()) {
            ask("data", "{\"" + kind + "\": [" + some + "]}");
            some.setLength(0);
        }
    }

    private Map<String, @Nullable Object> ask(String operation, String with) {
        return process.ask(operation, session, with);
    }

    private Map<String, @Nullable Object> ask(String operation, Map<String, ?> with) {
        return ask(operation, JsonWriter.of(with));
    }

    @Override
    public Instant now() {
        return Instant.parse(String.valueOf(ask("session", "{}").get("now")));
    }

    @Override
    public void to(String url) {
        ask("target", Map.of("url", url));
    }

    @Override
    public void person(String id, String properties) {
        ask("person", merged("\"$distinct_id\": " + JsonWriter.of(id), properties));
    }

    @Override
    public void update(String id, String operation, String operand) {
        String with =
                "{\"$distinct_id\": %s, %s: %s}"
                        .formatted(JsonWriter.of(id), JsonWriter.of(operation), operand);
        ask("update", with);
    }

    @Override
    public void event(String name, String id, @Nullable Instant at, String properties) {
        if (at == null) {
            String own =
                    "\"name\": %s, \"by\": %s".formatted(JsonWriter.of(name), JsonWriter.of(id));
            ask("event", merged(own, properties));
            return;
        }
        numbered++;
        String own =
                "\"time\": %s, \"distinct_id\": %s, \"$insert_id\": \"mixhook-%d-at-%d\""
                        .formatted(JsonWriter.of(at.toString()), JsonWriter.of(id), seed, numbered);
        ask(
                "data",
                "{\"events\": [{\"event\": %s, \"properties\": %s}]}"
                        .formatted(JsonWriter.of(name), merged(own, properties)));
    }

    /** An object of own members, and those of another. */
    private static String merged(String own, String object) {
        String others = object.substring(1, object.length() - 1);
        return '{' + own + (others.isBlank() ? "" : ", " + others) + '}';
    }

    @Override
    public void fault(String fault) {
        ask("faults", "{\"faults\": [" + fault + "]}");
    }

    @Override
    public void clearFaults() {
        ask("clear_faults", "{}");
    }

    @Override
    public List<Post> advance(Duration by) {
        Instant end = now().plus(by);
        Map<String, @Nullable Object> answer = ask("advance", Map.of("until", end.toString()));
        List<Object> settled = list(answer.get("posts"));
        return settled.isEmpty()
                ? List.of()
                : postsSince(ControlProcess.members(settled.get(0)).get("n"));
    }

    @Override
    public List<Post> posts() {
        return postsSince(1);
    }

    /** The protocol tells some at a time, and with which number the others go on. */
    private List<Post> postsSince(@Nullable Object first) {
        List<Post> posts = new ArrayList<>();
        for (Object since = first; since != null; ) {
            Map<String, @Nullable Object> answer =
                    ask("posts", "{\"since\": " + since + ", \"limit\": 1000}");
            list(answer.get("posts")).stream().map(PostReader::post).forEach(posts::add);
            since = answer.get("next");
        }
        return posts;
    }

    @Override
    public List<String> requeued() {
        return texts(ask("standing", "{}").get("requeued"));
    }

    @Override
    public List<String> dead() {
        return texts(ask("standing", "{}").get("dead"));
    }

    @Override
    public List<String> matching(String campaign) {
        return texts(ask("standing", Map.of("campaign", campaign)).get("matching"));
    }

    @Override
    public String why(String campaign, String user) {
        Map<String, ?> answer = ask("explain", Map.of("campaign", campaign, "user", user));
        StringBuilder why = new StringBuilder();
        for (Object explanation : list(answer.get("explanations"))) {
            Map<String, @Nullable Object> told = ControlProcess.members(explanation);
            why.append(told.get("user")).append(" and ").append(told.get("campaign"));
            why.append(" at ").append(told.get("at")).append('\n');
            list(told.get("parts")).forEach(part -> part(ControlProcess.members(part), why));
            for (Object event : list(told.get("story"))) {
                why.append("  ").append(JsonWriter.of(event)).append('\n');
            }
        }
        return why.toString();
    }

    private static void part(Map<String, @Nullable Object> part, StringBuilder why) {
        why.append(Boolean.TRUE.equals(part.get("matches")) ? "  yes  " : "  no   ");
        why.append(part.get("target")).append("  ").append(part.get("selector")).append('\n');
        list(part.get("saw")).forEach(saw -> why.append("      ").append(saw).append('\n'));
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? List.copyOf(list) : List.of();
    }

    private static List<String> texts(@Nullable Object value) {
        return list(value).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        ask("close", "{}");
    }
}

package dev.mixhook.junit;

import dev.mixhook.junit.driver.Driver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drives a session in a process of the packaged program. */
final class ProcessDriver implements Driver {
    private final ControlProcess process;
    private final String session;

    ProcessDriver(ControlProcess process, String session) {
        this.process = process;
        this.session = session;
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
        String time = at == null ? "" : ", \"at\": " + JsonWriter.of(at.toString());
        String own = "\"name\": %s, \"by\": %s".formatted(JsonWriter.of(name), JsonWriter.of(id));
        ask("event", merged(own + time, properties));
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
        Object matching = ask("standing", Map.of("campaign", campaign)).get("matching");
        return texts(ControlProcess.members(matching).get(campaign));
    }

    @Override
    public String why(String campaign, String user) {
        return String.valueOf(
                ask("explain", Map.of("campaign", campaign, "user", user)).get("text"));
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

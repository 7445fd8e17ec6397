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
    private final CampaignTexts texts;
    private final long seed;
    private int numbered;

    ProcessDriver(ControlProcess process, String session, CampaignTexts texts, long seed) {
        this.process = process;
        this.session = session;
        this.texts = texts;
        this.seed = seed;
    }

    private Map<String, @Nullable Object> ask(String operation, String with) {
        try {
            return process.ask(operation, session, with);
        } catch (ControlProcess.InvalidException e) {
            throw new IllegalArgumentException(texts.named(String.valueOf(e.getMessage())), e);
        }
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
    public List<String> campaigns() {
        return list(ask("session", "{}").get("campaigns")).stream()
                .map(ControlProcess::members)
                .map(campaign -> String.valueOf(campaign.get("campaign")))
                .toList();
    }

    @Override
    public List<String> warnings() {
        return list(ask("session", "{}").get("warnings")).stream()
                .map(ControlProcess::members)
                .map(warning -> texts.named(ControlProcess.shown(warning)))
                .toList();
    }

    @Override
    public boolean knows(String user) {
        try {
            ask("explain", Map.of("user", user));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
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

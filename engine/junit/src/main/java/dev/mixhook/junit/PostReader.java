package dev.mixhook.junit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads POSTs as the program tells them. */
final class PostReader {
    private final Map<String, @Nullable Object> post;

    private PostReader(Object json) {
        this.post = ControlProcess.members(json);
    }

    static Post post(Object json) {
        return new PostReader(json).read();
    }

    private Post read() {
        Object status = post.get("status");
        return new Post(
                number("n"),
                text("campaign"),
                Instant.parse(text("due")),
                OffsetDateTime.parse(text("occurrence")),
                number("attempt"),
                number("batch"),
                number("of"),
                texts(post.containsKey("users") ? "users" : "events"),
                new Post.Request(
                        text("url"),
                        text("content_type"),
                        text("body"),
                        JsonWriter.of(post.get("json")),
                        objects(post.get("json")),
                        text("curl")),
                new Post.Response(
                        status == null ? null : number("status"),
                        text("answer"),
                        Post.Outcome.valueOf(text("outcome").toUpperCase(Locale.ROOT)),
                        post.containsKey("why") ? text("why") : null),
                texts("faults"));
    }

    /** The users, members or events; of anything else the whole. */
    private static List<String> objects(@Nullable Object json) {
        Map<String, @Nullable Object> parameters =
                ControlProcess.members(ControlProcess.members(json).get("parameters"));
        Object list = parameters.containsKey("members") ? parameters.get("members") : json;
        return list instanceof List<?> items
                ? items.stream().map(JsonWriter::of).toList()
                : List.of(JsonWriter.of(json));
    }

    private String text(String name) {
        Object value = post.get(name);
        return value == null ? "" : String.valueOf(value);
    }

    private int number(String name) {
        return post.get(name) instanceof BigDecimal number ? number.intValue() : 0;
    }

    private List<String> texts(String name) {
        return post.get(name) instanceof List<?> list
                ? list.stream()
                        .map(item -> item instanceof String text ? text : JsonWriter.of(item))
                        .toList()
                : List.of();
    }
}

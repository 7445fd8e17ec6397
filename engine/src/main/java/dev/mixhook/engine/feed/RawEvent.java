package dev.mixhook.engine.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** An event with all that it was sent with, as its record has it. */
public final class RawEvent {
    private final String name;
    private final long time;
    private final String distinctId;
    private final byte[] line;

    /**
     * @param line the record; not to be changed
     */
    RawEvent(String name, long time, String distinctId, byte[] line) {
        this.name = name;
        this.time = time;
        this.distinctId = distinctId;
        this.line = line;
    }

    public String name() {
        return name;
    }

    /** When it happened, in milliseconds since the epoch, whenever it came. */
    public long time() {
        return time;
    }

    /** Whose it is, by the record alone; empty if nobody's. */
    public String distinctId() {
        return distinctId;
    }

    /** What else the record tells; read anew at each call. */
    public Details details() {
        Map<String, String> record = JsonText.object(line);
        Map<String, String> properties = properties(record);
        String json =
                properties.entrySet().stream()
                        .map(member -> JsonText.quoted(member.getKey()) + ':' + member.getValue())
                        .collect(Collectors.joining(",", "{", "}"));
        String insertId =
                insertId(record).or(() -> insertId(properties)).orElseGet(() -> madeUp(json));
        return new Details(insertId, json);
    }

    /**
     * What a record tells beside name, time and owner.
     *
     * @param insertId its {@code $insert_id}; one that is made up of all the rest where it has none
     * @param properties all of them, values as they stand: a JSON object
     */
    public record Details(String insertId, String properties) {}

    private static Map<String, String> properties(Map<String, String> record) {
        Map<String, String> properties = new LinkedHashMap<>();
        String inner = record.get("properties");
        if (inner != null && !JsonText.isNull(inner)) {
            properties.putAll(JsonText.object(object(inner)));
        }
        record.forEach(
                (key, value) -> {
                    if (!isOfTheRecord(key, record)) {
                        properties.put(key, value);
                    }
                });
        return properties;
    }

    private static byte[] object(String properties) {
        return properties.startsWith("{")
                ? properties.getBytes(UTF_8)
                : ObjectText.bytes("properties", text(properties));
    }

    private static boolean isOfTheRecord(String key, Map<String, String> record) {
        return switch (key) {
            case "event", "event_name", "properties", Arrival.KEY -> true;
            case "name" -> !record.containsKey("event") && !record.containsKey("event_name");
            default -> false;
        };
    }

    private static Optional<String> insertId(Map<String, String> members) {
        return Optional.ofNullable(members.get("$insert_id"))
                .or(() -> Optional.ofNullable(members.get("insert_id")))
                .map(RawEvent::text)
                .filter(id -> !DistinctIds.isNobodys(id));
    }

    /** What a scalar says: a text without its quotes. */
    private static String text(String json) {
        return JsonValues.parse(json) instanceof Value.Text(String text) ? text : json;
    }

    private String madeUp(String properties) {
        String all = name + '\n' + time + '\n' + distinctId + '\n' + properties;
        return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
    }
}

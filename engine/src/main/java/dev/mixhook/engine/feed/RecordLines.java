package dev.mixhook.engine.feed;

import static dev.mixhook.targeting.json.JsonText.quoted;

import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Writes the lines that data files have, of what somebody tells. What is not right in it is found
 * when the line is read.
 *
 * @param zones of the data among which the lines will stand
 */
public record RecordLines(DataZones zones) {
    /**
     * A whole profile.
     *
     * @param properties a JSON object
     */
    public String profile(String id, String properties) {
        return "{\"$distinct_id\": %s, \"$properties\": %s}".formatted(quoted(id), properties);
    }

    /**
     * An update of a profile from the start on.
     *
     * @param operation such as {@code $set}
     * @param operand of it, JSON
     */
    public String update(String id, String operation, String operand) {
        return "{\"$distinct_id\": %s, %s: %s}".formatted(quoted(id), quoted(operation), operand);
    }

    /**
     * An update of a profile at an instant, which does not move when its user was last seen.
     *
     * @param operation such as {@code $set}
     * @param operand of it, JSON
     */
    public String update(String id, Instant at, String operation, String operand) {
        return "{\"$distinct_id\": %s, \"$time\": %d, \"$ignore_time\": true, %s: %s}"
                .formatted(quoted(id), at.toEpochMilli(), quoted(operation), operand);
    }

    /**
     * An event.
     *
     * @param properties a JSON object without time and user
     * @param insertId of two events that are alike, the second is left out; null for none
     */
    public String event(
            String name, String id, Instant at, String properties, @Nullable String insertId) {
        String stripped = properties.strip();
        String own = stripped.substring(1, stripped.length() - 1);
        return "{\"event\": %s, \"properties\": {%s%s\"time\": %s, \"distinct_id\": %s%s}}"
                .formatted(
                        quoted(name),
                        own,
                        own.isBlank() ? "" : ", ",
                        time(at),
                        quoted(id),
                        insertId == null ? "" : ", \"$insert_id\": " + quoted(insertId));
    }

    /** A number would be taken for the wall clock of another zone. */
    private String time(Instant at) {
        return zones.eventTimes().equals(ZoneOffset.UTC)
                ? String.valueOf(at.toEpochMilli())
                : quoted(at.toString());
    }
}

package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.ingestion.CheckedRecord.Dropped;
import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import dev.mixhook.engine.text.Counted;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What became of a request.
 *
 * @param at when it came
 * @param path as it was asked for, without the query
 * @param status of the answer
 * @param lost what happened in place of the answer, {@code timeout} or {@code reset}; empty if it
 *     was given
 * @param events how many were kept
 * @param updates how many were kept
 * @param withoutEffect how many of the events would join ids, and do not under the project's
 *     identity
 * @param dropped how many were not, by the reason
 */
public record IngestedRequest(
        Instant at,
        String path,
        int status,
        String lost,
        int events,
        int updates,
        int withoutEffect,
        Map<Reason, Integer> dropped) {
    public IngestedRequest {
        dropped = Map.copyOf(dropped);
    }

    /** What became of it, told by its records. */
    static IngestedRequest of(
            String path, Instant at, IngestAnswer answer, List<CheckedRecord> records) {
        int events = 0;
        int updates = 0;
        int withoutEffect = 0;
        Map<Reason, Integer> dropped = new EnumMap<>(Reason.class);
        for (CheckedRecord record : records) {
            switch (record) {
                case Kept kept -> {
                    events += kept.isEvent() ? 1 : 0;
                    updates += kept.isEvent() ? 0 : 1;
                    withoutEffect += kept.hasNoEffect() ? 1 : 0;
                }
                case Dropped(Reason reason) -> dropped.merge(reason, 1, Integer::sum);
                case Failed failed -> dropped.merge(failed.reason(), 1, Integer::sum);
            }
        }
        String lost = answer.instead().map(Object::toString).orElse("");
        return new IngestedRequest(
                at, path, answer.status(), lost, events, updates, withoutEffect, dropped);
    }

    /** One line for people: path, answer, and how many records became what. */
    public String line() {
        StringJoiner line = new StringJoiner(", ", path + "  " + answer() + "  ", "");
        line.add(Counted.of(events, "event"));
        line.add(Counted.of(updates, "update"));
        if (withoutEffect > 0) {
            line.add(withoutEffect + " without effect");
        }
        new TreeMap<>(dropped)
                .forEach((reason, count) -> line.add(count + " not kept: " + reason.text()));
        return line.toString();
    }

    private String answer() {
        return lost.isEmpty() ? String.valueOf(status) : status + " lost by " + lost;
    }

    /** How many records were not kept. */
    public int notKept() {
        return dropped.values().stream().mapToInt(Integer::intValue).sum();
    }
}

package dev.mixhook.delivery;

import java.util.List;

/**
 * Events that go out together.
 *
 * @param insertIds of the events, in their order
 * @param rendered what became of each, a JSON value
 */
public record EventList(List<String> insertIds, List<String> rendered) {
    /** The most events of a POST (R-E2). */
    public static final int MOST = 500;

    public EventList {
        insertIds = List.copyOf(insertIds);
        rendered = List.copyOf(rendered);
        if (insertIds.size() != rendered.size() || insertIds.size() > MOST) {
            throw new IllegalArgumentException(
                    "a list has up to %d events, was %d".formatted(MOST, insertIds.size()));
        }
    }
}

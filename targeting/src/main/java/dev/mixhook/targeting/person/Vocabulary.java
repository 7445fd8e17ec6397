package dev.mixhook.targeting.person;

import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that some campaign mentions, each with a slot (a number from 0). Only values of these
 * names are kept typed; events of other names are let go, unless some campaign counts events of any
 * name: then they are kept together, in a slot of their own, each with its name (R-T4).
 */
public final class Vocabulary {
    /** What a name that nobody mentions has instead of a slot. */
    public static final int NO_SLOT = -1;

    private static final long NEVER = Long.MIN_VALUE;

    /** Where an event under {@link #otherEvents} has its name among its values. */
    private static final int NAME = 0;

    private final Map<String, Integer> properties = new HashMap<>();
    private final Map<String, Integer> events = new HashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Set<String> anyEventProperties = new LinkedHashSet<>();
    private final Map<Integer, Long> counted = new HashMap<>();
    private final Set<String> streamed = new HashSet<>();
    private long anyCounted = NEVER;
    private int otherEvents = NO_SLOT;

    /**
     * What is kept of the events of a slot.
     *
     * @param name theirs; empty for those of other names
     */
    private record Kept(String name, int first, Map<String, Integer> slots) {
        int mention(String property) {
            return slots.computeIfAbsent(property, _ -> size());
        }

        int size() {
            return first + slots.size();
        }
    }

    /** The slot of a profile property, given on first mention. */
    public int mentionProperty(String name) {
        return properties.computeIfAbsent(name, _ -> properties.size());
    }

    /** The slot of an event name, given on first mention. */
    public int mentionEvent(String name) {
        return events.computeIfAbsent(name, _ -> keep(new Kept(name, 0, new HashMap<>())));
    }

    /** Events of every name are counted. */
    public void mentionAnyEvent() {
        if (otherEvents == NO_SLOT) {
            otherEvents = keep(new Kept("", NAME + 1, new HashMap<>()));
        }
    }

    private int keep(Kept events) {
        kept.add(events);
        anyEventProperties.forEach(events::mention);
        return kept.size() - 1;
    }

    /** The slot of a property among those of one event name, given on first mention. */
    public int mentionEventProperty(int event, String name) {
        return kept.get(event).mention(name);
    }

    /** A property that events of every name are asked for. */
    public void mentionAnyEventProperty(String name) {
        anyEventProperties.add(name);
        kept.forEach(events -> events.mention(name));
    }

    /** Events of a name are passed on as they come, whether anybody counts them or not (R-E1). */
    public void stream(String name) {
        streamed.add(name);
    }

    /** Whether events of a name are passed on as they come. */
    public boolean isStreamed(String name) {
        return streamed.contains(name);
    }

    public int property(String name) {
        return properties.getOrDefault(name, NO_SLOT);
    }

    public int event(String name) {
        return events.getOrDefault(name, NO_SLOT);
    }

    /** Where events of names that nobody mentions are kept; {@link #NO_SLOT} if they are let go. */
    public int otherEvents() {
        return otherEvents;
    }

    public int eventProperty(int event, String name) {
        return kept.get(event).slots().getOrDefault(name, NO_SLOT);
    }

    /** The name of an event. */
    public String eventName(int event, EventTimeline timeline, int index) {
        return event == otherEvents
                        && timeline.property(index, NAME) instanceof Value.Text(String name)
                ? name
                : kept.get(event).name();
    }

    /** How many values an event of a slot has. */
    int eventSlots(int event) {
        return kept.get(event).size();
    }

    /** Events of a slot are counted for so many milliseconds. */
    public void mentionWindow(int event, long millis) {
        counted.merge(event, millis, Math::max);
    }

    /** Events of every name are counted for so many milliseconds. */
    public void mentionAnyWindow(long millis) {
        anyCounted = Math.max(anyCounted, millis);
    }

    /** For how many milliseconds events of a slot count; for ever where no window was told. */
    long counted(int event) {
        long longest = Math.max(anyCounted, counted.getOrDefault(event, NEVER));
        return longest == NEVER ? Long.MAX_VALUE : longest;
    }

    /** What is kept of an event that has none of the properties. */
    public Value[] eventValues(int event, String name) {
        Value[] values = new Value[kept.get(event).size()];
        Arrays.fill(values, Value.undefined());
        if (event == otherEvents) {
            values[NAME] = Value.of(name);
        }
        return values;
    }

    public int properties() {
        return properties.size();
    }

    public int events() {
        return kept.size();
    }

    /** How many properties the events of a slot are asked for. */
    public int eventProperties(int event) {
        return kept.get(event).slots().size();
    }
}

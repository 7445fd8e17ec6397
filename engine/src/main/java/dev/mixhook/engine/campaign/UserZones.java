package dev.mixhook.engine.campaign;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The time zones of people: by their {@code $timezone}, else the project's; also where that names
 * no zone (R-S7).
 */
public final class UserZones {
    private static final String PROPERTY = "$timezone";

    private final People people;
    private final int slot;
    private final ZoneId otherwise;
    private final Map<String, Optional<ZoneId>> named = new HashMap<>();

    /** The zones of people whose vocabulary has {@link #mention mentioned} them. */
    public UserZones(People people, ZoneId otherwise) {
        this.people = people;
        this.slot = slot(people.vocabulary());
        this.otherwise = otherwise;
    }

    /** Adds the property to a vocabulary if the timing asks for it. */
    public static void mention(Timing timing, Vocabulary vocabulary) {
        if (timing instanceof Timing.ByCalendar calendar && calendar.isLocal()) {
            vocabulary.mentionProperty(PROPERTY);
        }
    }

    /** The slot of the property by which people tell theirs. */
    public static int slot(Vocabulary vocabulary) {
        return vocabulary.property(PROPERTY);
    }

    /** The zone that a person's profile names; empty if it names none. */
    public Optional<ZoneId> own(int person) {
        return people.property(person, slot) instanceof Value.Text(String name)
                ? named.computeIfAbsent(name, ZoneNames::parse)
                : Optional.empty();
    }

    public ZoneId of(int person) {
        return own(person).orElse(otherwise);
    }

    /** What a person's profile has for a time zone and names none; empty if there is no such. */
    public Optional<Value> unreadable(int person) {
        Value value = people.property(person, slot);
        return value.isDefined() && own(person).isEmpty() ? Optional.of(value) : Optional.empty();
    }

    /** The zone of people whose profile names none. */
    public ZoneId otherwise() {
        return otherwise;
    }
}

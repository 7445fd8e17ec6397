package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a vocabulary keeps of events, by the numbers of their names and of properties' names. */
final class EventKinds {
    /** Where a slot is not known yet. */
    private static final int UNKNOWN = -2;

    private final Vocabulary vocabulary;
    private final ValueCodes codes;
    private final ByteTexts names;
    private final ByteTexts properties;
    private final NameCounts counts;
    private final List<@Nullable Kind> kinds = new ArrayList<>();

    /**
     * @param codes of values
     * @param names of events
     * @param properties names of properties
     */
    EventKinds(
            Vocabulary vocabulary,
            ValueCodes codes,
            ByteTexts names,
            ByteTexts properties,
            NameCounts counts) {
        this.vocabulary = vocabulary;
        this.codes = codes;
        this.names = names;
        this.properties = properties;
        this.counts = counts;
    }

    /** That of a name that nobody has. */
    Kind nothing() {
        return new Kind("");
    }

    Kind of(int name) {
        while (kinds.size() <= name) {
            kinds.add(null);
        }
        Kind known = kinds.get(name);
        if (known != null) {
            return known;
        }
        Kind kind = new Kind(names.text(name));
        kinds.set(name, kind);
        return kind;
    }

    /** The events of a name. */
    final class Kind {
        private final String name;
        private final int event;
        private final boolean isNamedAny;
        private final boolean isJoining;
        private final boolean isStreamed;
        private final boolean isAsked;
        private final long[] alone;
        private final long[] own;
        private final NameCounts.Cell count;
        private int[] slots = {};
        private NameCounts.@Nullable Cell[] propertyCounts = {};

        private Kind(String name) {
            this.name = name;
            int own = vocabulary.event(name);
            this.event = own == Vocabulary.NO_SLOT ? vocabulary.otherEvents() : own;
            this.isNamedAny =
                    vocabulary.otherEvents() != Vocabulary.NO_SLOT && EventSelector.meansAny(name);
            this.isJoining = Joins.areToldBy(name);
            this.isStreamed = vocabulary.isStreamed(name);
            this.isAsked = isMentioned() && vocabulary.eventProperties(event) > 0;
            this.alone =
                    isMentioned()
                            ? Arrays.stream(vocabulary.eventValues(event, name))
                                    .mapToLong(codes::of)
                                    .toArray()
                            : new long[0];
            this.own = alone.clone();
            this.count = counts.event(name);
        }

        /** Counts an event. */
        void count() {
            count.add();
        }

        /** Whether some property of its events is asked for. */
        boolean isAsked() {
            return isAsked;
        }

        /** Counts a property of an event, of which some are asked for. */
        void count(int property) {
            if (property >= propertyCounts.length) {
                int length = Math.max(2 * propertyCounts.length, property + 1);
                propertyCounts = Arrays.copyOf(propertyCounts, length);
            }
            NameCounts.Cell cell = propertyCounts[property];
            if (cell == null) {
                cell = counts.property(event, properties.text(property));
                propertyCounts[property] = cell;
            }
            cell.add();
        }

        /** A slot of the vocabulary. */
        int event() {
            return event;
        }

        boolean isMentioned() {
            return event != Vocabulary.NO_SLOT;
        }

        boolean isStreamed() {
            return isStreamed;
        }

        boolean isNamedAny() {
            return isNamedAny;
        }

        /** Whether it can say that ids are one person's. */
        boolean isJoining() {
            return isJoining;
        }

        /**
         * An {@code $insert_id} as it counts among events of this name: in events of another name
         * it is another one.
         */
        long insertId(long insertId) {
            return event == vocabulary.otherEvents() ? EventHead.ofName(insertId, name) : insertId;
        }

        /**
         * What is kept if nothing is given; what is changed in it is forgotten at the next call.
         */
        long[] values() {
            System.arraycopy(alone, 0, own, 0, own.length);
            return own;
        }

        /** Where the value of a property goes; negative if it is not asked for. */
        int slot(int property) {
            if (!isAsked) {
                return Vocabulary.NO_SLOT;
            }
            if (property >= slots.length) {
                int before = slots.length;
                slots = Arrays.copyOf(slots, Math.max(2 * before, property + 1));
                Arrays.fill(slots, before, slots.length, UNKNOWN);
            }
            if (slots[property] == UNKNOWN) {
                slots[property] = vocabulary.eventProperty(event, properties.text(property));
            }
            return slots[property];
        }
    }
}

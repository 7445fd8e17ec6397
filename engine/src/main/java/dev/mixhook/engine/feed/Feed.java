package dev.mixhook.engine.feed;

import dev.mixhook.targeting.audience.TouchedPeople;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * The data as it comes in: what stands at the start is in the people, everything else has its own
 * instant.
 */
public final class Feed {
    private final People people;
    private final List<FeedItem> items;
    private final FeedCounts counts;
    private final BitSet given;
    private final DataZones zones;
    private final Identities identities;
    private final ArrivedEvents arrived = new ArrivedEvents();
    private final List<FeedItem> late = new ArrayList<>();
    private long lateAt;
    private int next;

    /**
     * @param items in order of time; not changed by the caller afterwards
     * @param given the people whose whole profile the data gives
     */
    Feed(People people, List<FeedItem> items, FeedCounts counts, BitSet given, DataZones zones) {
        this.people = people;
        this.items = items;
        this.counts = counts;
        this.given = given;
        this.zones = zones;
        this.identities = new Identities(zones.identity(), people);
    }

    public People people() {
        return people;
    }

    public FeedCounts counts() {
        return counts;
    }

    /** The last event or update in the data; empty if it has neither. */
    public Optional<Instant> last() {
        return counts.latest() == FeedCounts.NEVER
                ? Optional.empty()
                : Optional.of(Instant.ofEpochMilli(counts.latest()));
    }

    /**
     * Lets the history happen: what comes before the instant at which the profiles were taken,
     * itself excluded. A profile that the data gives as a whole holds the updates before that
     * already.
     */
    public void skipTo(Instant taken) {
        while (next() < taken.toEpochMilli()) {
            FeedItem item = items.get(next++);
            if (!isContained(item)) {
                unlessRepeated(item, each -> each.applyTo(people));
            }
        }
        people.arrange();
    }

    /** How many updates before that instant are in the profiles already that the data gives. */
    public long contained(Instant taken) {
        return items.stream()
                .takeWhile(item -> item.time() < taken.toEpochMilli())
                .filter(this::isContained)
                .count();
    }

    private boolean isContained(FeedItem item) {
        if (!(item instanceof FeedItem.Updated update)) {
            return false;
        }
        int person = people.number(update.distinctId());
        return person != People.NOBODY && given.get(person);
    }

    /**
     * Takes in lines that come while the data is played, as a file that grows brings them: what
     * tells no time of its own, or an earlier one, happens at present.
     *
     * @param now the present: all that was due has happened
     * @throws IllegalArgumentException if one of them is damaged; it says which
     * @throws IOException if a file cannot be read; the message names it
     */
    public void add(DataSources sources, Instant now) throws IOException {
        LiveRecords records = new LiveRecords(people.vocabulary(), zones, now.toEpochMilli());
        List<FeedItem> more = new ArrayList<>();
        for (DataFile file : sources.people()) {
            more.addAll(records.people(file));
        }
        for (DataFile file : sources.done()) {
            more.addAll(records.events(file));
        }
        if (records.damages().count() > 0) {
            throw new IllegalArgumentException(records.damages().first().toString());
        }
        add(more, now.toEpochMilli());
    }

    /**
     * Takes in what came later. What is dated before the present happens at present; an event that
     * is there already is left out (mixpanel.md 5.2).
     *
     * @param now the present, in milliseconds since the epoch: all that was due has happened
     */
    void add(List<FeedItem> more, long now) {
        List<FeedItem> ordered = new ArrayList<>(more);
        // Of people and of events those are read that came together; they came one by one.
        ordered.sort(Comparator.comparingLong(FeedItem::number));
        for (FeedItem item : ordered) {
            int place = placeBefore(item.time() + 1);
            boolean isKnown =
                    items.subList(placeBefore(item.time()), place).stream()
                            .anyMatch(other -> Duplicates.areSame(other, item));
            if (isKnown) {
                continue;
            }
            items.add(place, item);
            if (place < next || (place == next && item.time() < now)) {
                next++;
                late.add(item);
                lateAt = now;
            }
        }
    }

    /** How many items come before an instant. */
    private int placeBefore(long time) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.get(middle).time() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** When something happens next, in milliseconds; {@link Verdict#FOREVER} after the last. */
    public long next() {
        if (!late.isEmpty()) {
            return lateAt;
        }
        return next == items.size() ? Verdict.FOREVER : items.get(next).time();
    }

    /** Lets everything happen that is due, and tells of each person whom it touched. */
    public void apply(long now, IntConsumer touched) {
        each(now, item -> touched.accept(item.applyTo(people)));
    }

    /** Lets everything happen that is due, and tells whom it touched and by what. */
    public TouchedPeople apply(long now) {
        TouchedPeople touched = new TouchedPeople();
        each(now, item -> touched.add(item.applyTo(people), item.event()));
        touched.sort();
        return touched;
    }

    private void each(long now, Consumer<FeedItem> due) {
        late.forEach(item -> unlessRepeated(item, due));
        late.clear();
        while (next() <= now) {
            unlessRepeated(items.get(next++), due);
        }
    }

    private void unlessRepeated(FeedItem item, Consumer<FeedItem> due) {
        if (!arrived.isRepeated(item)) {
            identities.of(item).forEach(due);
        }
    }
}

package dev.mixhook.engine.feed;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
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
    private final ProfileComparison comparison;
    private final List<FeedItem> late = new ArrayList<>();
    private long lateAt;
    private int next;

    /**
     * @param items in order of time; not changed by the caller afterwards
     * @param given the people whose whole profile the data gives
     */
    Feed(People people, List<FeedItem> items, FeedCounts counts, BitSet given) {
        this.people = people;
        this.items = items;
        this.counts = counts;
        this.given = given;
        this.comparison = new ProfileComparison(people);
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
                item.applyTo(people);
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
     * Takes in what came later. What is dated before the present happens at present; an event that
     * is there already is left out (mixpanel.md 5.2).
     *
     * @param now the present, in milliseconds since the epoch: all that was due has happened
     */
    void add(List<FeedItem> more, long now) {
        for (FeedItem item : more) {
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
        take(now, item -> touched.accept(item.applyTo(people)));
    }

    /** Lets everything happen that is due, and tells what is new about whom. */
    public void apply(long now, FeedListener listener) {
        take(now, item -> happen(item, listener));
    }

    private void happen(FeedItem item, FeedListener listener) {
        int known = people.size();
        switch (item) {
            case FeedItem.Did did -> {
                int person = did.applyTo(people);
                if (person < known) {
                    listener.event(person, did.event());
                } else {
                    listener.everything(person);
                }
            }
            case FeedItem.Updated _, FeedItem.Untimed _, FeedItem.Given _ ->
                    comparison.apply(item, listener);
        }
    }

    private void take(long now, Consumer<FeedItem> each) {
        late.forEach(each);
        late.clear();
        while (next() <= now) {
            each.accept(items.get(next++));
        }
    }
}

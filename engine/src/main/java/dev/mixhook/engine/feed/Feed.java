package dev.mixhook.engine.feed;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The data as it comes in: what stands at the start is in the people, everything else has its own
 * instant.
 */
public final class Feed {
    private final People people;
    private final List<FeedItem> items;
    private final FeedCounts counts;
    private int next;

    Feed(People people, List<FeedItem> items, FeedCounts counts) {
        this.people = people;
        this.items = items.stream().sorted(Comparator.comparingLong(FeedItem::time)).toList();
        this.counts = counts;
    }

    /** A feed of people who only change by hand. */
    public static Feed empty(Vocabulary vocabulary) {
        return new Feed(new People(vocabulary), List.of(), FeedCounts.NONE);
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

    /** Lets happen what comes before an instant, itself excluded: the history. */
    public void skipTo(Instant start) {
        while (next() < start.toEpochMilli()) {
            items.get(next++).applyTo(people);
        }
    }

    /** When something happens next, in milliseconds; {@link Verdict#FOREVER} after the last. */
    public long next() {
        return next == items.size() ? Verdict.FOREVER : items.get(next).time();
    }

    /** Lets everything happen that is due, and tells of each person whom it touched. */
    public void apply(long now, IntConsumer touched) {
        while (next() <= now) {
            touched.accept(items.get(next++).applyTo(people));
        }
    }
}

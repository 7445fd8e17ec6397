package dev.mixhook.engine.feed;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The data as it comes in: what stands at the start is in the people, everything else has its own
 * instant.
 */
public final class Feed {
    /** For how many items is read ahead at a time. */
    private static final int AHEAD = 256;

    /**
     * For how many milliseconds it is known what has happened: the longest window, and as much more
     * as events are kept. What comes once more after that counts nowhere.
     */
    private static final long LONGEST = 93 * 86_400_000L;

    private final People people;
    private final FeedItems items;
    private final FeedCounts counts;
    private final NameCounts names;
    private final @Nullable GivenTwice givenTwice;
    private final BitSet given;
    private final boolean isFollowed;
    private final DataZones zones;
    private final FeedEffects effects;
    private final List<FeedItem> late = new ArrayList<>();
    private long lateAt;

    /** How many were let go with the history that profiles hold already. */
    private long forgottenUpdates;

    private int next;

    /** Up to which item was read ahead. */
    private int peekedTo;

    /** What was read ahead: nothing of meaning. */
    private long unused;

    /**
     * @param items in order of time; not changed by the caller afterwards
     * @param names how often the data has them
     * @param givenTwice people whose whole profile it gives more than once; null if nobody's
     * @param given the people whose whole profile the data gives
     * @param isFollowed whether more is to come, among which events may be that are there already:
     *     then what has happened is kept for as long as it counts
     */
    Feed(
            People people,
            FeedItems items,
            FeedCounts counts,
            NameCounts names,
            @Nullable GivenTwice givenTwice,
            BitSet given,
            boolean isFollowed,
            DataZones zones) {
        this.people = people;
        this.items = items;
        this.counts = counts;
        this.names = names;
        this.givenTwice = givenTwice;
        this.given = given;
        this.isFollowed = isFollowed;
        this.zones = zones;
        this.effects = new FeedEffects(people, items);
    }

    public People people() {
        return people;
    }

    public FeedCounts counts() {
        return counts;
    }

    /** How often the data has each name of an event, and each property of those asked for some. */
    public NameCounts names() {
        return names;
    }

    /** People who are given more than once; empty if nobody is. */
    public Optional<GivenTwice> givenTwice() {
        return Optional.ofNullable(givenTwice);
    }

    /**
     * How often people have each property: all profiles are read for it, which takes a while. Once
     * the history has happened, what it held is not counted.
     */
    public Map<String, Long> propertiesOfPeople() {
        return PeopleNames.of(people, items);
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
        for (; next() < taken.toEpochMilli(); next++) {
            if (!effects.isPassedOn(next) && !isContained(next)) {
                effects.apply(next, _ -> {});
            }
        }
        people.arrange();
        if (!isFollowed) {
            letGoFirst(next);
        }
    }

    /**
     * How many updates before that instant are in the profiles already that the data gives. Once
     * the history has happened, no earlier instant can be asked for.
     */
    public long contained(Instant taken) {
        return forgottenUpdates + contained(0, placeBefore(taken.toEpochMilli()));
    }

    private long contained(int from, int to) {
        return IntStream.range(from, to).filter(this::isContained).count();
    }

    private boolean isContained(int item) {
        return items.isUpdateOf(item, given::get, zones.taken());
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
     * is there already takes the place of that one (mixpanel.md 5.2).
     *
     * @param now the present, in milliseconds since the epoch: all that was due has happened
     */
    void add(List<FeedItem> more, long now) {
        List<FeedItem> ordered = new ArrayList<>(more);
        // Of people and of events those are read that came together; they came one by one.
        ordered.sort(Comparator.comparingLong(FeedItem::number));
        for (FeedItem item : ordered) {
            if (isKnown(item)) {
                continue;
            }
            int place = placeBefore(item.time() + 1);
            OptionalInt same =
                    IntStream.range(placeBefore(item.time()), place)
                            .filter(other -> items.isSame(other, item))
                            .findFirst();
            if (same.isPresent()) {
                replace(same.getAsInt(), (FeedItem.Did) item, now);
                continue;
            }
            boolean isLate = place < next || (place == next && item.time() < now);
            if (!isLate || !(item.content() instanceof FeedItem.Streamed)) {
                items.insert(place, item);
                next += isLate ? 1 : 0;
            }
            if (isLate) {
                late.add(item);
                lateAt = now;
            }
        }
    }

    /** Whether it tells of a device what has been told already, as each event of its user does. */
    private boolean isKnown(FeedItem item) {
        FeedItem content = item instanceof FeedItem.Arrived arrived ? arrived.content() : item;
        if (!(content instanceof FeedItem.Joined joined) || joined.isMerged()) {
            return false;
        }
        int device = people.number(joined.ids().getFirst());
        return joined.ids().size() == 2
                && device != People.NOBODY
                && people.owner(device) != device;
    }

    /** If the event has happened already, it is another one from the present on. */
    private void replace(int item, FeedItem.Did did, long now) {
        long[] before = items.replace(item, did);
        boolean isOther = !Arrays.equals(before, items.values(item));
        if (isOther && item < next) {
            late.add(new FeedItem.Replaced(did, before));
            lateAt = now;
        }
    }

    /** How many items come before an instant. */
    private int placeBefore(long time) {
        int low = 0;
        int high = items.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (items.time(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Lets go of what no campaign will count any more.
     *
     * @param now the present in milliseconds since the epoch, before which nothing will be asked
     */
    public void letGo(long now) {
        int happened = Math.min(next, placeBefore(now - LONGEST));
        if (happened > 0) {
            letGoFirst(happened);
        }
        people.letGo(
                now,
                held -> {
                    items.eachCode(held);
                    effects.eachCode(held);
                });
    }

    private void letGoFirst(int count) {
        forgottenUpdates += contained(0, count);
        items.removeFirst(count);
        next -= count;
        peekedTo = Math.max(0, peekedTo - count);
    }

    /** When something happens next, in milliseconds; {@link Verdict#FOREVER} after the last. */
    public long next() {
        if (!late.isEmpty()) {
            return lateAt;
        }
        return next == items.size() ? Verdict.FOREVER : items.time(next);
    }

    /** Lets everything happen that is due, and tells of each person whom it touched. */
    public void apply(long now, IntConsumer touched) {
        apply(now, late -> effects.apply(late, touched), item -> effects.apply(item, touched));
    }

    /** Reads ahead for the events that happen next ({@code FlowAudienceBenchmark}). */
    private void peek(FeedListener listener) {
        int end = Math.min(items.size(), next + AHEAD);
        for (int item = next; item < end; item++) {
            unused += items.peek(item, listener);
        }
        peekedTo = end;
    }

    /** Lets everything happen that is due, and tells what is new about whom. */
    public void apply(long now, FeedListener listener) {
        if (next >= peekedTo) {
            peek(listener);
        }
        apply(now, late -> effects.apply(late, listener), item -> effects.apply(item, listener));
    }

    private void apply(long now, Consumer<FeedItem> ofLate, IntConsumer ofItem) {
        for (FeedItem item : late) {
            if (!effects.isPassedOn(item, lateAt)) {
                ofLate.accept(item);
            }
        }
        late.clear();
        for (; next() <= now; next++) {
            if (!effects.isPassedOn(next)) {
                ofItem.accept(next);
            }
        }
    }

    /** Has somebody told of the same events beside {@link #streamTo}. */
    public void observeStreams(StreamListener listener) {
        effects.observeStreams(listener);
    }

    /** Has somebody told of events of the names that streams ask for, history included. */
    public void streamTo(StreamListener listener) {
        effects.streamTo(listener);
    }
}

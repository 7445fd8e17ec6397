package dev.mixhook.engine.generator.workload;

import dev.mixhook.engine.generator.workload.EventMix.EventKind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Writes events in Mixpanel's raw export format, by time: sessions begin one after the other, and
 * those that are open are all that is held.
 */
final class EventStream {
    /** Parts of chance. */
    private static final long SESSIONS = 2;

    private static final long PROPERTIES = 3;

    private static final byte[] EVENT = JsonLine.utf8("{\"event\":");
    private static final byte[] TIME = JsonLine.utf8(",\"properties\":{\"time\":");
    private static final byte[] ID = JsonLine.utf8(",\"distinct_id\":");
    private static final byte[] INSERT_ID = JsonLine.utf8(",\"$insert_id\":\"");
    private static final byte[] END = JsonLine.utf8("}}");

    private final Workload workload;
    private final Population population;
    private final EventMix mix;
    private final WeightedDraw<KindWriter> kinds;
    private final PropertyWriter common;
    private final TextWriter ids;
    private final RandomSource sessions;
    private final RandomSource random;
    private final JsonLine line = new JsonLine();
    private final PriorityQueue<Session> open =
            new PriorityQueue<>(
                    Comparator.comparingLong(Session::next).thenComparingLong(Session::order));
    private long written;

    EventStream(Workload workload, Population population) {
        this.workload = workload;
        this.population = population;
        this.mix = workload.events();
        this.kinds = WeightedDraw.of(mix.kinds(), KindWriter::new);
        this.common = new PropertyWriter(mix.properties());
        this.ids = new TextWriter(workload.ids());
        this.sessions = RandomSource.of(workload.seed(), SESSIONS);
        this.random = RandomSource.of(workload.seed(), PROPERTIES);
    }

    /** An event's name, and what its own properties are. */
    private static final class KindWriter {
        private final byte[] name;
        private final PropertyWriter own;

        private KindWriter(EventKind kind) {
            this.name = JsonLine.quoted(kind.name(), "");
            this.own = new PropertyWriter(kind.properties());
        }
    }

    /**
     * Somebody who is at it.
     *
     * @param next when they do something next
     * @param order decides between two of one instant
     * @param left how many events are still to come
     */
    private record Session(long next, long order, int number, long left) {}

    void writeTo(OutputStream out) throws IOException {
        long events = mix.count(population.size());
        long count = Math.min(events, (long) Math.ceil(events / mix.sessions().events()));
        ZipfRanks ranks = new ZipfRanks(population.size(), mix.skew());
        Ascending starts = new Ascending(count, sessions);
        long left = events;
        for (long order = 0; starts.hasNext(); order++) {
            long start = workload.period().at(population.timeShare(starts.next()));
            long own = share(left, count - order);
            left -= own;
            goOn(start, out);
            open.add(new Session(start, order, population.draw(ranks, sessions, start), own));
        }
        goOn(Long.MAX_VALUE, out);
    }

    /** How many of the events that are left belong to the next of the sessions that are left. */
    private long share(long left, long count) {
        return count == 1 ? left : 1 + (long) ((left - count) * sessions.leastOf(count - 1));
    }

    /** Writes what happens until an instant, itself included. */
    private void goOn(long instant, OutputStream out) throws IOException {
        while (!open.isEmpty() && open.element().next() <= instant) {
            Session session = open.remove();
            write(session.number(), session.next(), out);
            if (session.left() > 1) {
                open.add(
                        new Session(
                                after(session.next()),
                                session.order(),
                                session.number(),
                                session.left() - 1));
            }
        }
    }

    private long after(long instant) {
        long gap = (long) (sessions.exponential() * mix.sessions().gap().toMillis());
        long last = workload.period().end() - 1;
        long next = instant + gap;
        return next <= last ? next : instant + (long) (sessions.unit() * (last - instant));
    }

    private void write(int number, long instant, OutputStream out) throws IOException {
        KindWriter kind = kinds.draw(random);
        line.add(EVENT).add(kind.name).add(TIME);
        line.number(mix.milliseconds() ? instant : Math.floorDiv(instant, 1000)).add(ID);
        ids.write(line, random, number);
        line.add(INSERT_ID).hex(RandomSource.mixed(workload.seed() + written++)).add('"');
        common.write(line, random, number, instant, true);
        kind.own.write(line, random, number, instant, true);
        line.add(END).endTo(out);
    }
}

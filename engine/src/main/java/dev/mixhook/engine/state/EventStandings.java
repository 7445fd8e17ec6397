package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.PostState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How events of a stream stand, by what its ledger tells (R-E6, R-E7). Each entry has to be told,
 * in order, before it is asked about an event.
 */
public final class EventStandings {
    private final StreamState state = new StreamState();
    private final Map<String, List<Entry.Posted>> posts = new HashMap<>();
    private final Map<String, Notice> ends = new HashMap<>();
    private final List<Notice> turns = new ArrayList<>();

    /** What became of an event. */
    public sealed interface Standing {
        /**
         * The receiver has the event.
         *
         * @param post the number of the POST
         */
        record Taken(long post) implements Standing {}

        /** The event is still to go out. */
        record Waiting() implements Standing {}

        /** The event is in the dead letters. */
        record Dead(Instant at, String why) implements Standing {}

        /** The event came while none were taken. */
        record Dropped(String why) implements Standing {}

        /** The event came before the schedule's start, or from its stop on. */
        record OutOfTime() implements Standing {}

        /** The event's properties do not pass. */
        record Filtered() implements Standing {}

        /** The event came before the stream began. */
        record History() implements Standing {}
    }

    /** An entry of the stream. */
    public void accept(Entry entry) {
        entry.tell(state);
        switch (entry) {
            case Entry.Posted posted -> posted.post().users().forEach(id -> add(posted, id));
            case Entry.Noted(Notice notice) -> add(notice);
        }
    }

    private void add(Entry.Posted posted, String insertId) {
        List<Entry.Posted> all = posts.computeIfAbsent(insertId, _ -> new ArrayList<>());
        // An event that is twice in a list is in one POST.
        if (all.isEmpty() || all.getLast().post().n() != posted.post().n()) {
            all.add(posted);
        }
    }

    private void add(Notice notice) {
        switch (notice.kind()) {
            case STARTED, PAUSED, DELIVERY_PAUSED, DELIVERY_RESUMED -> turns.add(notice);
            case DEAD, LATE_DROPPED -> notice.users().forEach(id -> ends.put(id, notice));
            case REDELIVERED, LATE -> notice.users().forEach(ends::remove);
            case RESUMED, IDLE, SUPPRESSED, REQUALIFIED, DROPPED, FORGOTTEN, JOINED -> {}
        }
    }

    /** The POSTs in which an event went out, in their order. */
    public List<Entry.Posted> posts(String insertId) {
        return List.copyOf(posts.getOrDefault(insertId, List.of()));
    }

    /** Why nothing goes out; empty if it does. */
    public Optional<String> pause() {
        return state.pause().because();
    }

    /**
     * How an event stands; each time that it is asked is about another one.
     *
     * @param at when it came, in milliseconds since the epoch
     * @param isTimely whether that is between the schedule's start and stop
     * @param passes whether its properties pass
     */
    public Standing of(String insertId, long at, boolean isTimely, boolean passes) {
        StreamState.Claim claim =
                state.claim(insertId, isTimely && passes && state.takes(at), false);
        if (claim != StreamState.Claim.NONE) {
            return new Standing.Waiting();
        }
        Optional<Standing> settled = settled(insertId);
        if (settled.isPresent()) {
            return settled.get();
        }
        if (!hadBegun(at)) {
            return new Standing.History();
        }
        if (!passes) {
            return new Standing.Filtered();
        }
        return isTimely ? new Standing.Dropped(why(at)) : new Standing.OutOfTime();
    }

    private Optional<Standing> settled(String insertId) {
        Optional<Standing> taken =
                posts(insertId).stream()
                        .filter(posted -> posted.settlement().state() == PostState.ACCEPTED)
                        .map(posted -> (Standing) new Standing.Taken(posted.post().n()))
                        .findFirst();
        return taken.or(() -> Optional.ofNullable(ends.get(insertId)).map(EventStandings::end));
    }

    private static Standing end(Notice notice) {
        return notice.kind() == Notice.Kind.DEAD
                ? new Standing.Dead(notice.at(), notice.why())
                : new Standing.Dropped("it " + notice.why());
    }

    /** Whether it began to run after an instant, for the first time or anew. */
    private Optional<Notice> beginAfter(long at) {
        return turns.stream()
                .filter(turn -> turn.kind() == Notice.Kind.STARTED)
                .filter(turn -> turn.at().toEpochMilli() > at)
                .reduce((_, last) -> last);
    }

    private boolean hadBegun(long at) {
        return turns.stream()
                .anyMatch(
                        turn ->
                                turn.kind() == Notice.Kind.STARTED
                                        && turn.at().toEpochMilli() <= at);
    }

    /** Why what came at an instant was dropped: the last break in which that is, or a new begin. */
    private String why(long at) {
        Optional<String> broken =
                turns.stream()
                        .filter(turn -> turn.kind() != Notice.Kind.STARTED)
                        .filter(turn -> turn.kind() != Notice.Kind.DELIVERY_RESUMED)
                        .filter(turn -> turn.at().toEpochMilli() <= at)
                        .reduce((_, last) -> last)
                        .map(EventStandings::why);
        return beginAfter(at)
                .map(begin -> "as the stream began anew at " + begin.at())
                .or(() -> broken)
                .orElse("as none were taken");
    }

    private static String why(Notice turn) {
        String paused = turn.kind() == Notice.Kind.PAUSED ? "was off" : "was paused";
        return "as the stream %s from %s on: %s".formatted(paused, turn.at(), turn.why());
    }
}

package dev.mixhook.engine.execution;

import dev.mixhook.delivery.EventList;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.StreamedEvent;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.template.RenderedEvent;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.state.StreamState;
import dev.mixhook.targeting.evaluation.EventFilter;
import dev.mixhook.targeting.value.Dates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The events that a stream owes, in the order in which they came, and when they go out (R-E2). */
final class EventQueue {
    /** How long the first event of a list waits for others, in milliseconds. */
    private static final long LONGEST_WAIT = 5_000;

    private final EventStreamFormat format;
    private final SendWindow window;
    private final @Nullable EventFilter filter;
    private final StreamState state;
    private final Deque<QueuedEvent> events = new ArrayDeque<>();

    /** Up to here what comes may have been done already, before a restart. */
    private long caughtUp = Long.MAX_VALUE;

    private boolean isStarted;
    private int dropped;

    /** What came late since it was last asked for, and what the data will not tell of it. */
    private List<String> late = new ArrayList<>();

    private List<String> lateDropped = new ArrayList<>();

    EventQueue(Campaign campaign, EventStreamFormat format, Dates dates, StreamState state) {
        this.format = format;
        this.window = campaign.schedule().window();
        this.filter =
                ((Timing.Stream) campaign.schedule().timing())
                        .where()
                        .map(where -> new EventFilter(where, dates))
                        .orElse(null);
        this.state = state;
    }

    /**
     * What is taken from the front.
     *
     * @param list what can go out; null if nothing can
     * @param broken what the template makes no JSON of
     */
    record Taken(@Nullable WebhookBody list, List<Broken> broken) {
        Optional<WebhookBody> body() {
            return Optional.ofNullable(list);
        }
    }

    /** An event that cannot go out. */
    record Broken(String insertId, String why) {}

    /** Takes in what waited under an earlier plan; the data has most of it too. */
    void takeOver(EventQueue before) {
        events.addAll(before.events);
        dropped = before.dropped;
        state.markDone(events.stream().map(queued -> queued.event().insertId()).toList());
    }

    /**
     * Before, history came; what of it is not owed after all is let go.
     *
     * @param isAnew whether nothing before is owed but what somebody put back
     */
    void start(long caughtUp, boolean isAnew) {
        this.caughtUp = caughtUp;
        events.removeIf(
                queued ->
                        switch (queued.claim()) {
                            case NONE, HAND -> false;
                            case LATE -> isAnew;
                            case TIME -> !state.takes(queued.at());
                        });
        isStarted = true;
    }

    /**
     * An event came; it waits if it is owed.
     *
     * @param dated when it comes if the data is played again
     */
    void add(RawEvent event, long at, long dated) {
        boolean isTaken = isTaken(at);
        boolean isNew = isStarted && at > caughtUp;
        if (!isTaken && !isNew && !state.namesAny()) {
            return;
        }
        RawEvent.Details details = event.details();
        byte[] properties = details.properties().getBytes(StandardCharsets.UTF_8);
        if (filter != null && !filter.passes(properties, at)) {
            return;
        }
        StreamState.Claim claim = state.claim(details.insertId(), isTaken, isNew);
        if (isStarted && at != dated && isTaken != isTaken(dated)) {
            (isTaken ? late : lateDropped).add(details.insertId());
        }
        switch (claim) {
            case NONE -> dropped += isNew && window.contains(Instant.ofEpochMilli(at)) ? 1 : 0;
            case TIME, LATE, HAND ->
                    events.add(new QueuedEvent(streamed(event, details), at, claim));
        }
    }

    private boolean isTaken(long at) {
        return window.contains(Instant.ofEpochMilli(at)) && state.takes(at);
    }

    /** What came late, when it was taken, since this was asked last, by {@code insert_id}. */
    List<String> takeLate() {
        List<String> taken = late;
        late = new ArrayList<>();
        return taken;
    }

    /** What came late, when none were taken, since this was asked last, by {@code insert_id}. */
    List<String> takeLateDropped() {
        List<String> taken = lateDropped;
        lateDropped = new ArrayList<>();
        return taken;
    }

    private static StreamedEvent streamed(RawEvent event, RawEvent.Details details) {
        return new StreamedEvent(
                event.name(),
                Instant.ofEpochMilli(event.time()),
                event.distinctId(),
                details.insertId(),
                details.properties());
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int size() {
        return events.size();
    }

    /** How many events came while none were taken, since the start. */
    int dropped() {
        return dropped;
    }

    /** When the first list is due; it is not empty. */
    long due() {
        long first = events.element().at();
        return events.size() >= format.most() ? first : first + LONGEST_WAIT;
    }

    /** Takes the first list, as it goes out now. */
    Taken take(long now) {
        Instant present = Instant.ofEpochMilli(now);
        List<String> insertIds = new ArrayList<>();
        List<String> rendered = new ArrayList<>();
        List<Broken> broken = new ArrayList<>();
        while (!events.isEmpty() && insertIds.size() + broken.size() < format.most()) {
            StreamedEvent event = events.remove().event();
            switch (format.render(event, present)) {
                case RenderedEvent.Json(String text) -> {
                    insertIds.add(event.insertId());
                    rendered.add(text);
                }
                case RenderedEvent.Broken(String why) ->
                        broken.add(new Broken(event.insertId(), why));
            }
        }
        return new Taken(
                insertIds.isEmpty() ? null : format.body(new EventList(insertIds, rendered)),
                broken);
    }
}

package dev.mixhook.engine.execution;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.CampaignProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A campaign while it runs, each format in its own way. Instants are milliseconds since the epoch.
 */
public sealed interface CampaignRun permits MessageRun, CohortSyncRun, StreamRun {
    /**
     * Reads what the ledger knows of the campaign, and settles what a crash left open (R-D6).
     *
     * @param before the same campaign by an earlier plan, parked: what it has under way comes back
     *     to this one, if its format is still the same
     */
    static CampaignRun of(
            Campaign campaign, ExecutionContext context, @Nullable CampaignRun before) {
        return switch (campaign.webhook().format()) {
            case MessagesFormat _ ->
                    new MessageRun(
                            campaign, context, before instanceof MessageRun run ? run : null);
            case CohortSyncFormat format ->
                    new CohortSyncRun(
                            campaign,
                            format,
                            context,
                            before instanceof CohortSyncRun run ? run : null);
            case EventStreamFormat format ->
                    new StreamRun(
                            campaign,
                            format,
                            context,
                            before instanceof StreamRun run ? run : null);
        };
    }

    Campaign campaign();

    /** How many people match now; none of a stream, which is about events. */
    default OptionalInt audienceSize() {
        return OptionalInt.empty();
    }

    /** How far the campaign has come, by what the ledger says. */
    CampaignProgress progress();

    /**
     * Evaluates everyone, and finds the first instant at which there is something to do.
     *
     * @param begin the instant at which everyone is evaluated
     * @param started what was noted, at the instant from which on attempts are made
     */
    void start(long begin, Notice started);

    /**
     * Has somebody told whenever {@link #next} or {@link #isToldOfData} may have changed; only the
     * last one who is given.
     */
    void whenRescheduled(Runnable told);

    /** An id, by its number, is another person's from now on. */
    default void joined(int id, long now) {}

    /** The person is new, or may live in another time zone. */
    default void settle(int person, long now) {}

    /** Everybody about whom something is new has been evaluated. */
    default void conclude(long now) {}

    /**
     * Whether it has to be told of new data even if that does not concern it, as it notes who has
     * come back whenever there is data.
     */
    default boolean isToldOfData() {
        return false;
    }

    /**
     * An event of a name that it streams came, be it before the start, as history.
     *
     * @param at when
     * @param dated when it comes if the data is played again: as {@code at}, unless it came late
     */
    default void streamed(RawEvent event, long at, long dated) {}

    /** The next instant at which it has something to do; {@link Long#MAX_VALUE} if it has not. */
    long next();

    /** When the next attempt is due, as far as is known now. */
    long nextDue();

    /** Does what is due, as of that instant. */
    void run(long now);

    /** Begins nothing more; what is under way still comes to its end. */
    void park();

    /** Whether the POSTs of another run can come back to this one. */
    default boolean isOfTheKindOf(CampaignRun other) {
        return getClass() == other.getClass();
    }

    /** Whether a POST is under way. */
    boolean isUnderWay();

    /** Who of some users waits for the next attempt already (R-D3). */
    default List<String> requeued(List<String> users) {
        return List.of();
    }

    /** Nothing could be done until now: what was due before was missed (R-S10). */
    void wake(long now);

    /** The pauses of the campaign: by its receiver, and by hand. */
    DeliveryPause pauses();

    /**
     * Begins nothing more until it is resumed, in this process or a later one; what is under way
     * still comes to its end.
     *
     * @param why for people
     */
    default void pause(long now, String why) {
        pauses().begin(now, why);
    }

    /** Goes on: what was due while it was paused was missed (R-S10). */
    default void resume(long now) {
        pauses().end(now);
        wake(now);
    }

    /** Why nothing goes out; empty if it does. */
    default Optional<String> paused() {
        return pauses().because();
    }

    /**
     * Sends a POST that is no attempt of its own, and counts. None of its own is under way.
     *
     * @param post with what is in the body
     */
    void sendByHand(Post post, WebhookBody body);

    /**
     * Since when a user matches, or does not match any more; empty for since the start.
     *
     * @param user whom the data names
     */
    default Optional<Instant> since(String user) {
        return Optional.empty();
    }

    /** How it stands at the end. */
    EngineEvent summary();

    /** What it has left undone at the end; none if nothing. */
    List<Shortfall> shortfalls();
}

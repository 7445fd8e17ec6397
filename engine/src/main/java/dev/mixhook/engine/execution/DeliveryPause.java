package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.PauseState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The pauses of a campaign whose receiver wants no more (R-C9, R-E6), or that somebody pauses by
 * hand: they are noted in the ledger, and last until somebody ends them, or for as long as the run
 * says. Instants are milliseconds since the epoch.
 */
final class DeliveryPause {
    private final String campaign;
    private final ExecutionContext context;
    private final Ledger.Story state;
    private final PauseState pause;
    private final Runnable changed;
    private long resumeAt = FOREVER;

    /**
     * @param state is told of each notice, and keeps the pause
     * @param changed told when one has begun or ended
     */
    DeliveryPause(
            String campaign,
            ExecutionContext context,
            Ledger.Story state,
            PauseState pause,
            Runnable changed) {
        this.campaign = campaign;
        this.context = context;
        this.state = state;
        this.pause = pause;
        this.changed = changed;
    }

    /** Why nothing goes out; empty if it does. */
    Optional<String> because() {
        return pause.because();
    }

    boolean isOn() {
        return pause.isOn();
    }

    /** When it ends by itself; {@link Long#MAX_VALUE} if it does not. */
    long resumeAt() {
        return resumeAt;
    }

    /** The run starts, maybe in a pause that an earlier one began. */
    void start(long live) {
        if (isOn()) {
            awaitEnd(live);
        }
    }

    void begin(long now, String why) {
        note(Notice.Kind.DELIVERY_PAUSED, now, why);
        context.listener()
                .tell(new EngineEvent.DeliveryPaused(campaign, Instant.ofEpochMilli(now), why));
        awaitEnd(now);
        changed.run();
    }

    private void awaitEnd(long live) {
        resumeAt =
                context.options()
                        .pause()
                        .map(lasting -> Math.max(live, pause.at() + lasting.toMillis()))
                        .orElse(FOREVER);
    }

    void end(long now) {
        resumeAt = FOREVER;
        note(Notice.Kind.DELIVERY_RESUMED, now, PauseState.OVER);
        context.listener()
                .tell(
                        new EngineEvent.DeliveryResumed(
                                campaign, Instant.ofEpochMilli(now), PauseState.OVER));
        changed.run();
    }

    private void note(Notice.Kind kind, long now, String why) {
        Notice notice = new Notice(campaign, Instant.ofEpochMilli(now), kind, why, List.of());
        state.notice(notice);
        context.ledger().note(notice);
    }
}

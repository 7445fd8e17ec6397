package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.targeting.audience.Audience;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A campaign while it runs: its audience, what the ledger says of its users, and its next due
 * instant, in milliseconds since the epoch.
 */
public final class CampaignRun {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final DeliveryState deliveryState;
    private final Eligibility eligibility;
    private final Trigger trigger;
    private final Audience audience;
    private final MatchTimes matchTimes;
    private final AttemptCoordinator attempts;
    private long start;
    private long live;
    private long stop = FOREVER;

    /** Since when it has flips that were not looked at. */
    private long flipped = FOREVER;

    private boolean parked;
    private Runnable rescheduled = () -> {};

    /**
     * Reads what the ledger knows of the campaign, and settles what a crash left open (R-D6).
     *
     * @param before the same campaign by an earlier plan, parked: what it has under way comes back
     *     to this one
     */
    public CampaignRun(Campaign campaign, ExecutionContext context, @Nullable CampaignRun before) {
        this.campaign = campaign;
        this.context = context;
        this.deliveryState = new DeliveryState(context.people()::admit);
        this.trigger = Trigger.of(campaign.schedule());
        this.eligibility = new Eligibility(campaign, context, deliveryState, trigger);
        this.matchTimes = new MatchTimes(context);
        this.audience = context.audiences().add(campaign.target(), this::flip);
        this.attempts =
                new AttemptCoordinator(
                        campaign,
                        context,
                        deliveryState,
                        eligibility,
                        trigger,
                        matchTimes,
                        audience,
                        before == null ? null : before.attempts);
    }

    /** How far the campaign has come, by what the ledger says. */
    public CampaignProgress progress() {
        return deliveryState.progress();
    }

    /**
     * Evaluates everyone, and finds the first instant at which there is something to do.
     *
     * @param begin the instant at which everyone is evaluated
     * @param started what was noted, at the instant from which on attempts are made
     */
    public void start(long begin, Notice started) {
        deliveryState.notice(started);
        this.start = begin;
        // What fell due while its own POST is under way was held up, not missed.
        this.live = attempts.isUnderWay() ? start : started.at().toEpochMilli();
        this.stop =
                campaign.schedule()
                        .window()
                        .stopsAt()
                        .map(end -> Math.max(end.toEpochMilli(), start))
                        .orElse(FOREVER);
        matchTimes.start(start);
        trigger.begin(progress().lastAttempt());
        for (int person = 0; person < context.people().size(); person++) {
            eligibility.settle(person, start);
        }
        audience.start(start);
        eligibility.requalification().start(audience.matching());
        eligibility.noteRequalified(start);
        attempts.giveUp(Math.max(start, progress().lastAttempt()));
        attempts.comeAgain(start - 1);
        flipped = FOREVER;
        rescheduled.run();
    }

    /**
     * Has somebody told whenever {@link #next} or {@link #isToldOfData} may have changed; only the
     * last one who is given.
     */
    public void whenRescheduled(Runnable told) {
        rescheduled = told;
        attempts.whenRescheduled(told);
    }

    /** The person is new, or may live in another time zone. */
    public void settle(int person, long now) {
        eligibility.settle(person, now);
        rescheduled.run();
    }

    /** Everybody about whom something is new has been evaluated. */
    public void conclude(long now) {
        flipped = FOREVER;
        eligibility.noteRequalified(now);
        if (trigger.next() == FOREVER && !attempts.isUnderWay()) {
            // Whoever is re-queued may have waited for the run of a zone that all have left.
            attempts.comeAgain(now);
        }
        rescheduled.run();
    }

    /**
     * Whether it has to be told of new data even if that does not concern it, as it notes who has
     * come back whenever there is data.
     */
    public boolean isToldOfData() {
        return eligibility.requalification().isAnyBack();
    }

    /** The next instant at which it has something to do; {@link Long#MAX_VALUE} if it has not. */
    public long next() {
        if (attempts.isOver() || parked) {
            return FOREVER;
        }
        long next = stop;
        if (!attempts.isUnderWay()) {
            next = Math.min(next, nextAttempt());
        }
        if (campaign.schedule().timing() instanceof Timing.ByPass) {
            next = Math.min(next, Math.min(flipped, eligibility.next()));
        }
        return next;
    }

    /** When the next attempt is due, as far as is known now. */
    public long nextDue() {
        return attempts.isOver() ? FOREVER : nextAttempt();
    }

    /** What was planned goes out before anything else, but not before its own instant. */
    private long nextAttempt() {
        if (!attempts.isPending() || trigger.next() < live) {
            return trigger.next();
        }
        long started =
                campaign.schedule().window().startsAt().map(Instant::toEpochMilli).orElse(live);
        return Math.max(started, Math.max(live, progress().lastAttempt()));
    }

    /** Does what is due, as of that instant. */
    public void run(long now) {
        if (eligibility.next() <= now) {
            eligibility.advance(now);
            trigger.wake(now);
        }
        flipped = FOREVER;
        eligibility.noteRequalified(now);
        if (now >= stop) {
            attempts.stop(stop);
        } else if (!attempts.isUnderWay() && now >= next()) {
            act(now);
        }
        rescheduled.run();
    }

    private void act(long now) {
        if (trigger.next() < live) {
            trigger.miss(live);
            attempts.comeAgain(live - 1);
        } else if (attempts.isPending()) {
            attempts.resume();
        } else {
            attempts.attempt(now);
        }
    }

    /** Begins nothing more; what is under way still comes to its end. */
    public void park() {
        parked = true;
        attempts.park();
        rescheduled.run();
    }

    /** Whether a POST is under way. */
    public boolean isUnderWay() {
        return attempts.isUnderWay();
    }

    /** Nothing could be done until now: what was due before was missed (R-S10). */
    public void wake(long now) {
        live = Math.max(live, now);
        rescheduled.run();
    }

    /** Whether it was stopped because nothing was accepted any more (R-D9). */
    public boolean isStopped() {
        return attempts.gaveUp();
    }

    public Campaign campaign() {
        return campaign;
    }

    public EngineEvent.Summary summary() {
        return EngineEvent.Summary.of(
                campaign.name(), deliveryState.counts(), deliveryState.progress().posts());
    }

    private void flip(int person, boolean matches, long instant) {
        flipped = Math.min(flipped, instant);
        rescheduled.run();
        eligibility.requalification().flipped(person, matches, instant);
        if (!matches) {
            return;
        }
        matchTimes.add(person, instant);
        eligibility.mayBeDue(person);
        if (eligibility.isDue(person)) {
            trigger.wake(instant);
        }
    }
}

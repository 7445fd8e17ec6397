package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.targeting.audience.Audience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A campaign of messages while it runs: its audience, what the ledger says of its users, and its
 * next due instant.
 */
final class MessageRun implements CampaignRun {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final DeliveryState deliveryState;
    private final Eligibility eligibility;
    private final Trigger trigger;
    private final Audience audience;
    private final MatchTimes matchTimes;
    private final AttemptCoordinator attempts;
    private final DeliveryPause pause;
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
    MessageRun(Campaign campaign, ExecutionContext context, @Nullable MessageRun before) {
        this.campaign = campaign;
        this.context = context;
        this.deliveryState = new DeliveryState(context.people()::admit);
        this.pause =
                new DeliveryPause(
                        campaign.name(),
                        context,
                        deliveryState,
                        deliveryState.pause(),
                        () -> rescheduled.run());
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

    @Override
    public OptionalInt audienceSize() {
        return OptionalInt.of(audience.size());
    }

    @Override
    public CampaignProgress progress() {
        return deliveryState.progress();
    }

    @Override
    public void start(long begin, Notice started) {
        deliveryState.notice(started);
        this.start = begin;
        // What fell due while its own POST is under way was held up, not missed.
        this.live = attempts.isUnderWay() ? start : started.at().toEpochMilli();
        this.stop = campaign.schedule().window().stopFrom(start);
        matchTimes.start(start);
        trigger.begin(progress().lastAttempt());
        context.people().joined().forEach(id -> eligibility.carryOver(id, start));
        for (int person = 0; person < context.people().size(); person++) {
            eligibility.settle(person, start);
        }
        audience.start(start);
        eligibility.requalification().start(audience.matching());
        eligibility.noteRequalified(start);
        attempts.giveUp(Math.max(start, progress().lastAttempt()));
        attempts.comeAgain(start - 1);
        flipped = FOREVER;
        pause.start(live);
        rescheduled.run();
    }

    @Override
    public void whenRescheduled(Runnable told) {
        rescheduled = told;
        attempts.whenRescheduled(told);
    }

    @Override
    public void joined(int id, long now) {
        eligibility.carryOver(id, now);
    }

    @Override
    public void settle(int person, long now) {
        eligibility.settle(person, now);
        rescheduled.run();
    }

    @Override
    public void conclude(long now) {
        flipped = FOREVER;
        eligibility.requalification().settleJoined(audience::matches);
        eligibility.noteRequalified(now);
        if (trigger.next() == FOREVER && !attempts.isUnderWay()) {
            // Whoever is re-queued may have waited for the run of a zone that all have left.
            attempts.comeAgain(now);
        }
        rescheduled.run();
    }

    @Override
    public boolean isToldOfData() {
        return eligibility.requalification().isAnyBack();
    }

    @Override
    public long next() {
        if (attempts.isOver() || parked) {
            return FOREVER;
        }
        if (pause.isOn()) {
            return Math.min(stop, pause.resumeAt());
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

    @Override
    public long nextDue() {
        return attempts.isOver() || pause.isOn() ? FOREVER : nextAttempt();
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

    @Override
    public void run(long now) {
        if (eligibility.next() <= now) {
            eligibility.advance(now);
            trigger.wake(now);
        }
        flipped = FOREVER;
        eligibility.noteRequalified(now);
        if (now >= stop) {
            attempts.stop(stop);
        } else if (pause.isOn()) {
            endPause(now);
        } else if (!attempts.isUnderWay() && now >= next()) {
            act(now);
        }
        rescheduled.run();
    }

    private void endPause(long now) {
        if (now >= pause.resumeAt()) {
            resume(now);
        }
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

    @Override
    public void park() {
        parked = true;
        attempts.park();
        rescheduled.run();
    }

    @Override
    public boolean isUnderWay() {
        return attempts.isUnderWay();
    }

    @Override
    public List<String> requeued(List<String> users) {
        return users.stream()
                .filter(user -> deliveryState.user(context.people().admit(user)).isRequeued())
                .toList();
    }

    @Override
    public void wake(long now) {
        live = Math.max(live, now);
        rescheduled.run();
    }

    @Override
    public DeliveryPause pauses() {
        return pause;
    }

    @Override
    public void sendByHand(Post post, WebhookBody body) {
        attempts.sendByHand(post, body);
    }

    @Override
    public Campaign campaign() {
        return campaign;
    }

    /** Only of those who match. */
    @Override
    public Optional<Instant> since(String user) {
        return Optional.ofNullable(matchTimes.since(user));
    }

    @Override
    public EngineEvent.Summary summary() {
        return EngineEvent.Summary.of(
                campaign.name(), deliveryState.counts(), deliveryState.progress().posts());
    }

    @Override
    public List<Shortfall> shortfalls() {
        String name = campaign.name();
        EngineEvent.Summary summary = summary();
        List<Shortfall> shortfalls = new ArrayList<>();
        if (summary.requeued() > 0) {
            shortfalls.add(new Shortfall.Requeued(name, summary.requeued(), Shortfall.Unit.USER));
        }
        if (summary.dead() > 0) {
            shortfalls.add(new Shortfall.Dead(name, summary.dead(), Shortfall.Unit.USER));
        }
        if (attempts.gaveUp()) {
            shortfalls.add(new Shortfall.Stopped(name));
        }
        paused().ifPresent(why -> shortfalls.add(new Shortfall.Paused(name, why)));
        return shortfalls;
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

package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.NextStep;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.state.SyncMembers;
import dev.mixhook.targeting.audience.Audience;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A cohort while it runs: who is in it, what its receiver was told, and its next sync (R-C6, R-C7).
 */
final class CohortSyncRun implements CampaignRun {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final CohortSyncFormat format;
    private final Timing.Sync timing;
    private final ExecutionContext context;
    private final CohortState state;
    private final Audience audience;
    private final MatchTimes changes;
    private final DeliveryPause pause;
    private @Nullable CohortSync underWay;

    /** The sync of an earlier plan, whose page is still out. */
    private @Nullable CohortSync earlier;

    private long start;
    private long live;
    private long stop = FOREVER;
    private int fruitless;
    private boolean over;
    private boolean gaveUp;
    private boolean parked;
    private Runnable rescheduled = () -> {};

    CohortSyncRun(
            Campaign campaign,
            CohortSyncFormat format,
            ExecutionContext context,
            @Nullable CohortSyncRun before) {
        this.campaign = campaign;
        this.format = format;
        this.timing = (Timing.Sync) campaign.schedule().timing();
        this.context = context;
        this.state = new CohortState(context.people()::admit);
        this.changes = new MatchTimes(context);
        this.pause = new DeliveryPause(campaign.name(), context, state, state.pause());
        this.audience =
                context.audiences()
                        .add(
                                campaign.target(),
                                (person, _, instant) -> changes.add(person, instant));
        CohortSync out = before == null ? null : before.out();
        if (out != null) {
            earlier = out;
            out.handTo(this);
        }
        LostPosts.settle(
                campaign.name(),
                context,
                state,
                post -> post.call() != null && (out == null || !out.isOut(post)));
    }

    @Override
    public Campaign campaign() {
        return campaign;
    }

    @Override
    public OptionalInt audienceSize() {
        return OptionalInt.of(audience.size());
    }

    @Override
    public CampaignProgress progress() {
        return state.progress();
    }

    @Override
    public void start(long begin, Notice started) {
        state.notice(started);
        start = begin;
        live = started.at().toEpochMilli();
        stop =
                campaign.schedule()
                        .window()
                        .stopsAt()
                        .map(end -> Math.max(end.toEpochMilli(), start))
                        .orElse(FOREVER);
        changes.start(start);
        audience.start(start);
        pause.start(live);
        rescheduled.run();
    }

    @Override
    public void whenRescheduled(Runnable told) {
        rescheduled = told;
    }

    @Override
    public void joined(int id, long now) {
        // The id leaves the cohort, as nobody has it any more, and its person enters it.
    }

    @Override
    public void settle(int person, long now) {}

    @Override
    public void conclude(long now) {
        rescheduled.run();
    }

    @Override
    public boolean isToldOfData() {
        return false;
    }

    @Override
    public long next() {
        return over || parked ? FOREVER : Math.min(stop, nextStep());
    }

    @Override
    public long nextDue() {
        long next = nextStep();
        return over || next >= stop ? FOREVER : next;
    }

    private long nextStep() {
        if (earlier != null) {
            return FOREVER;
        }
        if (underWay != null) {
            return underWay.nextTry();
        }
        return pause.isOn() ? pause.resumeAt() : nextSync();
    }

    /** A sync that a crash has cut off begins again at once, from the top. */
    private long nextSync() {
        if (state.isOpen()) {
            long started =
                    campaign.schedule().window().startsAt().map(Instant::toEpochMilli).orElse(live);
            return Math.max(started, Math.max(live, progress().lastAttempt()));
        }
        long run = nextRun();
        boolean skipped = run < live && campaign.schedule().missed() == Schedule.Missed.SKIP;
        return skipped ? runFrom(run, live) : Math.max(run, live);
    }

    /** The instant of the first run that no sync was for. */
    private long nextRun() {
        if (state.lastOccurrence() != CampaignProgress.NEVER) {
            return state.lastOccurrence() + timing.every().toMillis();
        }
        return campaign.schedule().window().startsAt().map(Instant::toEpochMilli).orElse(live);
    }

    /** The first run at or after an instant, counted from one before it. */
    private long runFrom(long run, long instant) {
        long every = timing.every().toMillis();
        return run + Math.ceilDiv(instant - run, every) * every;
    }

    @Override
    public void run(long now) {
        if (now >= stop) {
            over = true;
            if (underWay != null) {
                underWay.park();
            }
        } else if (now >= nextStep()) {
            act(now);
        }
        rescheduled.run();
    }

    private void act(long now) {
        if (underWay != null) {
            underWay.tryAgain(now);
        } else if (pause.isOn()) {
            pause.end(now);
        } else {
            sync(now);
        }
    }

    private void sync(long now) {
        List<SyncMembers> calls = state.calls(current(), now, timing.first());
        long occurrence = occurrence(now);
        OffsetDateTime told =
                Instant.ofEpochMilli(occurrence)
                        .atZone(campaign.schedule().zone())
                        .toOffsetDateTime();
        underWay =
                new CohortSync(
                        campaign, format, context, state, progress().attempts() + 1, told, this);
        underWay.begin(calls, now);
    }

    /**
     * The last run up to now: those before it that were held up are one with it, as is a sync that
     * was cut off.
     */
    private long occurrence(long now) {
        boolean isCutOff = state.isOpen() && state.lastOccurrence() != CampaignProgress.NEVER;
        long run = isCutOff ? state.lastOccurrence() : nextRun();
        long every = timing.every().toMillis();
        return run > now ? now : run + (now - run) / every * every;
    }

    /** Who is in the cohort (R-T1). */
    private BitSet current() {
        BitSet current = audience.matching();
        for (int i = current.nextSetBit(0); i >= 0; i = current.nextSetBit(i + 1)) {
            current.set(i, context.people().hasProfile(i));
        }
        return current;
    }

    /** Every page of the sync under way was accepted, or no more of them go out. */
    void ended(boolean succeeded) {
        long now = context.time().now();
        underWay = null;
        context.ledger().checkpoint();
        fruitless = succeeded ? 0 : fruitless + 1;
        if (fruitless == MOST_FRUITLESS && !context.options().keepGoing()) {
            over = true;
            gaveUp = true;
            context.listener()
                    .tell(
                            new EngineEvent.CampaignStopped(
                                    campaign.name(),
                                    Instant.ofEpochMilli(now),
                                    MOST_FRUITLESS + " syncs in a row that failed"));
        }
        rescheduled.run();
    }

    /** The receiver wants no more of it (R-C9). */
    void pause(String why) {
        pause.begin(context.time().now(), why);
    }

    /** What a page of an earlier plan has come to. */
    void cameBack(Post post, Outcome outcome) {
        earlier = null;
        state.settled(post, PostState.of(outcome));
        if (format.after(outcome, state.tries()) instanceof NextStep.Pause(String why)) {
            pause(why);
        }
        rescheduled.run();
    }

    /** Something of the sync under way has changed. */
    void stepped() {
        rescheduled.run();
    }

    /** Tells the listener of everyone who is new in a page, or has left. */
    void tell(Post post) {
        changes.tell(post);
    }

    @Override
    public void park() {
        parked = true;
        if (underWay != null) {
            underWay.park();
        }
        rescheduled.run();
    }

    /** The sync whose page is out; null if none is. */
    private @Nullable CohortSync out() {
        return underWay != null && underWay.isPostUnderWay() ? underWay : earlier;
    }

    @Override
    public boolean isUnderWay() {
        return out() != null;
    }

    @Override
    public void wake(long now) {
        live = Math.max(live, now);
        rescheduled.run();
    }

    @Override
    public void pause(long now, String why) {
        pause.begin(now, why);
        rescheduled.run();
    }

    @Override
    public void resume(long now) {
        pause.end(now);
        wake(now);
    }

    @Override
    public Optional<String> paused() {
        return pause.because();
    }

    /** The next sync tells of its users again. */
    @Override
    public void sendByHand(Post post, WebhookBody body) {
        state.post(post, PostState.SENT);
        HandSending.send(campaign, post, body, context);
    }

    @Override
    public Optional<Instant> since(String user) {
        return Optional.ofNullable(changes.since(user));
    }

    @Override
    public EngineEvent summary() {
        return new EngineEvent.CohortSummary(
                campaign.name(),
                state.members(),
                state.syncs(),
                state.failures(),
                progress().posts(),
                state.pause().because().orElse(null));
    }

    @Override
    public List<Shortfall> shortfalls() {
        String name = campaign.name();
        List<Shortfall> shortfalls = new ArrayList<>();
        if (gaveUp) {
            shortfalls.add(new Shortfall.Stopped(name));
        }
        if (pause.isOn()) {
            String why = state.pause().because().orElseThrow();
            shortfalls.add(new Shortfall.Paused(name, why));
        } else if (state.isUnsuccessful()) {
            shortfalls.add(new Shortfall.FailedSync(name));
        }
        return shortfalls;
    }
}

package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.NextStep;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A cohort while it runs: who is in it, what its receiver was told, and its next sync (R-C6, R-C7).
 */
final class CohortSyncRun implements CampaignRun {
    private final Campaign campaign;
    private final CohortSyncFormat format;
    private final Timing.Sync timing;
    private final ExecutionContext context;
    private final CohortState state;
    private final Audience audience;
    private final MatchTimes changes;
    private final DeliveryPause pause;
    private final SyncTimes times;
    private final DeliveryTurn<CohortSync> turn;

    /** The sync of an earlier plan, whose page is still out. */
    private @Nullable CohortSync earlier;

    private long live;
    private long stop = FOREVER;
    private final FruitlessRow fruitless;
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
        this.fruitless = new FruitlessRow(campaign.name(), context, "syncs in a row that failed");
        this.state = new CohortState(context.people()::admit);
        this.changes = new MatchTimes(context);
        this.pause =
                new DeliveryPause(
                        campaign.name(), context, state, state.pause(), () -> rescheduled.run());
        this.times = new SyncTimes(campaign.schedule(), timing, state);
        this.turn = new DeliveryTurn<>(pause, () -> times.next(live), this::sync);
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
        live = started.at().toEpochMilli();
        stop = campaign.schedule().window().stopFrom(begin);
        changes.start(begin);
        audience.start(begin);
        pause.start(live);
        rescheduled.run();
    }

    @Override
    public void whenRescheduled(Runnable told) {
        rescheduled = told;
    }

    /** An id that joined has left the cohort, as nobody has it any more, its person enters it. */
    @Override
    public void conclude(long now) {
        rescheduled.run();
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
        return earlier == null ? turn.next() : FOREVER;
    }

    @Override
    public void run(long now) {
        if (now >= stop) {
            over = true;
            parkSync();
        } else if (now >= nextStep()) {
            turn.act(now);
        }
        rescheduled.run();
    }

    private void sync(long now) {
        BitSet current = audience.matching();
        context.people().keepProfiled(current);
        List<SyncMembers> calls = state.calls(current, now, timing.first());
        OffsetDateTime occurrence = times.occurrence(now, live);
        int number = progress().attempts() + 1;
        CohortSync sync =
                new CohortSync(campaign, format, context, state, number, occurrence, this);
        turn.take(sync);
        sync.begin(calls, now);
    }

    /** Every page of the sync under way was accepted, or no more of them go out. */
    void ended(boolean succeeded) {
        turn.end();
        context.ledger().checkpoint();
        fruitless.count(succeeded);
        if (fruitless.stops(context.time().now())) {
            over = true;
            gaveUp = true;
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
        parkSync();
        rescheduled.run();
    }

    private void parkSync() {
        if (turn.underWay() != null) {
            turn.underWay().park();
        }
    }

    /** The sync whose page is out; null if none is. */
    private @Nullable CohortSync out() {
        CohortSync own = turn.underWay();
        return own != null && own.isPostUnderWay() ? own : earlier;
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
    public DeliveryPause pauses() {
        return pause;
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
        return Shortfall.of(campaign.name(), state, gaveUp);
    }
}

package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.StreamState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream of events while it runs: what waits, and the list that is on its way (R-E2, R-E7). */
final class StreamRun implements CampaignRun {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final StreamState state = new StreamState();
    private final EventQueue queue;
    private final DeliveryPause pause;
    private final DeliveryTurn<StreamDelivery> turn;
    private long live;
    private boolean parked;
    private Runnable rescheduled = () -> {};

    StreamRun(
            Campaign campaign,
            EventStreamFormat format,
            ExecutionContext context,
            @Nullable StreamRun before) {
        this.campaign = campaign;
        this.context = context;
        this.queue = new EventQueue(campaign, format, context.people().dates(), state);
        this.pause =
                new DeliveryPause(
                        campaign.name(), context, state, state.pause(), () -> rescheduled.run());
        this.turn = new DeliveryTurn<>(pause, this::due, this::flush);
        if (before == null) {
            read(null);
            return;
        }
        StreamDelivery out = before.turn.underWay();
        read(out);
        queue.takeOver(before.queue);
        if (out != null) {
            turn.take(out);
            out.handTo(this);
            state.markDone(out.insertIds());
        }
    }

    /** A list found begun and unsettled was lost with the process, unless it is still out. */
    private void read(@Nullable StreamDelivery out) {
        LostPosts.settle(
                campaign.name(),
                context,
                state,
                post -> post.isOfEvents() && (out == null || !out.isOut(post)));
    }

    @Override
    public Campaign campaign() {
        return campaign;
    }

    ExecutionContext context() {
        return context;
    }

    @Override
    public CampaignProgress progress() {
        return state.progress();
    }

    @Override
    public void start(long begin, Notice started) {
        live = started.at().toEpochMilli();
        state.notice(started);
        StreamDelivery list = turn.underWay();
        if (started.kind() == Notice.Kind.STARTED && list != null && !list.isOut()) {
            turn.end();
        }
        queue.start(Math.max(live, progress().latest()), started.kind() == Notice.Kind.STARTED);
        pause.start(live);
        rescheduled.run();
    }

    @Override
    public void whenRescheduled(Runnable told) {
        rescheduled = told;
    }

    /** The data tells of what came late at another time than it came: the ledger has to. */
    @Override
    public void conclude(long now) {
        noteLate(Notice.Kind.LATE, now, "came late", queue.takeLate());
        noteLate(
                Notice.Kind.LATE_DROPPED,
                now,
                "came late, when none were taken",
                queue.takeLateDropped());
    }

    private void noteLate(Notice.Kind kind, long now, String why, List<String> insertIds) {
        if (!insertIds.isEmpty()) {
            context.ledger()
                    .note(
                            new Notice(
                                    campaign.name(),
                                    Instant.ofEpochMilli(now),
                                    kind,
                                    why,
                                    insertIds));
        }
    }

    @Override
    public void streamed(RawEvent event, long at, long dated) {
        queue.add(event, at, dated);
        rescheduled.run();
    }

    @Override
    public long next() {
        return parked ? FOREVER : nextDue();
    }

    @Override
    public long nextDue() {
        return turn.next();
    }

    private long due() {
        return queue.isEmpty() ? FOREVER : Math.max(live, queue.due());
    }

    @Override
    public void run(long now) {
        if (now >= next()) {
            turn.act(now);
        }
        rescheduled.run();
    }

    private void flush(long now) {
        EventQueue.Taken taken = queue.take(now);
        for (EventQueue.Broken broken : taken.broken()) {
            noteDead(now, broken.why(), List.of(broken.insertId()));
        }
        taken.body()
                .ifPresent(
                        body -> {
                            turn.take(new StreamDelivery(body, progress().attempts() + 1, this));
                            turn.act(now);
                        });
    }

    void planned(Post post) {
        state.planned(post);
    }

    /** The list that was on its way has been taken. */
    void accepted(Post post) {
        turn.end();
        state.accepted(post);
        if (queue.isEmpty()) {
            context.ledger().checkpoint();
        }
        rescheduled.run();
    }

    /** The list that was on its way goes to the dead letters, and nothing more goes out (R-E6). */
    void giveUp(Post post, String why) {
        long now = context.time().now();
        turn.end();
        noteDead(now, why, post.users());
        pause.begin(now, why);
        context.ledger().checkpoint();
        rescheduled.run();
    }

    private void noteDead(long now, String why, List<String> insertIds) {
        Notice notice =
                new Notice(
                        campaign.name(),
                        Instant.ofEpochMilli(now),
                        Notice.Kind.DEAD,
                        why,
                        insertIds);
        state.gaveUp(insertIds.size());
        context.ledger().note(notice);
        context.listener().tell(new EngineEvent.EventsNoted(notice));
    }

    /** Something of the list on its way has changed. */
    void stepped() {
        rescheduled.run();
    }

    @Override
    public void park() {
        parked = true;
        rescheduled.run();
    }

    /** What waits is handed on too: an event that came late is not found in the data again. */
    @Override
    public boolean isUnderWay() {
        return turn.underWay() != null || !queue.isEmpty();
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

    /** Events that were made up, or come once more: the stream goes on as it was. */
    @Override
    public void sendByHand(Post post, WebhookBody body) {
        HandSending.send(campaign, post, body, context);
    }

    @Override
    public EngineEvent summary() {
        return new EngineEvent.StreamSummary(
                campaign.name(),
                state.events(),
                queue.size(),
                queue.dropped(),
                state.dead(),
                progress().posts(),
                state.pause().because().orElse(null));
    }

    /** What only waits for its five seconds is nothing left undone. */
    @Override
    public List<Shortfall> shortfalls() {
        String name = campaign.name();
        List<Shortfall> shortfalls = new ArrayList<>();
        StreamDelivery list = turn.underWay();
        if (list != null && list.isTriedAgain()) {
            int held = list.insertIds().size() + queue.size();
            shortfalls.add(new Shortfall.Requeued(name, held, Shortfall.Unit.EVENT));
        }
        if (state.dead() > 0) {
            shortfalls.add(new Shortfall.Dead(name, state.dead(), Shortfall.Unit.EVENT));
        }
        state.pause().because().ifPresent(why -> shortfalls.add(new Shortfall.Paused(name, why)));
        return shortfalls;
    }
}

package dev.mixhook.engine.execution;

import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.execution.AttemptPlan.PlannedPost;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.targeting.audience.Audience;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a campaign, one at a time: who takes part, what goes out, and what became of it.
 * Instants are milliseconds since the epoch.
 */
final class AttemptCoordinator {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final DeliveryState deliveryState;
    private final Eligibility eligibility;
    private final Trigger trigger;
    private final MatchTimes matchTimes;
    private final Audience audience;
    private final PendingPosts pendingPosts;
    private @Nullable Attempt underWay;

    /** Ids of POSTs that have come back which are other people's by now. */
    private final PersonList joined = new PersonList();

    private boolean anyAccepted;
    private final FruitlessRow fruitless;
    private boolean over;
    private boolean gaveUp;
    private Runnable rescheduled = () -> {};

    /**
     * Reads what the ledger knows of the campaign into the delivery state, and settles what a crash
     * left open (R-D6).
     *
     * @param before those of an earlier plan, parked: what they have under way comes back to these
     */
    AttemptCoordinator(
            Campaign campaign,
            ExecutionContext context,
            DeliveryState deliveryState,
            Eligibility eligibility,
            Trigger trigger,
            MatchTimes matchTimes,
            Audience audience,
            @Nullable AttemptCoordinator before) {
        this.campaign = campaign;
        this.context = context;
        this.fruitless =
                new FruitlessRow(
                        campaign.name(),
                        context,
                        "attempts in a row in which nothing was accepted");
        this.deliveryState = deliveryState;
        this.eligibility = eligibility;
        this.trigger = trigger;
        this.matchTimes = matchTimes;
        this.audience = audience;
        this.underWay = before == null ? null : before.underWay;
        Set<Long> out =
                underWay == null
                        ? Set.of()
                        : underWay.open().map(Post::n).collect(Collectors.toSet());
        this.pendingPosts = PendingPosts.read(campaign, context, deliveryState, out);
        if (before != null && underWay != null) {
            underWay.handTo(this);
            eligibility.requalification().goOn(before.eligibility.requalification());
        }
    }

    /** Has somebody told whenever the end of a POST may have changed what is due. */
    void whenRescheduled(Runnable told) {
        rescheduled = told;
    }

    boolean isUnderWay() {
        return underWay != null;
    }

    /** Whether POSTs that were planned earlier wait to be begun. */
    boolean isPending() {
        return pendingPosts.isPending();
    }

    /** Whether nothing is attempted any more. */
    boolean isOver() {
        return over;
    }

    /** Whether that is because nothing was accepted any more (R-D9). */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Begins what was planned earlier. */
    void resume() {
        AttemptPlan plan = pendingPosts.resume();
        if (plan.isEmpty()) {
            comeAgain(context.time().now());
            return;
        }
        Attempt attempt = new Attempt(campaign, plan, context, this);
        context.ledger().sent(attempt.first());
        begin(attempt, plan);
    }

    /** Plans and begins what is due, if anything is. */
    void attempt(long now) {
        List<TriggeredRun> runs = trigger.take(now);
        List<PlannedPost> planned = new ArrayList<>();
        int attempts = deliveryState.progress().attempts();
        for (TriggeredRun run : runs) {
            List<PlannedPost> posts = plan(run, attempts + 1, now).planned();
            attempts += posts.isEmpty() ? 0 : 1;
            planned.addAll(posts);
        }
        AttemptPlan plan = new AttemptPlan(planned);
        if (plan.isEmpty()) {
            eligibility.noteIdle(runs.getFirst(), now);
            comeAgain(now);
            return;
        }
        // All of an instant at once: after a crash what is due then is not looked for again.
        Attempt attempt = commit(plan);
        matchTimes.tell(plan.planned());
        begin(attempt, plan);
    }

    /** Begins a POST that somebody sends by hand, as if it were due. */
    void sendByHand(Post post, WebhookBody form) {
        AttemptPlan plan = new AttemptPlan(List.of(new PlannedPost(post, form, persons(post))));
        begin(commit(plan), plan);
    }

    private Attempt commit(AttemptPlan plan) {
        Attempt attempt = new Attempt(campaign, plan, context, this);
        context.ledger().plan(plan.posts(), pendingPosts.kept(plan), attempt.first());
        plan.planned().forEach(one -> deliveryState.planned(one.post(), one.persons()));
        return attempt;
    }

    private AttemptPlan plan(TriggeredRun run, int attempt, long now) {
        PersonList due = eligibility.due(audience::matches, run, now);
        BitSet requeued = eligibility.requeued(audience::matches, run, !due.isEmpty(), now);
        List<WebhookBody> again = pendingPosts.repeats(requeued);
        again.forEach(form -> context.numbers(form.users()).forEach(requeued::clear));
        return AttemptPlan.of(
                campaign,
                run,
                new AttemptPlan.Users(again, requeued, due),
                context.people(),
                now,
                attempt,
                context.postNumbers());
    }

    private void begin(Attempt attempt, AttemptPlan plan) {
        anyAccepted = false;
        plan.planned().forEach(one -> one.persons().forEach(eligibility.requalification()::begun));
        underWay = attempt;
        attempt.begin();
    }

    /** The numbers of a POST's users among the people of this plan. */
    List<Integer> persons(Post post) {
        return context.numbers(post.users()).boxed().toList();
    }

    /**
     * A POST under way has come to its end.
     *
     * @param persons the numbers of its users
     */
    void settled(Post post, List<Integer> persons, PostState state) {
        deliveryState.settled(post, persons, state);
        pendingPosts.keep(post, state);
        context.numbers(post.users())
                .filter(id -> context.people().owner(id) != id)
                .forEach(joined::add);
        if (state == PostState.ACCEPTED) {
            anyAccepted = true;
            persons.forEach(this::accepted);
        }
        rescheduled.run();
    }

    private void accepted(int person) {
        eligibility.count(person);
        eligibility.mayBeDue(person);
        if (eligibility.requalification().accepted(person, audience.matches(person))) {
            trigger.wake(context.time().now());
        }
    }

    /** Every POST under way has. */
    void ended() {
        conclude();
        rescheduled.run();
    }

    private void conclude() {
        long now = context.time().now();
        underWay = null;
        joined.take().forEach(id -> eligibility.carryOver(id, now));
        eligibility.requalification().settleJoined(audience::matches);
        giveUp(now);
        context.ledger().checkpoint();
        fruitless.count(anyAccepted);
        if (over) {
            giveUpTheRest(now);
            return;
        }
        comeAgain(now);
        if (fruitless.stops(now)) {
            over = true;
            gaveUp = true;
        }
    }

    /** Gives up those who failed too often (R-D5), but for whom another POST is planned. */
    void giveUp(long now) {
        if (!deliveryState.sets().anyRequeued()) {
            return;
        }
        Stream<Post> open = underWay == null ? Stream.empty() : underWay.open();
        BitSet planned = new BitSet();
        Stream.concat(open, pendingPosts.pending())
                .flatMapToInt(post -> context.numbers(post.users()))
                .forEach(planned::set);
        eligibility.giveUp(planned, now);
    }

    /** Whoever is re-queued has another attempt to come, be it only the rest of one. */
    void comeAgain(long now) {
        if (deliveryState.sets().anyRequeued()) {
            trigger.comeAgain(Math.max(now, deliveryState.progress().lastAttempt()));
        }
    }

    /** From the campaign's stop on nothing is attempted; who is re-queued is given up (R-S6). */
    void stop(long at) {
        over = true;
        pendingPosts.abandon();
        if (underWay == null) {
            giveUpTheRest(at);
        } else {
            underWay.cancel("the campaign has stopped");
        }
    }

    private void giveUpTheRest(long now) {
        eligibility.giveUpAll("not accepted before the campaign's stop", now);
    }

    /** Begins no further POST; those under way still come to their end. */
    void park() {
        if (underWay != null) {
            underWay.park();
        }
    }
}

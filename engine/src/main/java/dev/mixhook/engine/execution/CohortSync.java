package dev.mixhook.engine.execution;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mixhook.delivery.CohortPage;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.NextStep;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Transition;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.state.SyncMembers;
import dev.mixhook.targeting.person.People;
import java.nio.IntBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sync of a cohort: its pages, strictly one after the other; the rest is not sent once one has
 * failed (R-C8, R-C9). Each try of a page is a POST of its own, committed as sent before it is
 * begun.
 */
final class CohortSync implements DeliveryTurn.Delivery {
    private static final byte[] NO_PROFILE = "{}".getBytes(US_ASCII);

    private final Campaign campaign;
    private final CohortSyncFormat format;
    private final ExecutionContext context;
    private final CohortState state;
    private final int number;
    private final OffsetDateTime occurrence;
    private final CohortSyncRun run;
    private final Deque<UnsentPage> pages = new ArrayDeque<>();
    private @Nullable WebhookBody body;
    private @Nullable Post out;
    private long nextTry = FOREVER;
    private boolean parked;
    private @Nullable CohortSyncRun successor;

    /** A page before it has its members' profiles, which go out as they are then. */
    private record UnsentPage(SyncCall call, int number, int of, IntBuffer persons) {}

    /**
     * @param number of the sync, from 1
     * @param occurrence the run that it is for
     */
    CohortSync(
            Campaign campaign,
            CohortSyncFormat format,
            ExecutionContext context,
            CohortState state,
            int number,
            OffsetDateTime occurrence,
            CohortSyncRun run) {
        this.campaign = campaign;
        this.format = format;
        this.context = context;
        this.state = state;
        this.number = number;
        this.occurrence = occurrence;
        this.run = run;
    }

    void begin(List<SyncMembers> calls, long now) {
        calls.forEach(this::cut);
        send(now);
    }

    private void cut(SyncMembers call) {
        int[] persons = call.users().stream().toArray();
        context.people().sortByIds(persons);
        int of = Math.max(1, Math.ceilDiv(persons.length, campaign.batch()));
        String session =
                SyncSession.id(context.options().seed(), campaign.name(), number, call.action());
        for (int page = 0; page < of; page++) {
            int from = page * campaign.batch();
            int to = Math.min(from + campaign.batch(), persons.length);
            pages.add(
                    new UnsentPage(
                            new SyncCall(call.action(), session),
                            page + 1,
                            of,
                            IntBuffer.wrap(persons, from, to - from)));
        }
    }

    private void send(long now) {
        UnsentPage page = pages.element();
        boolean isNew = body == null;
        if (body == null) {
            body = format.body(filled(page));
        }
        Post post = post(page, body.users(), now);
        context.ledger().plan(List.of(post), List.of(), List.of(post));
        state.planned(post);
        if (isNew) {
            run.tell(post);
        }
        out = post;
        nextTry = FOREVER;
        context.dispatcher()
                .send(
                        new WebhookRequest(post.n(), campaign.webhook(), body),
                        (outcome, transitions) -> {
                            transitions.add(new Transition.Settled(post, outcome));
                            return () -> settled(post, outcome);
                        });
    }

    private CohortPage filled(UnsentPage page) {
        return new CohortPage(
                page.call(), page.number(), page.of(), recipients(page.persons().duplicate()));
    }

    private List<Recipient> recipients(IntBuffer persons) {
        List<Recipient> recipients = new ArrayList<>();
        while (persons.hasRemaining()) {
            recipients.add(recipient(persons.get()));
        }
        return recipients;
    }

    /** Who has left may have no profile any more. */
    private Recipient recipient(int person) {
        People people = context.people();
        return people.hasProfile(person)
                ? AttemptPlan.recipient(person, people)
                : new Recipient(people.distinctId(person), NO_PROFILE);
    }

    private Post post(UnsentPage page, List<String> users, long now) {
        return new Post(
                context.postNumbers().getAsLong(),
                campaign.name(),
                Instant.ofEpochMilli(now),
                occurrence,
                occurrence.toLocalDateTime(),
                number,
                page.number(),
                page.of(),
                users,
                List.of(),
                Post.Purpose.CAMPAIGN,
                page.call());
    }

    private void settled(Post post, Outcome outcome) {
        state.settled(post, PostState.of(outcome));
        out = null;
        context.listener().tell(new EngineEvent.PostSettled(post, outcome));
        if (successor != null) {
            successor.cameBack(post, outcome);
            return;
        }
        goOn(format.after(outcome, state.tries()));
        run.stepped();
    }

    private void goOn(NextStep step) {
        switch (step) {
            case NextStep.GoOn _ -> next();
            case NextStep.TryAgain again -> {
                if (parked) {
                    run.ended(false);
                } else {
                    nextTry = context.time().now() + again.after().toMillis();
                }
            }
            case NextStep.AwaitNextRun _ -> run.ended(false);
            case NextStep.Pause(String why) -> {
                run.ended(false);
                run.pause(why);
            }
            case NextStep.Requeue _ ->
                    throw new IllegalStateException("a member of a cohort is not re-queued");
        }
    }

    private void next() {
        pages.remove();
        body = null;
        if (pages.isEmpty()) {
            run.ended(true);
        } else if (parked) {
            run.ended(false);
        } else {
            send(context.time().now());
        }
    }

    /** Sends the page that was not accepted once more. */
    @Override
    public void tryAgain(long now) {
        send(now);
    }

    /** When the page that was not accepted goes out again; never while one is under way. */
    @Override
    public long nextTry() {
        return nextTry;
    }

    /** Begins no further POST. */
    void park() {
        parked = true;
    }

    /** What is under way comes back to a later plan. */
    void handTo(CohortSyncRun later) {
        successor = later;
    }

    boolean isPostUnderWay() {
        return out != null;
    }

    /** Whether it is the POST that is under way. */
    boolean isOut(Post post) {
        return out != null && out.n() == post.n();
    }
}

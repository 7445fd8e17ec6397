package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Form;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a campaign, one at a time: who takes part, what goes out, and what became of it.
 * Instants are milliseconds since the epoch.
 */
final class Attempts {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final Shared shared;
    private final Marks marks;
    private final Roster roster;
    private final Rhythm rhythm;
    private final Arrivals arrivals;
    private final IntPredicate matches;
    private final Recovery recovery;
    private @Nullable Attempt underWay;
    private boolean anyAccepted;
    private int fruitless;
    private boolean over;
    private boolean gaveUp;

    /**
     * Reads what the ledger knows of the campaign into the marks, and settles what a crash left
     * open (R-D6).
     *
     * @param matches whether a person matches now
     * @param before those of an earlier plan, parked: what they have under way comes back to these
     */
    Attempts(
            Campaign campaign,
            Shared shared,
            Marks marks,
            Roster roster,
            Rhythm rhythm,
            Arrivals arrivals,
            IntPredicate matches,
            @Nullable Attempts before) {
        this.campaign = campaign;
        this.shared = shared;
        this.marks = marks;
        this.roster = roster;
        this.rhythm = rhythm;
        this.arrivals = arrivals;
        this.matches = matches;
        this.underWay = before == null ? null : before.underWay;
        Set<Long> out =
                underWay == null
                        ? Set.of()
                        : underWay.open().map(Post::n).collect(Collectors.toSet());
        this.recovery = Recovery.read(campaign, shared, marks, out);
        if (before != null && underWay != null) {
            underWay.handTo(this::settled, this::ended);
            roster.returns().goOn(before.roster.returns());
        }
    }

    boolean isUnderWay() {
        return underWay != null;
    }

    /** Whether POSTs that were planned earlier wait to be begun. */
    boolean isPending() {
        return recovery.isPending();
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
        begin(recovery.resume());
    }

    /** Plans and begins what is due, if anything is. */
    void attempt(BitSet matching, long now) {
        List<Run> runs = rhythm.take(now);
        List<Post> posts = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        int attempts = marks.attempts();
        for (Run run : runs) {
            Turnout turnout = turnout(run, matching, now);
            if (!turnout.parcels().isEmpty()) {
                attempts++;
                posts.addAll(turnout.posts(campaign.name(), now, run, attempts, shared.numbers()));
                forms.addAll(turnout.forms());
            }
        }
        if (posts.isEmpty()) {
            roster.noteIdle(runs.getFirst(), now);
            comeAgain(now);
            return;
        }
        // All of an instant at once: after a crash what is due then is not looked for again.
        shared.ledger().plan(posts, recovery.kept(forms));
        posts.forEach(marks::planned);
        arrivals.tell(posts);
        begin(new Shipment(posts, forms));
    }

    private Turnout turnout(Run run, BitSet matching, long now) {
        BitSet due = roster.due(matching, run, now);
        BitSet requeued = roster.requeued(matching, run, !due.isEmpty(), now);
        return Turnout.of(campaign, recovery.repeats(requeued), requeued, due, shared.people());
    }

    private void begin(Shipment shipment) {
        if (shipment.posts().isEmpty()) {
            comeAgain(shared.present().now());
            return;
        }
        anyAccepted = false;
        shipment.posts().stream()
                .flatMapToInt(post -> marks.numbers(post.users()))
                .forEach(roster.returns()::begun);
        underWay = new Attempt(campaign, shipment, shared, this::settled, this::ended);
        underWay.begin();
    }

    private void settled(Post post, PostState state) {
        recovery.settled(post, state);
        if (state == PostState.ACCEPTED) {
            anyAccepted = true;
            marks.numbers(post.users()).forEach(this::accepted);
        }
    }

    private void accepted(int person) {
        roster.count(person);
        if (roster.returns().accepted(person, matches.test(person))) {
            rhythm.wake(shared.present().now());
        }
    }

    private void ended() {
        long now = shared.present().now();
        underWay = null;
        giveUp(now);
        shared.ledger().checkpoint();
        fruitless = anyAccepted ? 0 : fruitless + 1;
        if (over) {
            giveUpTheRest(now);
            return;
        }
        comeAgain(now);
        if (fruitless == MOST_FRUITLESS && !shared.keepGoing()) {
            over = true;
            gaveUp = true;
            String reason = MOST_FRUITLESS + " attempts in a row in which nothing was accepted";
            shared.journal()
                    .tell(
                            new Happening.CampaignStopped(
                                    campaign.name(), Instant.ofEpochMilli(now), reason));
        }
    }

    /** Gives up those who failed too often (R-D5), but for whom another POST is planned. */
    void giveUp(long now) {
        Stream<Post> open = underWay == null ? Stream.empty() : underWay.open();
        BitSet planned = new BitSet();
        Stream.concat(open, recovery.pending())
                .flatMapToInt(post -> marks.numbers(post.users()))
                .forEach(planned::set);
        roster.giveUp(planned, now);
    }

    /** Whoever is re-queued has another attempt to come, be it only the rest of one. */
    void comeAgain(long now) {
        if (marks.anyRequeued()) {
            rhythm.comeAgain(Math.max(now, marks.lastAttempt()));
        }
    }

    /** From the campaign's stop on nothing is attempted; who is re-queued is given up (R-S6). */
    void stop(long at) {
        over = true;
        recovery.abandon();
        if (underWay == null) {
            giveUpTheRest(at);
        } else {
            underWay.cancel("the campaign has stopped");
        }
    }

    private void giveUpTheRest(long now) {
        roster.giveUpAll("not accepted before the campaign's stop", now);
    }

    /** Begins no further POST; those under way still come to their end. */
    void park() {
        if (underWay != null) {
            underWay.park();
        }
    }
}

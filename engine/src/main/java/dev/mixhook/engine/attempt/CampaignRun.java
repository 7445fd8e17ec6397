package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.Form;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.evaluation.Evaluator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign while it runs: its audience, what the ledger says of its users, and its next due
 * instant, in milliseconds since the epoch.
 */
public final class CampaignRun implements Agenda.Source {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final Shared shared;
    private final Marks marks;
    private final Recovery recovery;
    private final Roster roster;
    private final Rhythm rhythm;
    private final Audience audience;
    private final Arrivals arrivals;
    private long start;
    private long live;
    private long stop = FOREVER;
    private int fruitless;
    private boolean anyAccepted;
    private @Nullable Attempt underWay;
    private boolean over;
    private boolean parked;
    private boolean gaveUp;

    /**
     * Reads what the ledger knows of the campaign, and settles what a crash left open (R-D6).
     *
     * @param before the same campaign by an earlier plan, parked: what it has under way comes back
     *     to this one
     */
    public CampaignRun(Campaign campaign, Shared shared, @Nullable CampaignRun before) {
        this.campaign = campaign;
        this.shared = shared;
        this.marks = new Marks(shared.people());
        this.underWay = before == null ? null : before.underWay;
        this.recovery =
                Recovery.read(campaign, shared, marks, n -> underWay != null && underWay.isOut(n));
        this.roster = new Roster(campaign, shared, marks);
        this.rhythm =
                switch (campaign.schedule().timing()) {
                    case Timing.ByPass passes -> new Passes(campaign.schedule(), passes.pass());
                    case Timing.ByCalendar calendar ->
                            new CalendarRuns(campaign.schedule(), calendar);
                };
        this.arrivals = new Arrivals(shared);
        this.audience = new Audience(new Evaluator(campaign.target(), shared.people()), this::flip);
        if (underWay != null) {
            underWay.handTo(this::settled, this::ended);
        }
    }

    /** The latest instant at which anything happened; the least long if nothing did. */
    public long latest() {
        return marks.latest();
    }

    /** When it was started first; the least long if it never was. */
    public long firstStart() {
        return marks.firstStart();
    }

    /** When it was started last; the least long if it never was. */
    public long lastStart() {
        return marks.lastStart();
    }

    /**
     * What is to be noted when it starts.
     *
     * @param live from when on attempts are made: what is due before was missed (R-S10)
     * @param tookPart whether the campaign ran when mixhook did last
     */
    public Notice started(Instant live, boolean tookPart) {
        return roster.started(live, tookPart);
    }

    /**
     * Evaluates everyone, and finds the first instant at which there is something to do.
     *
     * @param started what was noted
     */
    public void start(Instant from, Notice started) {
        marks.noted(started);
        this.start = from.toEpochMilli();
        this.live = started.at().toEpochMilli();
        this.stop =
                campaign.schedule()
                        .span()
                        .stopsAt()
                        .map(end -> Math.max(end.toEpochMilli(), start))
                        .orElse(FOREVER);
        arrivals.start(start);
        rhythm.begin(marks.lastAttempt());
        for (int person = 0; person < shared.people().size(); person++) {
            rhythm.zone(roster.place(person), start);
        }
        audience.start(shared.people(), start);
        roster.start(audience.matching());
        roster.noteRequalified(start);
        roster.giveUp(marks.requeued().stream(), Math.max(start, marks.lastAttempt()));
        comeAgain(start - 1);
    }

    /**
     * Something about these people is new: what was due before is caught up with, then they are
     * evaluated.
     */
    public void touched(BitSet people, long now) {
        audience.advance(now - 1);
        people.stream()
                .forEach(
                        person -> {
                            rhythm.zone(roster.place(person), now);
                            audience.changed(person, now);
                        });
        roster.noteRequalified(now);
    }

    @Override
    public long next() {
        if (over || parked) {
            return FOREVER;
        }
        long next = stop;
        if (underWay == null) {
            next = Math.min(next, nextAttempt());
        }
        if (campaign.schedule().timing() instanceof Timing.ByPass) {
            next = Math.min(next, Math.min(audience.next(), roster.next()));
        }
        return next;
    }

    /** When the next attempt is due, as far as is known now. */
    public long nextDue() {
        return over ? FOREVER : nextAttempt();
    }

    /** What was planned goes out before anything else, but not before its own instant. */
    private long nextAttempt() {
        if (!recovery.isPending() || rhythm.next() < live) {
            return rhythm.next();
        }
        long started =
                campaign.schedule().span().startsAt().map(Instant::toEpochMilli).orElse(live);
        return Math.max(started, Math.max(live, marks.lastAttempt()));
    }

    @Override
    public void run(long now) {
        if (roster.next() <= now) {
            roster.advance(now);
            rhythm.wake(now);
        }
        audience.advance(now);
        roster.noteRequalified(now);
        if (now >= stop) {
            stop();
        } else if (underWay == null && now >= next()) {
            act(now);
        }
    }

    private void act(long now) {
        if (rhythm.next() < live) {
            rhythm.miss(live);
            comeAgain(live - 1);
        } else if (recovery.isPending()) {
            begin(recovery.resume());
        } else {
            attempt(now);
        }
    }

    private void attempt(long now) {
        BitSet matching = audience.matching();
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
                .forEach(roster::begun);
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
        if (roster.accepted(person, audience.matches(person))) {
            rhythm.wake(shared.present().now());
        }
    }

    private void ended(List<Post> posts) {
        long now = shared.present().now();
        underWay = null;
        roster.giveUp(posts.stream().flatMapToInt(post -> marks.numbers(post.users())), now);
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

    /** After an attempt, be it one of which a crash has left the rest. */
    private void comeAgain(long now) {
        if (marks.anyRequeued()) {
            rhythm.comeAgain(Math.max(now, marks.lastAttempt()));
        }
    }

    /** From the stop on nothing is attempted; who is re-queued is given up (R-S6). */
    private void stop() {
        over = true;
        recovery.abandon();
        if (underWay == null) {
            giveUpTheRest(stop);
        } else {
            underWay.cancel("the campaign has stopped");
        }
    }

    private void giveUpTheRest(long now) {
        roster.giveUpAll("not accepted before the campaign's stop", now);
    }

    /** Begins nothing more; what is under way still comes to its end. */
    public void park() {
        parked = true;
        if (underWay != null) {
            underWay.park();
        }
    }

    /** Whether a POST is under way. */
    public boolean isUnderWay() {
        return underWay != null;
    }

    /** Nothing could be done until now: what was due before was missed (R-S10). */
    public void wake(long now) {
        live = Math.max(live, now);
    }

    /** Whether it was stopped because nothing was accepted any more (R-D9). */
    public boolean isStopped() {
        return gaveUp;
    }

    @Override
    public String name() {
        return campaign.name();
    }

    public Happening.Summary summary() {
        return marks.summary(campaign.name());
    }

    private void flip(int person, boolean matches, long instant) {
        roster.flipped(person, matches, instant);
        if (!matches) {
            return;
        }
        arrivals.add(person, instant);
        if (roster.isDue(person)) {
            rhythm.wake(instant);
        }
    }
}

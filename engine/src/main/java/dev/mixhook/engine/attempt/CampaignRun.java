package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.delivery.Batch;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Occurrences;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.evaluation.Evaluator;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A campaign while it runs: its audience, its marks and its next due instant, in milliseconds since
 * the epoch.
 */
public final class CampaignRun implements Agenda.Source {
    private static final int MOST_FRUITLESS = 20;

    private final Campaign campaign;
    private final Shared shared;
    private final Marks marks;
    private final Audience audience;
    private long[] since = {};
    private long start;
    private long due = FOREVER;
    private int fruitless;
    private boolean underWay;
    private boolean stopped;

    public CampaignRun(Campaign campaign, Shared shared) {
        this.campaign = campaign;
        this.shared = shared;
        this.marks = Marks.of(shared.ledger(), campaign.name(), shared.people());
        this.audience = new Audience(new Evaluator(campaign.target(), shared.people()), this::flip);
    }

    /** Evaluates everyone, and finds the first instant at which there is something to do. */
    public void start(Instant from) {
        start = from.toEpochMilli();
        due =
                switch (campaign.schedule().timing()) {
                    case Timing.ByPass asap -> marks.anyRequeued() ? pass(asap, start) : FOREVER;
                    case Timing.ByCalendar calendar -> runAfter(calendar, start - 1);
                };
        audience.start(shared.people(), start);
    }

    /**
     * Something about these people is new: what was due before is caught up with, then they are
     * evaluated.
     */
    public void touched(BitSet people, long now) {
        audience.advance(now - 1);
        people.stream().forEach(person -> audience.changed(person, now));
    }

    @Override
    public long next() {
        if (stopped || underWay) {
            return FOREVER;
        }
        return switch (campaign.schedule().timing()) {
            case Timing.ByPass _ -> Math.min(due, audience.next());
            case Timing.ByCalendar _ -> due;
        };
    }

    @Override
    public void run(long now) {
        audience.advance(now);
        if (due <= now) {
            attempt(due);
        }
    }

    /** Whether it was stopped because nothing was accepted any more (R-D9). */
    public boolean isStopped() {
        return stopped;
    }

    public Happening.Summary summary() {
        return marks.summary(campaign.name());
    }

    private void flip(int person, boolean matches, long instant) {
        if (!matches) {
            return;
        }
        if (person >= since.length) {
            since = Arrays.copyOf(since, Math.max(person + 1, since.length * 2));
        }
        since[person] = instant;
        if (campaign.schedule().timing() instanceof Timing.ByPass asap && !marks.isTaken(person)) {
            due = Math.min(due, pass(asap, instant));
        }
    }

    private void attempt(long now) {
        due =
                switch (campaign.schedule().timing()) {
                    case Timing.ByPass _ -> FOREVER;
                    case Timing.ByCalendar calendar -> runAfter(calendar, now);
                };
        Turnout turnout =
                Turnout.of(marks.requeued(), marks.fresh(audience.matching()), shared.people());
        if (turnout.persons().isEmpty()) {
            comeAgain(now);
            return;
        }
        List<Batch> batches = turnout.batches(campaign, shared.people());
        List<Post> posts =
                turnout.posts(campaign, batches, now, marks.attempts() + 1, shared.numbers());
        tellOfUsers(turnout, posts, now);
        underWay = true;
        new Attempt(campaign, posts, batches, marks, shared, accepted -> ended(now, accepted))
                .begin();
    }

    private void tellOfUsers(Turnout turnout, List<Post> posts, long now) {
        for (int i = turnout.requeued(); i < turnout.persons().size(); i++) {
            int person = turnout.persons().get(i);
            String why =
                    since[person] == start
                            ? "matches since the start"
                            : "matches since " + Instant.ofEpochMilli(since[person]);
            shared.journal()
                    .tell(
                            new Happening.UserDue(
                                    campaign.name(),
                                    shared.people().distinctId(person),
                                    Instant.ofEpochMilli(now),
                                    why,
                                    posts.get(i / campaign.batch()).n()));
        }
    }

    private void ended(long attempt, boolean accepted) {
        underWay = false;
        fruitless = accepted ? 0 : fruitless + 1;
        comeAgain(attempt);
        if (fruitless == MOST_FRUITLESS && !shared.keepGoing()) {
            stopped = true;
            String reason = MOST_FRUITLESS + " attempts in a row in which nothing was accepted";
            shared.journal()
                    .tell(
                            new Happening.CampaignStopped(
                                    campaign.name(), Instant.ofEpochMilli(attempt), reason));
        }
    }

    /** While anyone is re-queued, an ASAP campaign has a next pass (R-S1). */
    private void comeAgain(long attempt) {
        if (campaign.schedule().timing() instanceof Timing.ByPass asap && marks.anyRequeued()) {
            Instant next = Occurrences.passAfter(asap.pass(), Instant.ofEpochMilli(attempt));
            due = Math.min(due, next.toEpochMilli());
        }
    }

    private static long pass(Timing.ByPass timing, long instant) {
        return Occurrences.pass(timing.pass(), Instant.ofEpochMilli(instant)).toEpochMilli();
    }

    private long runAfter(Timing.ByCalendar timing, long instant) {
        return Occurrences.after(
                        timing,
                        campaign.schedule().span(),
                        timing.zone(),
                        Instant.ofEpochMilli(instant))
                .map(run -> run.at().toInstant().toEpochMilli())
                .orElse(FOREVER);
    }
}

package dev.mixhook.engine.attempt;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.evaluation.Evaluator;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A campaign while it runs: its audience, what the ledger says of its users, and its next due
 * instant, in milliseconds since the epoch.
 */
public final class CampaignRun implements Agenda.Source {
    private final Campaign campaign;
    private final Shared shared;
    private final Marks marks;
    private final Roster roster;
    private final Rhythm rhythm;
    private final Audience audience;
    private final Arrivals arrivals;
    private final Attempts attempts;
    private long start;
    private long live;
    private long stop = FOREVER;
    private boolean parked;

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
        this.rhythm =
                switch (campaign.schedule().timing()) {
                    case Timing.ByPass passes -> new Passes(campaign.schedule(), passes.pass());
                    case Timing.ByCalendar calendar ->
                            new CalendarRuns(campaign.schedule(), calendar);
                };
        this.roster = new Roster(campaign, shared, marks, rhythm::leave);
        this.arrivals = new Arrivals(shared);
        this.audience = new Audience(new Evaluator(campaign.target(), shared.people()), this::flip);
        this.attempts =
                new Attempts(
                        campaign,
                        shared,
                        marks,
                        roster,
                        rhythm,
                        arrivals,
                        audience::matches,
                        before == null ? null : before.attempts);
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
     * What is to be noted when it starts. If it ran by another schedule, or did not take part when
     * mixhook was started last, nothing before was missed (R-S8, R-S10).
     *
     * @param live from when on attempts are made
     */
    public Notice started(Instant live, boolean tookPart) {
        boolean goesOn = tookPart && campaign.schedule().isIdentifiedBy(marks.schedule());
        Notice.Kind kind = goesOn ? Notice.Kind.RESUMED : Notice.Kind.STARTED;
        return new Notice(campaign.name(), live, kind, campaign.schedule().identity(), List.of());
    }

    /**
     * Evaluates everyone, and finds the first instant at which there is something to do.
     *
     * @param started what was noted
     */
    public void start(Instant from, Notice started) {
        marks.noted(started);
        this.start = from.toEpochMilli();
        // What fell due while its own POST is under way was held up, not missed.
        this.live = attempts.isUnderWay() ? start : started.at().toEpochMilli();
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
        roster.returns().start(audience.matching());
        roster.noteRequalified(start);
        attempts.giveUp(Math.max(start, marks.lastAttempt()));
        attempts.comeAgain(start - 1);
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
        if (rhythm.next() == FOREVER && !attempts.isUnderWay()) {
            // Whoever is re-queued may have waited for the run of a zone that all have left.
            attempts.comeAgain(now);
        }
    }

    @Override
    public long next() {
        if (attempts.isOver() || parked) {
            return FOREVER;
        }
        long next = stop;
        if (!attempts.isUnderWay()) {
            next = Math.min(next, nextAttempt());
        }
        if (campaign.schedule().timing() instanceof Timing.ByPass) {
            next = Math.min(next, Math.min(audience.next(), roster.next()));
        }
        return next;
    }

    /** When the next attempt is due, as far as is known now. */
    public long nextDue() {
        return attempts.isOver() ? FOREVER : nextAttempt();
    }

    /** What was planned goes out before anything else, but not before its own instant. */
    private long nextAttempt() {
        if (!attempts.isPending() || rhythm.next() < live) {
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
            attempts.stop(stop);
        } else if (!attempts.isUnderWay() && now >= next()) {
            act(now);
        }
    }

    private void act(long now) {
        if (rhythm.next() < live) {
            rhythm.miss(live);
            attempts.comeAgain(live - 1);
        } else if (attempts.isPending()) {
            attempts.resume();
        } else {
            attempts.attempt(audience.matching(), now);
        }
    }

    /** Begins nothing more; what is under way still comes to its end. */
    public void park() {
        parked = true;
        attempts.park();
    }

    /** Whether a POST is under way. */
    public boolean isUnderWay() {
        return attempts.isUnderWay();
    }

    /** Nothing could be done until now: what was due before was missed (R-S10). */
    public void wake(long now) {
        live = Math.max(live, now);
    }

    /** Whether it was stopped because nothing was accepted any more (R-D9). */
    public boolean isStopped() {
        return attempts.gaveUp();
    }

    /** The campaign's. */
    public String name() {
        return campaign.name();
    }

    public Happening.Summary summary() {
        return marks.summary(campaign.name());
    }

    private void flip(int person, boolean matches, long instant) {
        roster.returns().flipped(person, matches, instant);
        if (!matches) {
            return;
        }
        arrivals.add(person, instant);
        if (roster.isDue(person)) {
            rhythm.wake(instant);
        }
    }
}

package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.engine.state.UserState;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Who of those who match a campaign is due: dedup, limits and each user's own time zone (R-S2,
 * R-S3, R-S4, R-S5, R-S6, R-S7), as far as the delivery state tells. Instants are milliseconds
 * since the epoch.
 */
final class Eligibility {
    private final Campaign campaign;
    private final People people;
    private final DeliveryState deliveryState;
    private final FrequencyCap frequencyCap;
    private final UsersByZone usersByZone;
    private final Requalification requalification;
    private final UserNotices notices;
    private final JoinedUsers joinedUsers;

    /** Whoever may be due, and some who are not; whom a limit holds back comes when it lets go. */
    private final PersonList candidates = new PersonList();

    Eligibility(
            Campaign campaign,
            ExecutionContext context,
            DeliveryState deliveryState,
            Trigger trigger) {
        this.campaign = campaign;
        this.people = context.people();
        this.deliveryState = deliveryState;
        this.notices = new UserNotices(campaign.name(), context, deliveryState);
        this.usersByZone = new UsersByZone(campaign.schedule(), people, trigger);
        this.frequencyCap = new FrequencyCap(campaign.schedule(), usersByZone);
        this.requalification =
                new Requalification(campaign.schedule().timing(), people, deliveryState);
        this.joinedUsers =
                new JoinedUsers(campaign, context, deliveryState, requalification, notices);
    }

    /**
     * Looks where runs are told of the person: in a zone of their own, or in the campaign's. Limits
     * go by the calendar there, wherever they were sent to (R-S5, R-S7).
     */
    void settle(int person, long now) {
        usersByZone.settle(person, now);
        if (deliveryState.user(person).isAccepted()) {
            count(person);
        }
    }

    /** Limits go by the last accepted send of the person. */
    void count(int person) {
        frequencyCap.count(person, deliveryState.user(person));
    }

    /** The person has begun to match, or has been sent to: they may be due. */
    void mayBeDue(int person) {
        candidates.add(person);
    }

    /** What was sent to an id that is another person's now counts for them. */
    void carryOver(int id, long now) {
        if (joinedUsers.carryOver(id, now) && deliveryState.user(people.owner(id)).isAccepted()) {
            count(people.owner(id));
        }
    }

    /** Who stopped matching, and came back. */
    Requalification requalification() {
        return requalification;
    }

    /** The next instant at which a limit lets somebody go. */
    long next() {
        return frequencyCap.next();
    }

    /** Lets go of those whom limits held back until now. */
    void advance(long now) {
        frequencyCap.advance(now, candidates::add);
    }

    private Again comesAgain() {
        return campaign.schedule().timing() instanceof AsCriteriaIsMet met
                ? met.again()
                : Again.WHILE_MATCHING;
    }

    /** Notes those who match again after they had stopped. */
    void noteRequalified(long now) {
        if (requalification.isAnyBack()) {
            int[] back = requalification.take().toArray();
            notices.note(Notice.Kind.REQUALIFIED, now, "matches again", Arrays.stream(back));
            Arrays.stream(back).forEach(candidates::add);
        }
    }

    /** Whether somebody who matches is due, but for limits. */
    boolean isDue(int person) {
        UserState user = deliveryState.user(person);
        if (user.isRequeued() || user.isDead()) {
            return false;
        }
        if (!user.isAccepted()) {
            return true;
        }
        return campaign.schedule().timing().isRepeated()
                && (comesAgain() == Again.WHILE_MATCHING || requalification.isBack(person));
    }

    /** Who of the matching is due in a run; whom a limit holds back is noted. */
    PersonList due(IntPredicate matching, TriggeredRun run, long now) {
        PersonList due = new PersonList();
        if (run.who() == TriggeredRun.Who.REQUEUED) {
            return due;
        }
        PersonList heldBack = new PersonList();
        candidates.retain(
                person -> {
                    if (!matching.test(person) || !isSendable(person)) {
                        return false;
                    }
                    if (!isTimeFor(person, run)) {
                        return true;
                    }
                    boolean isHeldBack = frequencyCap.isHeldBack(person);
                    (isHeldBack ? heldBack : due).add(person);
                    return !isHeldBack;
                });
        suppress(heldBack, now);
        return due;
    }

    /** Whether the run is told where the person lives, and they had none on its day. */
    private boolean isTimeFor(int person, TriggeredRun run) {
        return usersByZone.isAmong(person, run.zones())
                && (!campaign.schedule().isLocal()
                        || deliveryState.user(person).lastDay()
                                < run.nominal().toLocalDate().toEpochDay());
    }

    /** Whether something can be sent to somebody who matches, but for limits. */
    private boolean isSendable(int person) {
        if (!campaign.schedule().timing().isRepeated()) {
            return deliveryState.sets().isUnsent(person);
        }
        return switch (comesAgain()) {
            case WHEN_REQUALIFIED -> deliveryState.sets().isUnsentOrRequalified(person);
            case WHILE_MATCHING -> deliveryState.sets().isFree(person);
        };
    }

    /**
     * Who of the re-queued takes part in a run; who does not match any more is let go where the
     * campaign says so (R-D3).
     *
     * @param anyoneDue whether there is an attempt anyway
     */
    BitSet requeued(IntPredicate matching, TriggeredRun run, boolean anyoneDue, long now) {
        BitSet requeued = new BitSet();
        if (!deliveryState.sets().anyRequeued()
                || (run.who() == TriggeredRun.Who.DUE && !anyoneDue)) {
            return requeued;
        }
        deliveryState.sets().requeued().stream()
                .filter(person -> usersByZone.isAmong(person, run.zones()))
                .forEach(requeued::set);
        if (campaign.retry().whenRequeued() == Retry.WhenRequeued.RECHECK) {
            int[] gone = requeued.stream().filter(matching.negate()).toArray();
            notices.note(
                    Notice.Kind.DROPPED,
                    now,
                    "re-queued, and does not match any more",
                    Arrays.stream(gone));
            Arrays.stream(gone).forEach(requeued::clear);
        }
        return requeued;
    }

    /** While somebody matches, the time until the next send is no suppression of it. */
    private void suppress(PersonList heldBack, long now) {
        if (heldBack.isEmpty()) {
            return;
        }
        boolean waits =
                campaign.schedule().timing() instanceof AsCriteriaIsMet met
                        && met.again() == Again.WHILE_MATCHING;
        Map<String, PersonList> byReason = new TreeMap<>();
        heldBack.stream()
                .filter(person -> !deliveryState.user(person).isSuppressed())
                .filter(people::hasProfile)
                .filter(person -> !waits || frequencyCap.isExhausted(person))
                .forEach(
                        person ->
                                byReason.computeIfAbsent(why(person), _ -> new PersonList())
                                        .add(person));
        byReason.forEach(
                (why, persons) -> notices.note(Notice.Kind.SUPPRESSED, now, why, persons.stream()));
    }

    private String why(int person) {
        Limits limits = campaign.schedule().limits();
        if (frequencyCap.isExhausted(person)) {
            return "limit at_most " + limits.atMost() + " reached";
        }
        UserState user = deliveryState.user(person);
        return "limit at_most_every %s: sent %s in POST %d"
                .formatted(
                        limits.atMostEvery(),
                        Instant.ofEpochMilli(user.lastAccepted()),
                        user.lastAcceptedPost());
    }

    /**
     * Gives up those who failed too often (R-D5).
     *
     * @param planned who is not, as another POST with them is planned
     */
    void giveUp(BitSet planned, long now) {
        int most = campaign.retry().giveUpAfter();
        IntStream hopeless =
                deliveryState.sets().requeued().stream()
                        .filter(person -> !planned.get(person))
                        .filter(person -> deliveryState.user(person).failures() >= most);
        notices.note(
                Notice.Kind.DEAD, now, "given up after " + Counted.of(most, "attempt"), hopeless);
    }

    /** Gives up everyone who is re-queued. */
    void giveUpAll(String why, long now) {
        notices.note(Notice.Kind.DEAD, now, why, deliveryState.sets().requeued().stream());
    }

    /** Nobody was due in a run of the calendar, which is so not missed later. */
    void noteIdle(TriggeredRun run, long now) {
        if (campaign.schedule().timing() instanceof Timing.ByCalendar
                && run.who() == TriggeredRun.Who.ALL) {
            notices.noteIdle(now);
        }
    }
}

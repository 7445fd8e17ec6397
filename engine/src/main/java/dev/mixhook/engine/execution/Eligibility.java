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
import dev.mixhook.targeting.value.CodePoints;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who of those who match a campaign is due: dedup, limits and each user's own time zone (R-S2,
 * R-S3, R-S4, R-S5, R-S6, R-S7), as far as the delivery state tells. Instants are milliseconds
 * since the epoch.
 */
final class Eligibility {
    private final Campaign campaign;
    private final ExecutionContext context;
    private final DeliveryState deliveryState;
    private final FrequencyCap frequencyCap;
    private final UsersByZone usersByZone;
    private final Requalification requalification;

    Eligibility(
            Campaign campaign,
            ExecutionContext context,
            DeliveryState deliveryState,
            Trigger trigger) {
        this.campaign = campaign;
        this.context = context;
        this.deliveryState = deliveryState;
        this.usersByZone = new UsersByZone(campaign.schedule(), people(), trigger);
        this.frequencyCap = new FrequencyCap(campaign.schedule(), usersByZone);
        this.requalification =
                new Requalification(campaign.schedule().timing(), people(), deliveryState);
    }

    private People people() {
        return context.people();
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
        frequencyCap.advance(now);
    }

    private Again comesAgain() {
        return campaign.schedule().timing() instanceof AsCriteriaIsMet met
                ? met.again()
                : Again.WHILE_MATCHING;
    }

    /** Notes those who match again after they had stopped. */
    void noteRequalified(long now) {
        if (requalification.isAnyBack()) {
            note(Notice.Kind.REQUALIFIED, now, "matches again", requalification.take());
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
    BitSet due(BitSet matching, TriggeredRun run, long now) {
        if (run.who() == TriggeredRun.Who.REQUEUED) {
            return new BitSet();
        }
        BitSet due = usersByZone.among(sendable(matching), run.zones());
        if (campaign.schedule().isLocal()) {
            long day = run.nominal().toLocalDate().toEpochDay();
            due.stream()
                    .filter(person -> deliveryState.user(person).lastDay() >= day)
                    .forEach(due::clear);
        }
        BitSet heldBack = frequencyCap.heldBack(due);
        suppress(heldBack, now);
        due.andNot(heldBack);
        return due;
    }

    /** To whom of the matching something can be sent, but for limits. */
    private BitSet sendable(BitSet matching) {
        if (!campaign.schedule().timing().isRepeated()) {
            return deliveryState.sets().unsent(matching);
        }
        return switch (comesAgain()) {
            case WHEN_REQUALIFIED -> deliveryState.sets().unsentOrRequalified(matching);
            case WHILE_MATCHING -> deliveryState.sets().free(matching);
        };
    }

    /**
     * Who of the re-queued takes part in a run; who does not match any more is let go where the
     * campaign says so (R-D3).
     *
     * @param anyoneDue whether there is an attempt anyway
     */
    BitSet requeued(BitSet matching, TriggeredRun run, boolean anyoneDue, long now) {
        if (run.who() == TriggeredRun.Who.DUE && !anyoneDue) {
            return new BitSet();
        }
        BitSet requeued = usersByZone.among(deliveryState.sets().requeued(), run.zones());
        if (campaign.retry().whenRequeued() == Retry.WhenRequeued.RECHECK) {
            BitSet gone = (BitSet) requeued.clone();
            gone.andNot(matching);
            note(Notice.Kind.DROPPED, now, "re-queued, and does not match any more", gone);
            requeued.andNot(gone);
        }
        return requeued;
    }

    /** While somebody matches, the time until the next send is no suppression of it. */
    private void suppress(BitSet heldBack, long now) {
        boolean waits =
                campaign.schedule().timing()
                                instanceof
                                AsCriteriaIsMet(Duration _, Timing.AsCriteriaIsMet.Again again)
                        && again == Again.WHILE_MATCHING;
        Map<String, BitSet> byReason = new TreeMap<>();
        heldBack.stream()
                .filter(person -> !deliveryState.user(person).isSuppressed())
                .filter(people()::hasProfile)
                .filter(person -> !waits || frequencyCap.isExhausted(person))
                .forEach(
                        person ->
                                byReason.computeIfAbsent(why(person), _ -> new BitSet())
                                        .set(person));
        byReason.forEach((why, persons) -> note(Notice.Kind.SUPPRESSED, now, why, persons));
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
        BitSet hopeless = deliveryState.sets().requeued();
        hopeless.andNot(planned);
        hopeless.stream()
                .filter(person -> deliveryState.user(person).failures() < most)
                .forEach(hopeless::clear);
        note(Notice.Kind.DEAD, now, "given up after " + Counted.of(most, "attempt"), hopeless);
    }

    /** Gives up everyone who is re-queued. */
    void giveUpAll(String why, long now) {
        note(Notice.Kind.DEAD, now, why, deliveryState.sets().requeued());
    }

    /** Nobody was due in a run of the calendar, which is so not missed later. */
    void noteIdle(TriggeredRun run, long now) {
        if (campaign.schedule().timing() instanceof Timing.ByCalendar
                && run.who() == TriggeredRun.Who.ALL) {
            Notice idle =
                    new Notice(
                            campaign.name(),
                            Instant.ofEpochMilli(now),
                            Notice.Kind.IDLE,
                            "nobody was due",
                            List.of());
            deliveryState.notice(idle);
            context.ledger().note(idle);
        }
    }

    private void note(Notice.Kind kind, long now, String why, BitSet persons) {
        if (persons.isEmpty()) {
            return;
        }
        List<String> users =
                persons.stream()
                        .mapToObj(people()::distinctId)
                        .sorted(Comparator.comparing(id -> id, CodePoints::compare))
                        .collect(Collectors.toList());
        Notice notice = new Notice(campaign.name(), Instant.ofEpochMilli(now), kind, why, users);
        deliveryState.notice(notice);
        context.note(notice);
    }
}

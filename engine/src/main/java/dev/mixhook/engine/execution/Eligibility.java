package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Retry;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.CodePoints;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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

    /**
     * @param left told of each zone that nobody lives in any more
     */
    Eligibility(
            Campaign campaign,
            ExecutionContext context,
            DeliveryState deliveryState,
            Consumer<ZoneId> left) {
        this.campaign = campaign;
        this.context = context;
        this.deliveryState = deliveryState;
        this.usersByZone = new UsersByZone(campaign.schedule(), people(), left);
        this.frequencyCap = new FrequencyCap(campaign.schedule(), usersByZone::zone);
        this.requalification =
                new Requalification(campaign.schedule().timing(), people(), deliveryState);
    }

    private People people() {
        return context.people();
    }

    /**
     * Where runs are told of the person: in a zone of their own, or in the campaign's. Limits go by
     * the calendar there, wherever they were sent to (R-S5, R-S7).
     */
    ZoneId place(int person) {
        ZoneId zone = usersByZone.settle(person);
        if (deliveryState.isAccepted(person)) {
            count(person);
        }
        return zone;
    }

    /** Limits go by the last accepted send of the person. */
    void count(int person) {
        frequencyCap.count(person, deliveryState.sent(person));
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
        note(Notice.Kind.REQUALIFIED, now, "matches again", requalification.take());
    }

    /** Whether somebody who matches is due, but for limits. */
    boolean isDue(int person) {
        if (deliveryState.isRequeued(person) || deliveryState.isDead(person)) {
            return false;
        }
        if (!deliveryState.isAccepted(person)) {
            return true;
        }
        return campaign.schedule().timing().isRepeated()
                && (comesAgain() == Again.WHILE_MATCHING || requalification.isBack(person));
    }

    /** Those of the matching who are due in a run; whom a limit holds back is noted. */
    BitSet due(BitSet matching, TriggeredRun run, long now) {
        if (run.who() == TriggeredRun.Who.REQUEUED) {
            return new BitSet();
        }
        BitSet due = (BitSet) matching.clone();
        usersByZone.restrict(due, run.zones());
        due.andNot(deliveryState.requeued());
        due.andNot(deliveryState.dead());
        if (!campaign.schedule().timing().isRepeated()) {
            due.andNot(deliveryState.accepted());
        } else if (comesAgain() == Again.WHEN_REQUALIFIED) {
            BitSet spent = (BitSet) deliveryState.accepted().clone();
            spent.andNot(deliveryState.requalified());
            due.andNot(spent);
        }
        if (campaign.schedule().isLocal()) {
            long day = run.nominal().toLocalDate().toEpochDay();
            due.stream()
                    .filter(person -> deliveryState.sent(person).lastDay() >= day)
                    .forEach(due::clear);
        }
        suppress(frequencyCap.holdBack(due), now);
        return due;
    }

    /**
     * Those of the re-queued who take part in a run; who does not match any more is let go where
     * the campaign says so (R-D3).
     *
     * @param anyoneDue whether there is an attempt anyway
     */
    BitSet requeued(BitSet matching, TriggeredRun run, boolean anyoneDue, long now) {
        if (run.who() == TriggeredRun.Who.DUE && !anyoneDue) {
            return new BitSet();
        }
        BitSet requeued = deliveryState.requeued();
        usersByZone.restrict(requeued, run.zones());
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
                .filter(
                        person ->
                                !deliveryState.isSuppressed(person) && people().hasProfile(person))
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
        return "limit at_most_every %s: sent %s in POST %d"
                .formatted(
                        limits.atMostEvery(),
                        Instant.ofEpochMilli(deliveryState.sent(person).last()),
                        deliveryState.sent(person).lastPost());
    }

    /**
     * Gives up those who failed too often (R-D5).
     *
     * @param planned who is not, as another POST with them is planned
     */
    void giveUp(BitSet planned, long now) {
        int most = campaign.retry().giveUpAfter();
        BitSet hopeless = deliveryState.requeued();
        hopeless.andNot(planned);
        hopeless.stream()
                .filter(person -> deliveryState.sent(person).failures() < most)
                .forEach(hopeless::clear);
        note(Notice.Kind.DEAD, now, "given up after " + Counted.of(most, "attempt"), hopeless);
    }

    /** Gives up everyone who is re-queued. */
    void giveUpAll(String why, long now) {
        note(Notice.Kind.DEAD, now, why, deliveryState.requeued());
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
            deliveryState.noted(idle);
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
        deliveryState.noted(notice);
        context.note(notice);
    }
}

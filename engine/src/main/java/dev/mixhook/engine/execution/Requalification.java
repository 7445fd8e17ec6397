package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.engine.state.UserSet;
import dev.mixhook.targeting.person.People;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Who stopped matching, and who came back, where a campaign counts that (R-S4). */
final class Requalification {
    private final People people;
    private final DeliveryState deliveryState;
    private final boolean count;

    /** Who stopped matching since the last accepted send. */
    private final UserSet left = new UserSet();

    /** Who of {@link #left} matches again, and is not noted yet. */
    private final UserSet back = new UserSet();

    /** Whoever requalified lately, and some who are taken out again since. */
    private final PersonList lately = new PersonList();

    /** Who has got what was sent to an id of theirs, since people were evaluated. */
    private final PersonList joined = new PersonList();

    /** Who stopped matching since an attempt with them was begun. */
    private final UserSet gone = new UserSet();

    Requalification(Timing timing, People people, DeliveryState deliveryState) {
        this.people = people;
        this.deliveryState = deliveryState;
        this.count = timing instanceof AsCriteriaIsMet met && met.again() == Again.WHEN_REQUALIFIED;
    }

    /** Everyone who matches at the start has been evaluated. */
    void start(BitSet matching) {
        BitSet away = deliveryState.sets().accepted();
        away.andNot(matching);
        away.stream().forEach(left::add);
    }

    /** What was begun by an earlier plan is under way still. */
    void goOn(Requalification before) {
        before.gone.stream()
                .mapToObj(before.people::distinctId)
                .mapToInt(people::admit)
                .forEach(gone::add);
    }

    /**
     * Somebody starts or stops matching. After a crash an instant is gone through once more: who
     * started before what was sent to them has not come back since.
     */
    void flipped(int person, boolean matches, long instant) {
        if (!matches) {
            gone.add(person);
            left.set(person, deliveryState.user(person).isAccepted());
            return;
        }
        if (count && left.contains(person) && deliveryState.user(person).lastAccepted() < instant) {
            comeBack(person);
        }
        left.remove(person);
    }

    /**
     * What was sent to an id is a person's. If that was sent last, they have come back only if they
     * stop matching from now on, or the id had.
     */
    void joined(int id, int person) {
        if (deliveryState.user(id).lastAcceptedPost()
                == deliveryState.user(person).lastAcceptedPost()) {
            left.set(person, left.contains(id));
            back.remove(person);
        }
        left.remove(id);
        back.remove(id);
        joined.add(person);
    }

    /** Whoever has got something from an id of theirs has been evaluated since. */
    void settleJoined(IntPredicate matches) {
        joined.take()
                .filter(person -> deliveryState.user(person).isAccepted())
                .filter(matches.negate())
                .forEach(left::add);
    }

    /** An attempt with the person is begun. */
    void begun(int person) {
        gone.remove(person);
    }

    /** A POST with the person was accepted; whether they went and came back while it was out. */
    boolean accepted(int person, boolean matches) {
        left.set(person, !matches);
        back.remove(person);
        if (count && matches && gone.contains(person)) {
            comeBack(person);
        }
        return back.contains(person);
    }

    private void comeBack(int person) {
        back.add(person);
        lately.add(person);
    }

    /** Whether the person has come back, and that counts. */
    boolean isBack(int person) {
        return back.contains(person) || deliveryState.user(person).isRequalified();
    }

    /** Whether anybody has come back and is not noted yet. */
    boolean isAnyBack() {
        return !back.isEmpty();
    }

    /** Takes those who are not noted yet. */
    IntStream take() {
        return lately.take().filter(this::takeBack);
    }

    private boolean takeBack(int person) {
        boolean isBack = back.contains(person);
        back.remove(person);
        return isBack && !deliveryState.user(person).isRequalified();
    }
}

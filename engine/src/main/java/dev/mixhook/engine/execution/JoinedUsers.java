package dev.mixhook.engine.execution;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.engine.state.UserState;
import java.util.stream.IntStream;

/**
 * What was sent to an id counts for the person whose it has become, so that nobody gets it twice by
 * signing in; the ledger's marks stay with the id that was sent to.
 */
record JoinedUsers(
        Campaign campaign,
        ExecutionContext context,
        DeliveryState deliveryState,
        Requalification requalification,
        UserNotices notices) {
    /**
     * Lets what was sent to an id, or waits to be sent, be its owner's, unless it is already.
     *
     * @param now in milliseconds since the epoch
     * @return whether it was not
     */
    boolean carryOver(int id, long now) {
        int person = context.people().owner(id);
        UserState sent = deliveryState.user(id);
        if (person == id || !sent.isToCarryOver()) {
            return false;
        }
        String name = context.people().distinctId(id);
        notices.note(Notice.Kind.JOINED, now, name, IntStream.of(person));
        UserState user = deliveryState.user(person);
        requalification.joined(id, person);
        if (!campaign.schedule().timing().isRepeated() && user.isAccepted() && user.isRequeued()) {
            String why = "re-queued, and was sent already, to an id that is theirs";
            notices.note(Notice.Kind.DROPPED, now, why, IntStream.of(person));
        }
        return true;
    }
}

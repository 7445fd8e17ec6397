package dev.mixhook.engine.execution;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.DeliveryState;
import dev.mixhook.targeting.value.CodePoints;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Notes in the ledger, and in the delivery state, what happens to users beside the POSTs. */
record UserNotices(String campaign, ExecutionContext context, DeliveryState deliveryState) {
    /** Something happened to people; nothing is noted if there are none. */
    void note(Notice.Kind kind, long now, String why, IntStream persons) {
        List<String> users =
                persons.mapToObj(context.people()::distinctId)
                        .sorted(Comparator.comparing(id -> id, CodePoints::compare))
                        .toList();
        if (users.isEmpty()) {
            return;
        }
        Notice notice = notice(kind, now, why, users);
        deliveryState.notice(notice);
        context.note(notice);
    }

    /** Nobody was due. */
    void noteIdle(long now) {
        Notice idle = notice(Notice.Kind.IDLE, now, "nobody was due", List.of());
        deliveryState.notice(idle);
        context.ledger().note(idle);
    }

    private Notice notice(Notice.Kind kind, long now, String why, List<String> users) {
        return new Notice(campaign, Instant.ofEpochMilli(now), kind, why, users);
    }
}

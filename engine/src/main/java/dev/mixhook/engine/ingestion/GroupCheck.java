package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.ingestion.CheckedRecord.Dropped;
import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import java.util.Optional;

/** Whether an update of a group is one. A group is nobody, so it is kept nowhere. */
final class GroupCheck {
    private GroupCheck() {}

    static CheckedRecord check(String json) {
        Optional<RecordMembers> update = RecordMembers.of(json);
        if (update.isEmpty()) {
            return new Failed(Reason.NO_OBJECT, "");
        }
        if (update.get().text("$token").orElse("").isEmpty()) {
            return new Failed(Reason.NO_TOKEN, "$token");
        }
        boolean isNamed =
                update.get().json("$group_key") != null && update.get().json("$group_id") != null;
        return isNamed ? new Dropped(Reason.GROUP) : new Failed(Reason.NO_GROUP, "$group_key");
    }
}

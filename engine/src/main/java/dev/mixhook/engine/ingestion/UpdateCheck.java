package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.feed.RecordCheck;
import dev.mixhook.engine.ingestion.CheckedRecord.Dropped;
import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import java.util.Optional;

/** Whether an update of a profile is one, and how it is written down. */
final class UpdateCheck {
    private final Arriving arriving;

    UpdateCheck(Arriving arriving) {
        this.arriving = arriving;
    }

    CheckedRecord check(String json) {
        return RecordMembers.of(json)
                .map(update -> check(json, update))
                .orElse(new Failed(Reason.NO_OBJECT, ""));
    }

    private CheckedRecord check(String json, RecordMembers update) {
        if (RecordShape.isTooLong(json)) {
            return new Failed(Reason.TOO_LARGE, "");
        }
        String token = update.text("$token").orElse("");
        if (token.isEmpty()) {
            return new Failed(Reason.NO_TOKEN, "$token");
        }
        Optional<String> id =
                update.text("$distinct_id").filter(each -> !RecordCheck.isNobodys(each));
        if (id.isEmpty()) {
            return new Failed(Reason.BAD_ID, "$distinct_id");
        }
        if (!arriving.settings().tokens().isEmpty()
                && !arriving.settings().tokens().contains(token)) {
            return new Dropped(Reason.OTHER_TOKEN);
        }
        if (update.json("$properties") != null || update.json("properties") != null) {
            return new Failed(Reason.NO_OPERATION, "$properties");
        }
        date(update);
        update.remove("$mixhook");
        update.remove("$ip");
        // What else there is says nothing of a person, and might look like a page of them.
        update.keepOnly(name -> name.startsWith("$"));
        // With a token it is an update or nothing; what else it could be is no SDK's.
        Optional<String> problem = RecordCheck.profile(JournalLine.of(1, 1, update.tail()));
        update.remove("$token");
        String tail = update.tail();
        return problem.<CheckedRecord>map(why -> new Failed(Reason.NO_OPERATION, "", why))
                .orElse(new Kept(false, tail));
    }

    private void date(RecordMembers update) {
        SentTime sent = SentTime.of(update.json("$time"));
        boolean isDated =
                !arriving.datesThem()
                        && sent instanceof SentTime.At at
                        && !at.isAhead(arriving.now());
        if (!isDated) {
            update.put("$time", String.valueOf(arriving.now().toEpochMilli()));
        }
    }
}

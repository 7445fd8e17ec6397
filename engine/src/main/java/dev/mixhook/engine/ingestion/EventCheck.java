package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.feed.RecordCheck;
import dev.mixhook.engine.ingestion.CheckedRecord.Dropped;
import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import dev.mixhook.engine.ingestion.CheckedRecord.Kept;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether an event is one, and how it is written down. */
final class EventCheck {
    private static final int MOST_PROPERTIES = 255;
    private static final Pattern INSERT_ID = Pattern.compile("[A-Za-z0-9-]{1,36}");

    private final Arriving arriving;
    private final RecordCheck feed = new RecordCheck();

    EventCheck(Arriving arriving) {
        this.arriving = arriving;
    }

    CheckedRecord check(String json) {
        Optional<RecordMembers> record = RecordMembers.of(json);
        if (record.isEmpty()) {
            return new Failed(Reason.NO_OBJECT, "");
        }
        String name = record.get().json("event");
        if (name == null || name.length() < 3 || name.charAt(0) != '"') {
            return new Failed(Reason.NO_EVENT, "event");
        }
        return RecordMembers.of(record.get().json("properties"))
                .map(properties -> check(json, record.get(), properties))
                .orElse(new Failed(Reason.NO_PROPERTIES, "properties"));
    }

    private CheckedRecord check(String json, RecordMembers record, RecordMembers properties) {
        if (properties.size() >= MOST_PROPERTIES
                || RecordShape.isTooLong(json)
                || !properties.allFitProperties()) {
            return new Failed(Reason.TOO_LARGE, "properties");
        }
        String token = properties.text("token").orElse("");
        if (token.isEmpty() && !arriving.isAuthorized()) {
            return new Failed(Reason.NO_TOKEN, "properties.token");
        }
        Optional<Failed> failed = arriving.isStrict() ? strictly(properties) : Optional.empty();
        if (failed.isPresent()) {
            return failed.get();
        }
        Optional<Failed> late = date(properties);
        if (late.isPresent()) {
            return late.get();
        }
        if (!isWanted(token)) {
            return new Dropped(Reason.OTHER_TOKEN);
        }
        if (!arriving.isImport() && record.text("event").filter("$merge"::equals).isPresent()) {
            return new Dropped(Reason.MERGE);
        }
        return written(record, properties);
    }

    private boolean isWanted(String token) {
        return token.isEmpty()
                || arriving.settings().tokens().isEmpty()
                || arriving.settings().tokens().contains(token);
    }

    /** What {@code /import} with {@code strict=1} asks for. */
    private Optional<Failed> strictly(RecordMembers properties) {
        if (SentTime.of(properties.json("time")) instanceof SentTime.Missing) {
            return Optional.of(new Failed(Reason.BAD_TIME, "properties.time"));
        }
        Optional<String> id =
                Stream.of("$user_id", "distinct_id", "$device_id")
                        .flatMap(name -> properties.text(name).stream())
                        .filter(text -> !RecordCheck.isNobodys(text))
                        .findFirst();
        if (id.isEmpty() && properties.json("$distinct_ids") == null) {
            return Optional.of(new Failed(Reason.BAD_ID, "properties.distinct_id"));
        }
        if (properties.json("$insert_id") == null && !arriving.needsInsertIds()) {
            return Optional.empty();
        }
        boolean isInsertId =
                properties
                        .text("$insert_id")
                        .filter(text -> INSERT_ID.matcher(text).matches())
                        .filter(text -> !RecordCheck.isNobodys(text))
                        .isPresent();
        return isInsertId
                ? Optional.empty()
                : Optional.of(new Failed(Reason.BAD_INSERT_ID, "properties.$insert_id"));
    }

    /** Dates it where it tells no time, or one that is not yet; or says what is wrong with it. */
    private Optional<Failed> date(RecordMembers properties) {
        SentTime sent = SentTime.of(properties.json("time"));
        String now = String.valueOf(arriving.now().toEpochMilli());
        if (arriving.datesThem()) {
            properties.put("time", now);
            return Optional.empty();
        }
        return switch (sent) {
            case SentTime.Missing _ -> {
                properties.put("time", now);
                yield Optional.empty();
            }
            case SentTime.Wrong _ -> Optional.of(new Failed(Reason.BAD_TIME, "properties.time"));
            case SentTime.At at -> {
                if (at.isTooFarAhead(arriving.now())) {
                    yield Optional.of(new Failed(Reason.TOO_NEW, "properties.time"));
                }
                if (!arriving.isImport() && isTooOld(at)) {
                    yield Optional.of(new Failed(Reason.TOO_OLD, "properties.time"));
                }
                if (at.isAhead(arriving.now())) {
                    properties.put("time", now);
                }
                yield Optional.empty();
            }
        };
    }

    private boolean isTooOld(SentTime.At at) {
        return arriving.settings()
                .oldest()
                .filter(oldest -> at.isOlder(arriving.now(), oldest))
                .isPresent();
    }

    private CheckedRecord written(RecordMembers record, RecordMembers properties) {
        properties.remove("token");
        properties.remove("ip");
        record.put("properties", '{' + properties.tail());
        record.keepOnly(
                name ->
                        name.equals("event")
                                || name.equals("properties")
                                || name.equals("$mp_metadata"));
        String tail = record.tail();
        return feed.event(JournalLine.of(1, 1, tail))
                .<CheckedRecord>map(problem -> new Failed(Reason.BAD_TIME, "properties", problem))
                .orElse(new Kept(true, tail, hasNoEffect(record, properties)));
    }

    /** Whether it joins ids in a way that the project's identity does not know. */
    private boolean hasNoEffect(RecordMembers record, RecordMembers properties) {
        return switch (arriving.settings().identity()) {
            case ORIGINAL -> false;
            case SIMPLIFIED ->
                    switch (record.text("event").orElse("")) {
                        case "$create_alias", "$merge" -> true;
                        // Naming a device and a user, it joins them as any event does.
                        case "$identify" ->
                                properties.json("$device_id") == null
                                        || properties.json("$user_id") == null;
                        default -> false;
                    };
        };
    }
}

package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One event: of a raw export, {@code {"event": NAME, "properties": {"time": …, "distinct_id": …,
 * …}}}, of a data pipeline, where the name may be {@code event_name}, or of JQL, where it is {@code
 * name}; time, ids and even the properties may stand beside it (mixpanel.md 5.1). What stands
 * beside the name wins over the properties, unless it cannot be right.
 */
final class EventLine implements ReadEvent {
    private final NameCounts counts;
    private final Vocabulary vocabulary;
    private final Identity identity;
    private final EventHead outer;
    private final EventHead inner;
    private final EventName name = new EventName();
    private final EventValues values;
    private String settled = "";
    private boolean hasProperties;
    private boolean hasBeside;
    private byte @Nullable [] unread;
    private @Nullable Arrival arrival;
    private final Joins joins = new Joins();

    /** Reads what a line says for itself alone. */
    EventLine(Vocabulary vocabulary, TimeReader timeReader) {
        this(vocabulary, timeReader, Identity.SIMPLIFIED, new NameCounts());
    }

    /**
     * Reads lines.
     *
     * @param identity by what it is told that ids are one person's
     * @param counts of names, which are counted when it is told to
     */
    EventLine(Vocabulary vocabulary, TimeReader timeReader, Identity identity, NameCounts counts) {
        this.counts = counts;
        this.vocabulary = vocabulary;
        this.identity = identity;
        this.values = new EventValues(vocabulary);
        this.outer = new EventHead(timeReader);
        this.inner = new EventHead(timeReader);
    }

    /**
     * Reads a line; what the other methods tell is then its.
     *
     * @throws BadLine if it is no such line
     * @throws tools.jackson.core.JacksonException if it is no JSON
     */
    void read(byte[] line) {
        clear();
        try (JsonParser json = JsonText.parser(line)) {
            JsonObjects.start(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                member(key, json, line);
            }
            JsonObjects.end(json);
        }
        if (!name.isSettled()) {
            settle();
        }
        readProperties(unread);
        if (hasBeside && values.areAskedFor()) {
            readBeside(line);
        }
        check();
    }

    private void clear() {
        outer.clear();
        inner.clear();
        name.clear();
        hasProperties = false;
        hasBeside = false;
        unread = null;
        arrival = null;
        joins.clear();
        values.clear();
    }

    private void member(String key, JsonParser json, byte[] line) {
        switch (key) {
            case "event" -> {
                name.look(key, json);
                if (name.isSettled()) {
                    settle();
                }
            }
            case "event_name" -> name.look(key, json);
            case Arrival.KEY -> {
                arrival = Arrival.read(json);
                outer.readTimesAsUtc();
                inner.readTimesAsUtc();
            }
            case "properties" -> properties(json, line);
            case "name" -> {
                name.look(key, json);
                hasBeside = true;
            }
            default -> {
                outer.look(key, json);
                hasBeside = true;
            }
        }
        json.skipChildren();
    }

    private void properties(JsonParser json, byte[] line) {
        switch (json.currentToken()) {
            case VALUE_NULL -> {
                return;
            }
            case VALUE_STRING -> unread = ObjectText.bytes("properties", json.getString());
            case START_OBJECT -> {
                if (!name.isSettled()) {
                    unread = JsonText.slice(json, line).getBytes(StandardCharsets.UTF_8);
                } else {
                    readProperties(json);
                }
            }
            default ->
                    throw new BadLine(
                            "\"properties\" is " + FoundText.value(json) + ", not an object");
        }
        hasProperties = true;
    }

    /** Which event it is decides which values are kept. */
    private void settle() {
        settled = name.text();
        values.settle(settled);
    }

    private void readProperties(byte @Nullable [] object) {
        if (object != null) {
            try (JsonParser json = JsonText.parser(object)) {
                json.nextToken();
                readProperties(json);
            }
        }
    }

    /** Reads the object that the parser stands at the start of. */
    private void readProperties(JsonParser json) {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            inner.look(key, json);
            if (identity == Identity.SIMPLIFIED || !joins.look(key, json)) {
                values.keep(key, json);
            }
        }
    }

    /** What stands beside the properties is one of them, and wins. */
    private void readBeside(byte[] line) {
        try (JsonParser json = JsonText.parser(line)) {
            JsonObjects.start(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String key = json.currentName();
                json.nextToken();
                if (hasProperties && name.isOfTheRecord(key)) {
                    json.skipChildren();
                } else {
                    values.keep(key, json);
                }
            }
        }
    }

    private void check() {
        if (time() == EventHead.NONE) {
            throw first(outer.badTime, inner.badTime, "no \"time\"");
        }
        // What was sent without an id was taken in, as nobody's.
        if (!outer.anyId && !inner.anyId && arrival == null) {
            throw first(outer.badId, inner.badId, "no \"distinct_id\"");
        }
    }

    private static BadLine first(@Nullable BadLine outer, @Nullable BadLine inner, String missing) {
        if (outer != null) {
            return outer;
        }
        return inner == null ? new BadLine(missing) : inner;
    }

    /** What it is called. */
    String name() {
        return settled;
    }

    @Override
    public long time() {
        return outer.time == EventHead.NONE ? inner.time : outer.time;
    }

    @Override
    public boolean isMentioned() {
        return values.event() != Vocabulary.NO_SLOT;
    }

    @Override
    public boolean isStreamed() {
        return vocabulary.isStreamed(settled);
    }

    @Override
    public boolean isNamedAny() {
        return vocabulary.otherEvents() != Vocabulary.NO_SLOT && EventSelector.meansAny(settled);
    }

    /** Whose it is; null if nobody's. */
    @Nullable String distinctId() {
        return EventOwner.of(outer, inner, arrival != null);
    }

    @Override
    public boolean isNobodys() {
        return distinctId() == null;
    }

    @Override
    public void count() {
        counts.event(settled).add();
        values.names().forEach(property -> counts.property(values.event(), property).add());
    }

    @Override
    public void addTo(FeedItems items) {
        ByteTexts users = items.users();
        int user = users.number(Objects.requireNonNull(distinctId(), "nobody's"));
        items.add(item(users.text(user)));
    }

    /** What happens, if it is mentioned. */
    FeedItem item(String distinctId) {
        long insertId = outer.insertId == EventHead.NONE ? inner.insertId : outer.insertId;
        if (values.event() == vocabulary.otherEvents()) {
            insertId = EventHead.ofName(insertId, settled);
        }
        FeedItem did =
                new FeedItem.Did(time(), distinctId, values.event(), insertId, values.values());
        return arrival == null ? did : arrival.of(did);
    }

    /**
     * The event as streams are told of it, if they ask for it.
     *
     * @param line from which it was read; not to be changed
     */
    Optional<FeedItem> streamed(byte[] line) {
        if (!vocabulary.isStreamed(settled)) {
            return Optional.empty();
        }
        String owner = Objects.requireNonNullElse(distinctId(), "");
        FeedItem item = new FeedItem.Streamed(new RawEvent(settled, time(), owner, line));
        return Optional.of(arrival == null ? item : arrival.of(item));
    }

    /** When it came, if it was taken in here; else {@link FeedCounts#NEVER}. */
    long arrivedAt() {
        return arrival == null ? FeedCounts.NEVER : arrival.at();
    }

    @Override
    public void tellOf(DeviceUsers users) {
        if (identity == Identity.SIMPLIFIED) {
            joining().ifPresent(users::see);
        }
    }

    /** That ids are one person's, if it says so. */
    Optional<FeedItem> joining() {
        Optional<FeedItem.Joined> joined =
                switch (identity) {
                    case ORIGINAL ->
                            joins.of(
                                    settled,
                                    time(),
                                    DistinctIds.allowed(inner.distinctId),
                                    arrival != null);
                    case SIMPLIFIED -> EventOwner.joined(outer, inner, distinctId(), time());
                };
        Arrival came = arrival;
        return came == null ? joined.map(item -> item) : joined.map(came::of);
    }
}

package dev.mixhook.engine.feed;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.person.Vocabulary;
import java.util.Arrays;
import java.util.List;

/**
 * Reads an ordinary event of a raw export, {@code {"event": NAME, "properties": {"time": NUMBER,
 * "distinct_id": TEXT, …}}}, where it lies: as {@link EventLine} does, which reads all others, in a
 * quarter of its time ({@code ReadingTable}). Names and ids that were seen before make no String,
 * and what is not asked for is passed over.
 */
final class EventScanner implements ObjectScanner, ReadEvent {
    /** Data with more names than this has a parser read it. */
    private static final int MOST_TEXTS = 1 << 16;

    /** What else an event tells, in the order of the numbers that follow. */
    private static final List<String> FACTS =
            List.of(
                    "time",
                    "distinct_id",
                    "$insert_id",
                    "insert_id",
                    "event",
                    "properties",
                    "",
                    "$user_id",
                    "user_id",
                    "$device_id",
                    "device_id");

    private static final int TIME = 0;
    private static final int DISTINCT_ID = 1;
    private static final int INSERT_ID = 2;
    private static final int OTHER_INSERT_ID = 3;
    private static final int EVENT = 4;
    private static final int PROPERTIES = 5;

    /** Before the first name. */
    private static final int START = 6;

    /** From here to the last are the other ids. */
    private static final int OTHER_ID = 7;

    private static final int USER_ID = 7;
    private static final int DEVICE_ID = 9;

    private final TimeReader timeReader;
    private final Identity identity;
    private final JsonBytes json = new JsonBytes();
    private final ByteTexts names = new ByteTexts();
    private final ByteTexts keys = new ByteTexts();
    private final ValueScanner values;
    private final EventKinds kinds;
    private int[] following = {UNUSUAL};
    private int last;
    private EventKinds.Kind kind;
    private long[] kept = {};

    /** Properties of the event, if it is asked for some. */
    private int[] properties = new int[16];

    private int propertyCount;
    private long time;
    private long insertId;
    private boolean hasId;
    private boolean hasOtherId;
    private final ScannedId user = new ScannedId();
    private final ScannedId device = new ScannedId();
    private int idStart;
    private int idEnd;
    private int idHash;

    EventScanner(
            Vocabulary vocabulary,
            ValueCodes codes,
            TimeReader timeReader,
            Identity identity,
            NameCounts counts) {
        this.timeReader = timeReader;
        this.identity = identity;
        this.kinds = new EventKinds(vocabulary, codes, names, keys, counts);
        this.values = new ValueScanner(json, codes, MOST_TEXTS);
        this.kind = kinds.nothing();
        FACTS.forEach(keys::number);
        follow(START);
    }

    @Override
    public int scan(byte[] bytes, int from, int limit) {
        json.begin(bytes, from, limit);
        time = TimeReader.NONE;
        insertId = EventHead.NONE;
        hasId = false;
        hasOtherId = false;
        user.clear();
        device.clear();
        last = START;
        propertyCount = 0;
        boolean isRead =
                json.passes('{')
                        && key() == EVENT
                        && passesName()
                        && json.passes(',')
                        && key() == PROPERTIES
                        && passesProperties()
                        && json.passesEnd();
        if (json.isCutOff()) {
            return CUT_OFF;
        }
        return isRead && time != TimeReader.NONE && hasId && isSettled() ? json.at() : UNUSUAL;
    }

    /** Whether no other id can say whose it is. */
    private boolean isSettled() {
        return !hasOtherId || !(isNobodys() || DistinctIds.isDevice(json.bytes(), idStart, idEnd));
    }

    /** The number of the name ahead, behind whose colon it goes; negative if there is none. */
    private int key() {
        int guess = following[last];
        if (guess >= 0 && json.passesText(keys, guess)) {
            last = guess;
            return json.passes(':') ? guess : UNUSUAL;
        }
        if (!json.passesPlainText() || keys.size() > MOST_TEXTS) {
            return UNUSUAL;
        }
        int key = keys.number(json.bytes(), json.start(), json.end(), json.hash());
        follow(key);
        return json.passes(':') ? key : UNUSUAL;
    }

    /** Records have their names in the same order, mostly. */
    private void follow(int key) {
        following[last] = key;
        if (key >= following.length) {
            int before = following.length;
            following = Arrays.copyOf(following, Math.max(2 * before, key + 1));
            Arrays.fill(following, before, following.length, UNUSUAL);
        }
        last = key;
    }

    private boolean passesName() {
        if (!json.passesPlainText() || names.size() > MOST_TEXTS) {
            return false;
        }
        kind = kinds.of(names.number(json.bytes(), json.start(), json.end(), json.hash()));
        kept = kind.values();
        // A stream needs the record as a whole.
        return !kind.isStreamed() && (!kind.isJoining() || identity == Identity.SIMPLIFIED);
    }

    private boolean passesProperties() {
        if (!json.passes('{')) {
            return false;
        }
        do {
            if (!passesProperty(key())) {
                return false;
            }
        } while (json.peekPastSpace() == ',' && json.passes(','));
        return json.passes('}');
    }

    private boolean passesProperty(int key) {
        if (key < 0) {
            return false;
        }
        int slot = kind.slot(key);
        if (kind.isAsked()) {
            remember(key);
        }
        hasOtherId |= key >= OTHER_ID && key < FACTS.size();
        return switch (key) {
            case TIME -> slot < 0 && passesTime();
            case DISTINCT_ID -> slot < 0 && passesId();
            case INSERT_ID, OTHER_INSERT_ID -> slot < 0 && passesInsertId();
            case USER_ID -> slot < 0 && user.passes(json);
            case DEVICE_ID -> slot < 0 && device.passes(json);
            default -> slot < 0 ? json.passesValue() : passesKept(slot);
        };
    }

    private void remember(int key) {
        if (propertyCount == properties.length) {
            properties = Arrays.copyOf(properties, 2 * propertyCount);
        }
        properties[propertyCount++] = key;
    }

    private boolean passesKept(int slot) {
        if (!values.passes()) {
            return false;
        }
        kept[slot] = values.code();
        return true;
    }

    private boolean passesTime() {
        if (!json.passesNumber()) {
            return false;
        }
        time = timeReader.millis(NumberBytes.parse(json.bytes(), json.start(), json.end()));
        return time != TimeReader.NONE;
    }

    private boolean passesId() {
        hasId = json.passesPlainText();
        idStart = json.start();
        idEnd = json.end();
        idHash = json.hash();
        return hasId;
    }

    private boolean passesInsertId() {
        if (!json.passesPlainText()) {
            return false;
        }
        insertId =
                DistinctIds.isNobodys(json.bytes(), json.start(), json.end())
                        ? EventHead.NONE
                        : EventHead.insertId(json.bytes(), json.start(), json.end());
        return true;
    }

    @Override
    public long time() {
        return time;
    }

    @Override
    public boolean isMentioned() {
        return kind.isMentioned();
    }

    @Override
    public boolean isStreamed() {
        return kind.isStreamed();
    }

    @Override
    public boolean isNamedAny() {
        return kind.isNamedAny();
    }

    @Override
    public boolean isNobodys() {
        return DistinctIds.isNobodys(json.bytes(), idStart, idEnd);
    }

    @Override
    public void count() {
        kind.count();
        for (int i = 0; i < propertyCount; i++) {
            kind.count(properties[i]);
        }
    }

    @Override
    public void addTo(FeedItems items) {
        int user = items.users().number(json.bytes(), idStart, idEnd, idHash);
        items.add(time, user, kind.event(), kind.insertId(insertId), kept);
    }

    @Override
    public void tellOf(DeviceUsers users) {
        if (!user.isThere() || !device.isThere() || identity != Identity.SIMPLIFIED) {
            return;
        }
        int number = device.device(users, json.bytes());
        if (users.isFirst(number, time, NOT_ARRIVED)) {
            String owner = new String(json.bytes(), idStart, idEnd - idStart, US_ASCII);
            users.put(number, time, NOT_ARRIVED, owner);
        }
    }
}

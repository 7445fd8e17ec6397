package dev.mixhook.engine.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** When an event was and whose it is, as far as one JSON object says so. */
final class EventHead {
    static final long NONE = 0;

    /** Where FNV-1a in 64 bits begins. */
    private static final long OFFSET = 0xCBF29CE484222325L;

    private static final long PRIME = 0x100000001B3L;

    private final TimeReader usual;
    private TimeReader timeReader;

    EventHead(TimeReader timeReader) {
        this.usual = timeReader;
        this.timeReader = timeReader;
    }

    /** Reads the times of this event as UTC, as SDKs mean them. */
    void readTimesAsUtc() {
        timeReader = TimeReader.UTC;
    }

    /** Milliseconds since the epoch, or {@link #NONE}, which lies before all times that count. */
    long time;

    /** Whether it says whose the event is, even if that is nobody. */
    boolean anyId;

    @Nullable String distinctId;

    /** {@code user_id}, as warehouses have it, or {@code $user_id}. */
    @Nullable String userId;

    /** {@code $user_id} alone, which only Mixpanel and its SDKs write. */
    @Nullable String ownUserId;

    @Nullable String deviceId;

    /** {@code $device_id} alone. */
    @Nullable String ownDeviceId;

    /**
     * The {@code $insert_id} in 64 bits, or {@link #NONE}. It is compared only between events of
     * one user, name and time, and its text would double what an event takes.
     */
    long insertId;

    /** Why what is given as the time, or as the id, is none. */
    @Nullable BadLine badTime;

    @Nullable BadLine badId;

    void clear() {
        timeReader = usual;
        time = NONE;
        badTime = null;
        badId = null;
        anyId = false;
        distinctId = null;
        userId = null;
        ownUserId = null;
        deviceId = null;
        ownDeviceId = null;
        insertId = NONE;
    }

    /**
     * Looks at a member of the object, at whose value the parser stands. What cannot be right is
     * kept as such, because the object around it or inside it may know better.
     */
    void look(String key, JsonParser json) {
        switch (key) {
            case "time" -> time(key, json);
            case "distinct_id" -> {
                if (json.currentToken().isScalarValue()) {
                    distinctId = DistinctIds.text(json);
                    anyId = true;
                } else {
                    badId = new BadLine("\"distinct_id\" is " + FoundText.value(json));
                }
            }
            case "user_id" -> {
                userId = DistinctIds.text(json);
                anyId = true;
            }
            case "$user_id" -> {
                userId = DistinctIds.text(json);
                ownUserId = userId;
                anyId = true;
            }
            case "device_id" -> {
                deviceId = DistinctIds.text(json);
                anyId = true;
            }
            case "$device_id" -> {
                deviceId = DistinctIds.text(json);
                ownDeviceId = deviceId;
                anyId = true;
            }
            case "insert_id", "$insert_id" -> insertId = insertId(DistinctIds.text(json));
            default -> {}
        }
    }

    private void time(String key, JsonParser json) {
        try {
            time = timeReader.millis(json, key);
        } catch (BadLine e) {
            badTime = e;
        }
    }

    /** FNV-1a over the characters. */
    private static long insertId(@Nullable String text) {
        if (text == null || DistinctIds.isNobodys(text)) {
            return NONE;
        }
        return hashed(OFFSET, text);
    }

    /**
     * An insert id among events of several names, where it is to tell them apart too; none stays
     * none.
     */
    static long ofName(long insertId, String name) {
        return insertId == NONE ? NONE : hashed(insertId, name);
    }

    /** The hash of an {@code $insert_id} that is given as bytes in ASCII. */
    static long insertId(byte[] bytes, int from, int to) {
        long hash = OFFSET;
        for (int i = from; i < to; i++) {
            hash = (hash ^ bytes[i]) * PRIME;
        }
        return hash == NONE ? 1 : hash;
    }

    private static long hashed(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash == NONE ? 1 : hash;
    }
}

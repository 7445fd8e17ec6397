package dev.mixhook.engine.feed;

/** An id where it stands in a record; none where it is missing, null or nobody's. */
final class ScannedId {
    private boolean isThere;
    private int from;
    private int to;
    private int hash;

    void clear() {
        isThere = false;
    }

    /** Whether the value ahead was passed over, a plain text or null; else a parser has to. */
    boolean passes(JsonBytes json) {
        isThere = false;
        if (json.peek() == 'n') {
            return json.passesValue();
        }
        if (!json.passesPlainText()) {
            return false;
        }
        from = json.start();
        to = json.end();
        hash = json.hash();
        isThere = !DistinctIds.isNobodys(json.bytes(), from, to);
        return true;
    }

    /** Whether there is one. */
    boolean isThere() {
        return isThere;
    }

    /** The number of the device whose id it is. */
    int device(DeviceUsers users, byte[] bytes) {
        return users.device(bytes, from, to, hash);
    }
}

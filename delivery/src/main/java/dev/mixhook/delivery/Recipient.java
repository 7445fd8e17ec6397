package dev.mixhook.delivery;

/** One user of a POST: who, and the profile that goes out as the user's properties (R-W3, R-W6). */
public final class Recipient {
    private final String distinctId;
    private final byte[] properties;

    /**
     * @param properties the profile's JSON object in UTF-8, as stored; copied. That it is one shows
     *     only when it is sent
     */
    public Recipient(String distinctId, byte[] properties) {
        this.distinctId = distinctId;
        this.properties = properties.clone();
    }

    public String distinctId() {
        return distinctId;
    }

    /** The array itself: only the body's encoder reads it. */
    byte[] stored() {
        return properties;
    }

    @Override
    public String toString() {
        return distinctId;
    }
}

package dev.mixhook.delivery;

/**
 * A request that no campaign makes: to ask a receiver what it did, or to see that it refuses what
 * is no form of users.
 */
public sealed interface RawRequest {
    record Get() implements RawRequest {}

    /**
     * A POST of this text, in UTF-8.
     *
     * @param contentType goes out as written
     */
    record Post(String contentType, String body) implements RawRequest {}
}

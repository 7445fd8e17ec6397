package dev.mixhook.engine.feed;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * When a record came that mixhook took in itself, and as which, written beside it as {@code
 * "$mixhook": {"at": MILLISECONDS, "n": NUMBER}}. Such records happen in the order in which they
 * came, whatever time they tell of themselves: a phone that was offline delivers late.
 *
 * @param at milliseconds since the epoch
 * @param number of the record, from 1; later ones have greater numbers
 */
record Arrival(long at, long number) {
    static final String KEY = "$mixhook";

    /** An item that happens then. */
    FeedItem of(FeedItem item) {
        return new FeedItem.Arrived(at, number, item);
    }

    /** Reads the object at which the parser stands; null if it tells no arrival. */
    static @Nullable Arrival read(JsonParser json) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            return null;
        }
        long at = 0;
        long number = 0;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
                at = name.equals("at") ? json.getLongValue() : at;
                number = name.equals("n") ? json.getLongValue() : number;
            } else {
                json.skipChildren();
            }
        }
        return at == 0 ? null : new Arrival(at, number);
    }
}

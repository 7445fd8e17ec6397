package dev.mixhook.engine.contract;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A made-up user of a check.
 *
 * @param name unlike the others of the check; the end of the {@code $distinct_id}
 * @param properties a JSON object
 */
record Guest(String name, String properties) {
    private static final String PLAIN =
            "{\"$email\": \"guest@example.com\", \"$first_name\": \"Ada\", \"plan\": \"pro\", \"visits\": 3}";

    /** Somebody whom no receiver should stumble over. */
    static Guest plain(String name) {
        return new Guest(name, PLAIN);
    }

    /** Plain ones, numbered from 1. */
    static List<Guest> plain(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> plain(String.valueOf(i))).toList();
    }

    /** Ten whose encoded body has at least so many bytes. */
    static List<Guest> heavy(int bytes) {
        String notes = "word ".repeat(bytes / 10 / 5);
        return IntStream.rangeClosed(1, 10)
                .mapToObj(i -> with(String.valueOf(i), "\"notes\": \"" + notes + '"'))
                .toList();
    }

    /** One whose properties, besides an e-mail address, are these. */
    static Guest with(String name, String properties) {
        return new Guest(name, "{\"$email\": \"guest@example.com\", " + properties + "}");
    }
}

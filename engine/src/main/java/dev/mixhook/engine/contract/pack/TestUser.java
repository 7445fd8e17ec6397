package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Batch;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A made-up user of a check.
 *
 * @param id the {@code $distinct_id}, unlike the others of the check
 * @param properties a JSON object
 * @see TestUsers which fills in what differs between runs
 */
record TestUser(String id, String properties) {
    /** Stands for the beginning of all ids of a check. */
    static final String PREFIX = "{prefix}";

    /** Stands for a number of 15 digits, for ids that have nothing else in them. */
    static final String NUMBER = "{number}";

    /** Stands for an e-mail address that no other user has. */
    static final String ADDRESS = "{address}";

    /** What a user takes without notes, a note at most, and its name: in bytes, encoded. */
    private static final int USER = 150;

    private static final int NOTE = 250;
    private static final int NAME = 27;

    /** In words of five bytes. */
    private static final int LONGEST_NOTE = NOTE / 5;

    private static final String PLAIN =
            "{\"$email\": \"{address}\", \"$first_name\": \"Ada\", \"plan\": \"pro\", \"visits\": 3}";

    /** Somebody whom no receiver should stumble over. */
    static TestUser plain(String name) {
        return new TestUser(PREFIX + name, PLAIN);
    }

    /** Plain ones, numbered from 1. */
    static List<TestUser> plain(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> plain(String.valueOf(i))).toList();
    }

    /**
     * Fifty whose encoded body has at least so many bytes, in texts of at most 255 bytes, which is
     * where Mixpanel cuts them.
     */
    static List<TestUser> heavy(int bytes) {
        int each = bytes / Batch.MOST - USER;
        int notes = each / NOTE + 1;
        return noted(Batch.MOST, notes, (each / notes - NAME) / 5 + 1);
    }

    /** Users with texts of nearly 255 bytes, so many users and so many texts of each. */
    static List<TestUser> noted(int count, int notes) {
        return noted(count, notes, LONGEST_NOTE);
    }

    private static List<TestUser> noted(int count, int notes, int words) {
        String note = "word ".repeat(words);
        String all =
                IntStream.rangeClosed(1, notes)
                        .mapToObj(i -> "\"note %d\": \"%s\"".formatted(i, note))
                        .collect(Collectors.joining(", "));
        return IntStream.rangeClosed(1, count).mapToObj(i -> with(String.valueOf(i), all)).toList();
    }

    /** A user whose properties, besides an e-mail address, are given. */
    static TestUser with(String name, String properties) {
        return new TestUser(PREFIX + name, "{\"$email\": \"{address}\", " + properties + "}");
    }

    /** This user with other properties in the place of all. */
    TestUser having(String others) {
        return new TestUser(id, '{' + others + '}');
    }
}

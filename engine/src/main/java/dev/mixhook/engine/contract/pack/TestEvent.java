package dev.mixhook.engine.contract.pack;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A made-up event of a check.
 *
 * @param user whose it is
 * @param insertId what tells it from the others of its check
 * @param second of its time, counted from a fixed instant
 * @param properties a JSON object
 */
record TestEvent(TestUser user, String insertId, String name, int second, String properties) {
    private static final String PLAIN =
            "{\"$browser\": \"Firefox\", \"$city\": \"Lisbon\", \"$os\": \"Linux\", \"mp_lib\": \"web\","
                    + " \"$current_url\": \"https://shop.example.com/cart\", \"plan\": \"pro\", \"price\": 6.49}";

    /** One of a user whom no other event is of. */
    static TestEvent plain(String name) {
        return of(TestUser.plain(name), TestUser.PREFIX + name);
    }

    /** Plain ones, each of another user, numbered from 1. */
    static List<TestEvent> plain(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> plain(String.valueOf(i))).toList();
    }

    static TestEvent of(TestUser user, String insertId) {
        return new TestEvent(user, insertId, "Purchase", 0, PLAIN);
    }

    /** This event at another time. */
    TestEvent at(int other) {
        return new TestEvent(user, insertId, name, other, properties);
    }

    /** This event under another name, with other properties. */
    TestEvent named(String other, String having) {
        return new TestEvent(user, insertId, other, second, '{' + having + '}');
    }
}

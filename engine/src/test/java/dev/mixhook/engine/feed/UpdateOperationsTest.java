package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation on a profile over values of each type, and over none (mixpanel.md 5.3). */
class UpdateOperationsTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"a":1}           | "$set":{"a":2}                     | {"a": 2}
        {"a":1,"b":1}     | "$set":{"c":0,"a":null}            | {"a": null, "b": 1, "c": 0}
        {"a":1}           | "$set":{}                          | {"a": 1}
        {"a":1}           | "$set_once":{"a":2,"b":3}          | {"a": 1, "b": 3}
        {"a":null}        | "$set_once":{"a":2}                | {"a": 2}
        {"a":""}          | "$set_once":{"a":2}                | {"a": ""}
        {"a":1.10}        | "$add":{"a":2}                     | {"a": 3.10}
        {"a":0.1}         | "$add":{"a":0.2}                   | {"a": 0.3}
        {"a":9007199254740993} | "$add":{"a":1}                | {"a": 9007199254740994}
        {"a":1}           | "$add":{"a":-2.5}                  | {"a": -1.5}
        {"a":1e3}         | "$add":{"a":1E+3}                  | {"a": 2000}
        {}                | "$add":{"a":-7}                    | {"a": -7}
        {"a":null}        | "$add":{"a":5}                     | {"a": 5}
        {"a":"1"}         | "$add":{"a":5,"b":1}               | {"a": "1", "b": 1}
        {"a":true}        | "$add":{"a":5}                     | {"a": true}
        {"a":[1]}         | "$add":{"a":5}                     | {"a": [1]}
        {"a":1e999999}    | "$add":{"a":5}                     | {"a": 1e999999}
        {"a":[1.10]}      | "$append":{"a":{"x":1e400}}        | {"a": [1.10, {"x":1e400}]}
        {"a":[]}          | "$append":{"a":[2]}                | {"a": [[2]]}
        {}                | "$append":{"a":null}               | {"a": [null]}
        {"a":null}        | "$append":{"a":1}                  | {"a": [1]}
        {"a":"x"}         | "$append":{"a":1,"b":2}            | {"a": "x", "b": [2]}
        {"a":{"x":1}}     | "$append":{"a":1}                  | {"a": {"x":1}}
        {"a":[1,"x"]}     | "$union":{"a":["x",1.0,2,2.0]}     | {"a": [1, "x", 2]}
        {"a":[ 1 , "x"]}  | "$union":{"a":["\\u0078"]}         | {"a": [ 1 , "x"]}
        {"a":["1"]}       | "$union":{"a":[1,true,null]}       | {"a": ["1", 1, true, null]}
        {"a":[{"x":1,"y":[2]}]} | "$union":{"a":[{"y":[2.0],"x":1}]} | {"a": [{"x":1,"y":[2]}]}
        {"a":[0]}         | "$union":{"a":[-0,0.00]}           | {"a": [0]}
        {"a":[9007199254740993]} | "$union":{"a":[9007199254740992]} | {"a": [9007199254740993, 9007199254740992]}
        {"a":[1e999999]}  | "$union":{"a":[1e999999,1E999999]} | {"a": [1e999999, 1E999999]}
        {}                | "$union":{"a":[1,1],"b":[]}        | {"a": [1]}
        {"a":5}           | "$union":{"a":[1]}                 | {"a": 5}
        {"a":[1]}         | "$union":{"a":2,"b":"x"}           | {"a": [1, 2], "b": ["x"]}
        {"a":[1,2,1.0]}   | "$remove":{"a":1}                  | {"a": [2]}
        {"a":["x"]}       | "$remove":{"a":"x"}                | {"a": []}
        {"a":[1, "1"]}    | "$remove":{"a":"2"}                | {"a": [1, "1"]}
        {"a":"x"}         | "$remove":{"a":"x","b":1}          | {"a": "x"}
        {"a":[[1],[2]]}   | "$remove":{"a":[1]}                | {"a": [[2]]}
        {"a":1,"b":2}     | "$unset":["a","c"]                 | {"b": 2}
        {"a":1}           | "$unset":[]                        | {"a": 1}
        {"a":1}           | "$delete":""                       | none
        {"a":1}           | "$delete":{"x":[1]},"$ignore_alias":true | none
        {"a":1}           | "$delete":"","$set":{"b":1}        | {"b": 1}
        {"a":1}           | "$set":{"b":1},"$delete":null      | none
        {"a":1}           | "$unset":["a"],"$set_once":{"a":2} | {"a": 2}
        {"a":1}           | "$set_once":{"a":2},"$unset":["a"] | {}
        {"a":1}           | "$set":{"a":2},"$add":{"a":3},"$set":{"b":4} | {"a": 5, "b": 4}
        {"a":1}           | "$token":"T","$ip":"0","$latitude":1.5,"$longitude":2,"$insert_id":"i","$source":"x","$add":{"a":1} | {"a": 2}
        """)
    void operations_apply_in_the_order_in_which_they_stand( // R-W6
            String before, String operations, String after) {
        FeedFolder feeds = new FeedFolder(folder, new Vocabulary());
        Feed feed =
                feeds.people(
                        "{\"$distinct_id\":\"ana\",\"$properties\":"
                                + before
                                + "}\n{\"$distinct_id\":\"ana\","
                                + operations
                                + "}");
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(FeedFolder.profile(feed, "ana")).isEqualTo(after);
    }

    @Test
    void operations_come_at_their_time_and_move_last_seen_unless_told_not_to() {
        Feed feed =
                new FeedFolder(folder, new Vocabulary())
                        .people(
                                """
                {"$distinct_id":"ana","$properties":{"a":1}}
                {"$distinct_id":"ana","$time":"2026-01-03T00:00:00","$add":{"a":10},"$ignore_time":true}
                {"$distinct_id":"ana","$time":1767312000000,"$add":{"a":5}}
                {"$distinct_id":"ana","$time":1767225600,"$set":{"a":2}}
                """);
        assertThat(FeedFolder.profile(feed, "ana"))
                .isEqualTo("{\"a\": 17, \"$last_seen\": \"2026-01-02T00:00:00\"}");
    }
}

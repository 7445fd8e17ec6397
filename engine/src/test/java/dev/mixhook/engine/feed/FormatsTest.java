package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same people and events in each of the formats (mixpanel.md 4 and 5). */
class FormatsTest {
    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");
    private FeedFolder feeds;

    @BeforeEach
    void folder() {
        feeds = new FeedFolder(folder, vocabulary);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana","amount":5,"$device_id":"d","$user_id":"u"}}""",
                """
                {"properties":{"amount":5,"distinct_id":"ana","time":1767225600000},"event":"Buy"}""",
                """
                {"device_id":"d","distinct_id":"ana","event_name":"Buy","insert_id":"i","properties":{"amount":5},"time":"2026-01-01T00:00:00","user_id":"u"}""",
                """
                {"event_name":"Buy","time":1767225600,"distinct_id":"ana","amount":5}""",
                """
                {"amount":5,"distinct_id":"ana","event":"Buy","event_name":"Sell","time":"2026-01-01T01:00:00+01:00"}""",
                """
                {"event_name":"Buy","properties":{"time":7,"distinct_id":"bob","amount":5},"event":"Buy","time":1767225600.000,"distinct_id":"ana"}""",
            })
    void an_event_of_each_format(String line) {
        // A time that stands beside the name wins, and the one in the properties is not looked at.
        Feed feed = feeds.events(line.replace("\"time\":7,", "\"time\":1700000000,"));
        FeedFolder.letAllHappen(feed);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        EventTimeline timeline = feed.people().history(feed.people().number("ana"), buy);
        assertThat(timeline.size()).isEqualTo(1);
        assertThat(timeline.time(0))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        assertThat(timeline.property(0, amount)).isEqualTo(Value.of(5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        "distinct_id":"ana"                                    | ana
        "distinct_id":7                                        | 7
        "distinct_id":1.10                                     | 1.10
        "distinct_id":"ana","$user_id":"u","$device_id":"d"    | ana
        "$device_id":"d","$user_id":"u"                        | u
        "device_id":"d","user_id":"u"                          | u
        "distinct_id":null,"user_id":8                         | 8
        "$device_id":"d"                                       | $device:d
        "user_id":null,"device_id":5                           | $device:5
        "distinct_id":"ana","$user_id":{"x":1}                 | ana
        "distinct_id":""                                       |
        "distinct_id":null                                     |
        "distinct_id":"","$user_id":"u"                        | u
        "distinct_id":"","$device_id":"d","$user_id":"u"       | u
        "distinct_id":"$device:d","$user_id":"u"               | u
        "distinct_id":"$device:d","$user_id":null              | $device:d
        "distinct_id":"$device:d","$user_id":"undefined"       | $device:d
        "distinct_id":"null","$device_id":"d"                  | $device:d
        "$device_id":"undefined"                               |
        "distinct_id":"anon"                                   |
        "distinct_id":"anonymous"                              |
        "distinct_id":"00000000-0000-0000-0000-000000000000"   |
        "distinct_id":"nil"                                    |
        "distinct_id":"none"                                   |
        "distinct_id":"null"                                   |
        "distinct_id":"n/a"                                    |
        "distinct_id":"na"                                     |
        "distinct_id":"unknown"                                |
        "distinct_id":"<nil>"                                  |
        "distinct_id":0                                        |
        "distinct_id":-1                                       |
        "distinct_id":true                                     |
        "distinct_id":"[]"                                     |
        "distinct_id":"{}"                                     |
        """)
    void whose_an_event_is(String ids, String distinctId) {
        Feed feed =
                feeds.events(
                        "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600," + ids + "}}");
        FeedFolder.letAllHappen(feed);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(feed.counts().events()).isEqualTo(1);
        assertThat(feed.counts().nobodys()).isEqualTo(distinctId == null ? 1 : 0);
        assertThat(feed.people().size()).isEqualTo(distinctId == null ? 0 : 1);
        if (distinctId != null) {
            assertThat(feed.people().distinctId(0)).isEqualTo(distinctId);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"$distinct_id":"ana","$properties":{"plan":"pro","n":1.10}}                   | {"plan":"pro","n":1.10}
        {"$distinct_id":4,"$properties":{}}                                            | {}
        {"distinct_id":"ana","properties":{"plan":"pro"}}                              | {"plan":"pro"}
        {"distinct_id":"ana","plan":"pro","n":1.10,"$email":null}                      | {"plan": "pro", "n": 1.10, "$email": null}
        {"plan":"pro","$distinct_id":"ana","distinct_id":"x"}                          | {"plan": "pro", "distinct_id": "x"}
        {"distinct_id":"ana","$geo":{"x":1},"$ip":"0"}                                 | {"$geo": {"x":1}}
        {"$distinct_id":"ana","$set":{"plan":"pro"}}                                   | {"plan": "pro"}
        {"$token":"T","$distinct_id":"ana","$time":1767225600,"$ignore_time":true,"$set":{"plan":"pro"}} | {"plan": "pro"}
        """)
    void a_person_of_each_format(String line, String profile) { // R-W6
        Feed feed = feeds.people(line);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(FeedFolder.profile(feed, line.contains(":4,") ? "4" : "ana")).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ANA\nBOB\n",
                "ANA\r\nBOB",
                "\n\n  ANA\n\n\tBOB \n\n",
                "[ANA,BOB]",
                "[\nANA,\nBOB\n]\n",
                "[ANA\n,BOB]",
                "[ANA]\n[BOB]",
                "[]\n[ANA, BOB]\n[]",
                "ANABOB",
                "{\"results\":[ANA,BOB],\"page\":0,\"status\":\"ok\"}",
                "{\"page\":0,\"page_size\":1000,\"results\":[ANA,BOB],\"session_id\":\"1-[{\",\"status\":\"ok\",\"total\":2}",
                "{\"results\":[ANA],\"page\":0}\n{\"results\":[BOB],\"page\":1}\n{\"results\":[],\"page\":2}",
                "{\"page\":0,\"results\":[ANA]}{\"page\":1,\"results\":[BOB]}",
                "[{\"results\":[ANA]},{\"results\":[BOB]}]",
                "{\n  \"page\": 0,\n  \"results\": [\n    ANA,\n    BOB\n  ],\n  \"status\": \"ok\"\n}\n",
                "{\n  \"results\" : [\n    ANA\n  ]\n}\n{\n  \"results\": [\n    BOB\n  ],\n  \"page\": 1\n}",
                "[\n  {\n    \"$distinct_id\": \"ana\",\n    \"$properties\": {\n      \"tags\": [\n        {\n          \"x\": 1\n        },\n        [\n        ]\n      ]\n    }\n  },\n  BOB\n]",
                "{\"$distinct_id\"\n:\n\"ana\"\n,\n\"$properties\":{\"{[\\\"\\\\\":\"]}\"}\n}\nBOB",
                "[{\"$token\":\"T\",\"$distinct_id\":\"ana\",\"$set\":{\"results\":[1]}},{\"$token\":\"T\",\"$distinct_id\":\"bob\",\"$set\":{}}]",
                "{\"distinct_id\":\"ana\",\"results\":[1,2]}\nBOB",
            })
    void people_one_a_line_in_lists_and_in_pages(String layout) {
        Feed feed =
                feeds.people(
                        layout.replace("ANA", "{\"$distinct_id\":\"ana\",\"$properties\":{}}")
                                .replace("BOB", "{\"$distinct_id\":\"bob\",\"$properties\":{}}"));
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(feed.people().size()).isEqualTo(2);
        assertThat(feed.people().hasProfile(feed.people().number("ana"))).isTrue();
        assertThat(feed.people().hasProfile(feed.people().number("bob"))).isTrue();
    }

    @Test
    void later_profiles_of_a_person_take_the_place_of_earlier_ones() {
        Feed feed =
                feeds.people(
                        """
                {"$distinct_id":"ana","$properties":{"a":1}}
                {"$distinct_id":"ana","$set":{"b":2}}
                {"$distinct_id":"ana","$properties":{"c":3}}
                """);
        assertThat(FeedFolder.profile(feed, "ana")).isEqualTo("{\"c\":3}");
    }
}

package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of people that are wrong cost themselves and nothing else. */
class DamagedPeopleTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"$distinct_id":"bob","$properties":{"plan":"pro"                  | no JSON
        {"$distinct_id":"bob","$properties":                               | no JSON
        {"$distinct_id":"bob","$set":{"plan":tru}}                         | no JSON
        {"$distinct_id":"bob","$set":{"\\ud800":1}}                        | no JSON
        {}                                                                 | no "$distinct_id"
        {"$properties":{}}                                                 | no "$distinct_id"
        {"$group_key":"k","$group_id":"g","$set":{"a":1}}                  | no "$distinct_id"
        {"$distinct_id":"bob"}                                             | neither a profile
        {"distinct_id":"bob"}                                              | neither a profile
        {"$distinct_id":"bob","$token":"T"}                                | neither a profile
        {"$distinct_id":"bob","$token":"T","plan":"pro"}                   | neither a profile
        {"$distinct_id":"bob","$time":1767225600,"$ip":"0"}                | neither a profile
        {"$distinct_id":"","$set":{"a":1}}                                 | "$distinct_id" is "", not an id
        {"$distinct_id":null,"$set":{"a":1}}                               | "$distinct_id" is null, not an id
        {"$distinct_id":["bob"],"$set":{"a":1}}                            | "$distinct_id" is a list, not an id
        {"distinct_id":{},"properties":{}}                                 | "distinct_id" is an object, not an id
        {"$distinct_id":"bob","$properties":[]}                            | "$properties" is a list, not an object
        {"$distinct_id":"bob","$properties":null}                          | "$properties" is null, not an object
        {"distinct_id":"bob","properties":"[]"}                            | "properties" is "[]", not an object
        {"$distinct_id":"bob","$properties":{},"$set":{}}                  | both a profile and operations
        {"$distinct_id":"bob","$set":5}                                    | "$set" is 5, not an object
        {"$distinct_id":"bob","$set":["plan","pro"]}                       | "$set" is a list, not an object
        {"$distinct_id":"bob","$set":null}                                 | "$set" is null, not an object
        {"$distinct_id":"bob","$set_once":"plan"}                          | "$set_once" is "plan", not an object
        {"$distinct_id":"bob","$append":[1]}                               | "$append" is a list, not an object
        {"$distinct_id":"bob","$remove":"plan"}                            | "$remove" is "plan", not an object
        {"$distinct_id":"bob","$add":{"n":"1"}}                            | "$add" of "n" is no number
        {"$distinct_id":"bob","$add":{"n":null}}                           | "$add" of "n" is no number
        {"$distinct_id":"bob","$add":{"n":[1]}}                            | "$add" of "n" is no number
        {"$distinct_id":"bob","$add":{"n":1e999999}}                       | "$add" of "n" is no number
        {"$distinct_id":"bob","$add":{"n":1e99999999999}}                  | "$add" of "n" is no number
        {"$distinct_id":"bob","$union":[1]}                                | "$union" is a list, not an object
        {"$distinct_id":"bob","$unset":"plan"}                             | "$unset" is not a list of names
        {"$distinct_id":"bob","$unset":{"plan":1}}                         | "$unset" is not a list of names
        {"$distinct_id":"bob","$unset":["plan",1]}                         | "$unset" is not a list of names
        {"$distinct_id":"bob","$sett":{"a":1}}                             | "$sett" is no operation; there are $set, $set_once,
        {"$distinct_id":"bob","$set":{"a":1},"$ad":{"n":1}}                | "$ad" is no operation
        {"$distinct_id":"bob","$set":{"a":1},"$time":"noon"}               | "$time" is "noon"; it takes
        {"$distinct_id":"bob","$set":{"a":1},"$time":0}                    | "$time" is 0; it takes
        """)
    void a_damaged_line_is_named_and_costs_no_other(String line, String reason) {
        assertDamagedBetweenGoodOnes(line.getBytes(StandardCharsets.UTF_8), reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ED A0 80", "C0 80", "FF", "E2 82", "F0 9F 98"})
    void what_is_not_utf_8_damages_the_line(String hex) {
        byte[] bytes = java.util.HexFormat.ofDelimiter(" ").parseHex(hex);
        String line = "{\"$distinct_id\":\"bob\",\"$set\":{\"plan\":\"?\"}}";
        String before = line.substring(0, line.indexOf('?'));
        String after = line.substring(line.indexOf('?') + 1);
        String broken = new String(bytes, StandardCharsets.ISO_8859_1);
        assertDamagedBetweenGoodOnes(
                (before + broken + after).getBytes(StandardCharsets.ISO_8859_1), "no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"a\":2}",
                "{\"a\":1e999999,\"b\":-0}",
                "{\"\":\"\\ud800\",\"\\u0000\":\"\uFFFD\"}",
                "{\"$set\":{\"$set\":1}}"
            })
    void what_is_merely_odd_is_kept_as_it_came(String properties) { // R-W6
        Feed feed =
                new FeedFolder(folder, new Vocabulary())
                        .people("{\"$distinct_id\":\"bob\",\"$properties\":" + properties + "}");
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(FeedFolder.profile(feed, "bob")).isEqualTo(properties);
    }

    private void assertDamagedBetweenGoodOnes(byte[] line, String reason) {
        String good = "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n";
        String latin = new String(line, StandardCharsets.ISO_8859_1);
        Feed feed =
                new FeedFolder(folder, new Vocabulary())
                        .people(
                                (good + latin + "\n" + good.replace("ana", "cem"))
                                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(feed.counts().profiles()).isEqualTo(2);
        assertThat(feed.people().number("bob")).isNegative();
        assertThat(feed.counts().damaged()).isEqualTo(1);
        DamagedLine damaged = feed.counts().firstDamaged().getFirst();
        assertThat(damaged.file()).isEqualTo(folder.resolve("people.jsonl"));
        assertThat(damaged.line()).isEqualTo(2);
        assertThat(damaged.reason()).startsWith(reason);
    }
}

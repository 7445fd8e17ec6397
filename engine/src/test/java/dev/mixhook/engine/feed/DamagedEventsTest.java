package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of events that are wrong cost themselves and nothing else. */
class DamagedEventsTest {
    private static final String GOOD =
            "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}";

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private FeedFolder feeds;

    @BeforeEach
    void folder() {
        vocabulary.mentionEventProperty(buy, "amount");
        feeds = new FeedFolder(folder, vocabulary);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {                                                                          | no JSON
        {"                                                                         | no JSON
        {"event"                                                                   | no JSON
        {"event":"Buy",                                                            | no JSON
        {"event":"Buy","properties":                                               | no JSON
        {"event":"Buy","properties":{                                              | no JSON
        {"event":"Buy","properties":{"l":[1,                                       | no JSON
        {"event":"Buy","properties":{"time":1767225600                             | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"an           | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}        | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}}}      | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}]       | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}} x     | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}} 5     | more than a JSON object
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"a"na"}}      | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"a\\x"}}      | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"a\\u12"}}    | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"a\\          | no JSON
        {"event":"Buy" "properties":{"time":1767225600,"distinct_id":"ana"}}       | no JSON
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":"ana",}}      | no JSON
        {"event":"Buy","properties":{"time" 1767225600,"distinct_id":"ana"}}       | no JSON
        {"event":"Buy","properties":{"time":01767225600,"distinct_id":"ana"}}      | no JSON
        {"event":"Buy","properties":{"time":+1767225600,"distinct_id":"ana"}}      | no JSON
        {"event":"Buy","properties":{"time":.5,"distinct_id":"ana"}}               | no JSON
        {"event":"Buy","properties":{"time":NaN,"distinct_id":"ana"}}              | no JSON
        {'event':'Buy','properties':{'time':1767225600,'distinct_id':'ana'}}       | no JSON
        {event:"Buy"}                                                              | no JSON
        {"event":"Buy"/* a comment */}                                             | no JSON
        "event":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}}        | not a JSON object
        nonsense                                                                   | no JSON
        event,time,distinct_id                                                     | no JSON
        <html>                                                                     | no JSON
        }                                                                          | no JSON
        5                                                                          | not a JSON object
        "Buy"                                                                      | not a JSON object
        null                                                                       | not a JSON object
        [1]                                                                        | no
        ["event","Buy"]                                                            | no
        {}                                                                         | no "event"
        {"event":7,"properties":{"time":1767225600,"distinct_id":"ana"}}           | no "event"
        {"event":null,"properties":{"time":1767225600,"distinct_id":"ana"}}        | no "event"
        {"events":"Buy","properties":{"time":1767225600,"distinct_id":"ana"}}      | no "event"
        {"event":"Buy"}                                                            | no "time"
        {"event":"Buy","properties":[]}                                            | "properties" is a list, not an object
        {"event":"Buy","properties":null}                                          | no "time"
        {"event":"Buy","properties":"[]"}                                          | "properties" is "[]", not an object
        {"event":"Buy","properties":{}}                                            | no "time"
        {"event":"Buy","properties":{"distinct_id":"ana"}}                         | no "time"
        {"event":"Buy","properties":{"time":1767225600}}                           | no "distinct_id"
        {"event":"Other","properties":{"time":1767225600}}                         | no "distinct_id"
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":["ana"]}}     | "distinct_id" is a list
        {"event":"Buy","properties":{"time":1767225600,"distinct_id":{}}}          | "distinct_id" is an object
        """)
    void a_damaged_line_is_named_and_costs_no_other(String line, String reason) {
        assertDamagedBetweenGoodOnes(line.getBytes(StandardCharsets.UTF_8), reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "{}",
                "[1767225600]",
                "\"\"",
                "\"noon\"",
                "\"17\"",
                "\"17672256001767225600\"",
                "\"2026-02-30\"",
                "\"2026-01-01 24:00:00\"",
                "\"2026-01-01  00:00:00\"",
                "\"2026-01-01T00:00:00+130\"",
                "\"1970-12-31T23:59:59\"",
                "0",
                "-1767225600",
                "31535999",
                "31535999999",
                "1e300",
                "1e999999",
                "-1e999999",
                "253402300800000"
            })
    void what_is_no_time_or_one_before_1971_damages_the_line(String time) {
        assertDamagedBetweenGoodOnes(
                GOOD.replace("1767225600", time).getBytes(StandardCharsets.UTF_8), "\"time\" is ");
    }

    @Test
    void the_first_second_of_1971_is_a_time() {
        assertThat(feeds.events(GOOD.replace("1767225600", "31536000")).counts().damaged())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1F, 0x80, 0xC3, 0xE2, 0xF5, 0xFF})
    void bytes_that_no_text_has_damage_the_line(int inside) {
        byte[] line = GOOD.getBytes(StandardCharsets.UTF_8);
        line[GOOD.indexOf("ana") + 1] = (byte) inside;
        assertDamagedBetweenGoodOnes(line, "no JSON: ");
        assertDamagedBetweenGoodOnes(new byte[] {(byte) inside}, "no JSON: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"event\":"})
    void nesting_without_end_damages_the_line_only(String opening) {
        byte[] open =
                (GOOD.replace("}}", ",\"amount\":") + opening.repeat(100_000))
                        .getBytes(StandardCharsets.UTF_8);
        assertDamagedBetweenGoodOnes(open, "no JSON");
        String closing = opening.equals("[") ? "]" : "}";
        byte[] closed =
                (GOOD.replace("}}", ",\"amount\":")
                                + opening.repeat(100_000)
                                + "1"
                                + closing.repeat(100_000)
                                + "}}")
                        .getBytes(StandardCharsets.UTF_8);
        assertDamagedBetweenGoodOnes(closed, "no JSON");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":1,\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\"},\"time\":1767225600}",
                "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\",\"amount\":1e999999}}",
                "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\",\"amount\":1,\"amount\":2}}",
                "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"\\ud800\",\"\":null}}",
                "{\"event\":\"\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"\\u0000\"}}"
            })
    void what_is_merely_odd_is_kept(String line) {
        Feed feed = feeds.events(line.replace("\"time\":1,", "\"time\":1700000000,"));
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(feed.counts().events()).isEqualTo(1);
    }

    private void assertDamagedBetweenGoodOnes(byte[] line, String reason) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] good = (GOOD + "\n").getBytes(StandardCharsets.UTF_8);
        content.writeBytes(good);
        content.writeBytes(line);
        content.write('\n');
        content.writeBytes(good);
        content.writeBytes(good);
        FeedCounts counts = feeds.events(content.toByteArray()).counts();
        assertThat(counts.events()).isEqualTo(3);
        assertThat(counts.damaged()).isEqualTo(1);
        DamagedLine damaged = counts.firstDamaged().getFirst();
        assertThat(damaged.file()).isEqualTo(folder.resolve("done.jsonl"));
        assertThat(damaged.line()).isEqualTo(2);
        assertThat(damaged.reason()).startsWith(reason).doesNotContainPattern("\\p{Cntrl}");
    }
}

package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs make of Mixpanel's exports: warehouses, JQL, older projects. */
class ForeignFormatsTest {
    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-09 10:00:00 UTC",
                "2026-01-09 10:00:00.000000 UTC",
                "2026-01-09T10:00:00 GMT",
                "2026-01-09 10:00:00 Z",
                "2026-01-09 10:00:00+00",
                "2026-01-09 10:00:00.000 +0000",
                "2026-01-09 12:30:00 +02:30",
                "2026-01-09 02:00:00-08",
                "2026-01-09 10:00:00"
            })
    void times_as_warehouses_write_them(String time) {
        Feed feed = events(DataZones.UTC, "\"" + time + "\"");
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(feed.last()).contains(Instant.parse("2026-01-09T10:00:00Z"));
    }

    @Test
    void a_fraction_before_utc_counts_to_the_millisecond() {
        assertThat(events(DataZones.UTC, "\"2026-01-09 10:00:00.123456 UTC\"").last())
                .contains(Instant.parse("2026-01-09T10:00:00.123Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-09 10:00:00 PST",
                "2026-01-09 10:00:00 UTC+1",
                "2026-01-09 10:00:00+1"
            })
    void what_names_another_zone_is_no_time(String time) {
        assertThat(events(DataZones.UTC, "\"" + time + "\"").counts().damaged()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1610269200, 2021-01-10T17:00:00Z",
        "1610269200123, 2021-01-10T17:00:00.123Z",
        "\"1610269200\", 2021-01-10T17:00:00Z",
        "\"2021-01-10 09:00:00\", 2021-01-10T17:00:00Z",
        "\"2021-01-10T09:00:00\", 2021-01-10T17:00:00Z",
        "\"2021-01-10T09:00:00Z\", 2021-01-10T09:00:00Z",
        "\"2021-01-10 09:00:00 UTC\", 2021-01-10T09:00:00Z",
        "\"2021-01-10T09:00:00+01:00\", 2021-01-10T08:00:00Z",
        // 02:30 on the day of the change: there is none, so an hour later.
        "1615689000, 2021-03-14T10:30:00Z",
        // 01:30 on the day of the change back: the earlier of the two.
        "1636248600, 2021-11-07T08:30:00Z"
    })
    void event_times_in_the_projects_zone_are_its_wall_clock(String time, Instant at) { // R-S9
        ZoneId project = ZoneId.of("America/Los_Angeles");
        DataZones zones = new DataZones(ZoneOffset.UTC, project);
        assertThat(events(zones, time).last()).contains(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"name":"Buy","distinct_id":"ana","labels":[],"time":1767225600000,"sampling_factor":1,"dataset":"$mixpanel","properties":{"amount":5}}""",
                """
                {"event":"Buy","properties":"{\\"time\\":1767225600,\\"distinct_id\\":\\"ana\\",\\"amount\\":5}"}""",
                """
                {"properties":" {\\"amount\\":5}\\n","event_name":"Buy","time":"2026-01-01 00:00:00 UTC","distinct_id":"ana"}""",
                """
                {"event":"Buy","time":1767225600,"distinct_id":"ana","amount":5,"properties":{"amount":4}}""",
                """
                {"amount":5,"properties":{"amount":4,"time":1767225600,"distinct_id":"ana"},"event":"Buy"}"""
            })
    void an_event_of_each_foreign_form(String line) {
        Feed feed = new FeedFolder(folder, vocabulary).events(line);
        FeedFolder.letAllHappen(feed);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        EventTimeline timeline = feed.people().history(feed.people().number("ana"), buy);
        assertThat(timeline.time(0))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        assertThat(timeline.property(0, amount)).isEqualTo(Value.of(5));
    }

    @Test
    void a_name_beside_the_name_of_the_event_is_a_property() {
        int name = vocabulary.mentionEventProperty(buy, "name");
        Feed feed =
                new FeedFolder(folder, vocabulary)
                        .events(
                                "{\"event_name\":\"Buy\",\"name\":\"tea\",\"time\":1767225600,\"distinct_id\":\"ana\",\"properties\":{}}");
        FeedFolder.letAllHappen(feed);
        EventTimeline timeline = feed.people().history(feed.people().number("ana"), buy);
        assertThat(timeline.property(0, name)).isEqualTo(Value.of("tea"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"distinct_id":"ana","properties":"{\\"a\\": 1}"}                            | {"a": 1}
        {"$distinct_id":"ana","$properties":"{\\"a\\": 1.10}"}                       | {"a": 1.10}
        {"distinct_id":"ana","last_seen":17,"time":18,"properties":{"a":1}}          | {"a":1}
        {"distinct_id":"ana","properties":{"a":1,"b":2},"b":3,"c":[4]}               | {"a": 1, "b": 3, "c": [4]}
        {"c":null,"$properties":{"a":1},"$distinct_id":"ana"}                        | {"a": 1, "c": null}
        {"distinct_id":"ana","last_seen":17,"time":18}                               | {"last_seen": 17, "time": 18}
        """)
    void a_person_of_each_foreign_form(String line, String profile) { // R-W6
        Feed feed = new FeedFolder(folder, vocabulary).people(line);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(FeedFolder.profile(feed, "ana")).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"distinct_id":"ana","properties":"{\\"a\\": 1"}               | "properties" is "{\\"a\\": 1", not an object, nor the text of one
        {"distinct_id":"ana","properties":"[1]"}                       | "properties" is "[1]", not an object, nor the text of one
        {"distinct_id":"ana","properties":""}                          | "properties" is "", not an object, nor the text of one
        {"$distinct_id":"ana","$properties":{},"$sett":{"a":1}}        | "$sett" is no operation; there are $set, $set_once, $add, $append, $union, $remove, $unset, $delete
        """)
    void what_is_wrong_with_a_person_is_told(String line, String reason) {
        FeedCounts counts = new FeedFolder(folder, vocabulary).people(line).counts();
        assertThat(counts.firstDamaged()).extracting(DamagedLine::reason).containsExactly(reason);
    }

    private Feed events(DataZones zones, String time) {
        String line =
                "{\"event\":\"Buy\",\"properties\":{\"time\":%s,\"distinct_id\":\"ana\"}}"
                        .formatted(time);
        try {
            Path file = Files.writeString(folder.resolve("events.jsonl"), line);
            return FeedReader.read(List.of(), List.of(file), vocabulary, zones);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

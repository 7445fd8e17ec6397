package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedReaderTest {
    private static final String LOGIN =
            "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}";

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int login = vocabulary.mentionEvent("Login");
    private final int amount =
            vocabulary.mentionEventProperty(vocabulary.mentionEvent("Purchase"), "amount");
    private final int plan = vocabulary.mentionProperty("plan");

    @Test
    void events_come_in_at_their_own_instants_in_seconds_or_milliseconds() throws IOException {
        Feed feed =
                read(
                        "",
                        LOGIN
                                + "\n"
                                + LOGIN.replace("1767225600", "1767225600500")
                                + "\n"
                                + LOGIN.replace("1767225600", "1767225599.25"));
        assertThat(feed.last()).hasValue(Instant.parse("2026-01-01T00:00:00.500Z"));
        feed.skipTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(feed.people().history(0, login).time(0))
                .isEqualTo(Instant.parse("2025-12-31T23:59:59.250Z").toEpochMilli());
        assertThat(feed.people().history(0, login).size()).isEqualTo(1);
        assertThat(feed.next()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        List<Integer> touched = new ArrayList<>();
        feed.apply(feed.next(), touched::add);
        assertThat(touched).containsExactly(0);
        feed.apply(feed.next(), touched::add);
        assertThat(feed.next()).isEqualTo(Verdict.FOREVER);
    }

    @Test
    void an_event_keeps_what_campaigns_mention_wherever_its_name_stands_in_the_line()
            throws IOException {
        String first =
                "{\"event\":\"Purchase\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\",\"amount\":12.50,\"o\":{\"amount\":1}}}";
        String last =
                "{\"properties\":{\"amount\":13,\"distinct_id\":7,\"time\":1767225600},\"event\":\"Purchase\"}";
        Feed feed = read("", first + "\n" + last);
        feed.apply(Long.MAX_VALUE - 1, _ -> {});
        People people = feed.people();
        int purchase = vocabulary.event("Purchase");
        assertThat(people.history(people.number("ana"), purchase).property(0, amount))
                .isEqualTo(Value.of(12.5));
        assertThat(people.history(people.number("7"), purchase).property(0, amount))
                .isEqualTo(Value.of(13));
    }

    @Test
    void profiles_stand_from_the_start_and_updates_come_at_their_time() throws IOException {
        Feed feed =
                read(
                        """
                {"$distinct_id":"ana","$properties":{"plan":"free"}}
                {"$distinct_id":"bob","$set":{"plan":"team"}}
                {"$distinct_id":"ana","$time":1767225600,"$set":{"plan":"pro"},"$unset":["x"]}
                """,
                        "");
        assertThat(feed.people().property(0, plan)).isEqualTo(Value.of("free"));
        assertThat(feed.people().property(1, plan)).isEqualTo(Value.of("team"));
        feed.apply(feed.next(), _ -> {});
        assertThat(feed.people().property(0, plan)).isEqualTo(Value.of("pro"));
        assertThat(feed.people().profile(0).properties())
                .containsEntry("$last_seen", "\"2026-01-01T00:00:00\"");
    }

    @Test
    void times_are_read_as_other_tools_write_them() throws IOException {
        for (String time :
                List.of(
                        "\"1767225600\"",
                        "\"1767225600000\"",
                        "\"2026-01-01 00:00:00\"",
                        "\"2026-01-01T01:30:00+0130\"",
                        "\"2025-12-31 16:00:00-0800\"",
                        "\"2026-01-01\"")) {
            Feed feed = read("", LOGIN.replace("1767225600", time));
            assertThat(feed.last()).as(time).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
        }
    }

    @Test
    void what_an_event_says_beside_its_properties_wins_and_else_what_it_says_inside()
            throws IOException {
        String[] events = {
            "{\"event\":\"Login\",\"time\":1767225600,\"distinct_id\":\"ana\",\"properties\":{\"time\":\"noon\",\"distinct_id\":[7]}}",
            "{\"event\":\"Login\",\"properties\":{\"time\":{},\"distinct_id\":{}},\"time\":1767225600,\"user_id\":\"ana\"}",
            "{\"event\":\"Login\",\"time\":null,\"distinct_id\":{},\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}",
            "{\"event\":\"Login\",\"time\":1767225600,\"distinct_id\":\"ana\",\"properties\":{\"time\":1700000000,\"distinct_id\":\"bob\"}}"
        };
        for (String event : events) {
            Feed feed = read("", event);
            assertThat(feed.counts().firstDamaged()).as(event).isEmpty();
            assertThat(feed.last()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
            feed.apply(Verdict.FOREVER - 1, _ -> {});
            assertThat(feed.people().number("ana")).as(event).isZero();
        }
        assertThat(
                        read(
                                        "",
                                        "{\"event\":\"Login\",\"time\":1767225600,\"properties\":{\"time\":7,\"distinct_id\":[7]}}")
                                .counts()
                                .firstDamaged())
                .extracting(DamagedLine::reason)
                .containsExactly("\"distinct_id\" is a list");
    }

    @Test
    void updates_from_before_the_profiles_were_taken_are_counted_and_not_applied()
            throws IOException {
        Feed feed =
                read(
                        """
                {"$distinct_id":"ana","$properties":{"plan":"free"}}
                {"$distinct_id":"ana","$time":1767225599,"$set":{"plan":"old"}}
                {"$distinct_id":"bob","$time":1767225599,"$set":{"plan":"team"}}
                {"$distinct_id":"ana","$time":1767225600,"$set":{"plan":"pro"}}
                """,
                        LOGIN.replace("1767225600", "1767225500"));
        Instant taken = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(feed.contained(taken)).isEqualTo(1);
        feed.skipTo(taken);
        assertThat(feed.people().property(feed.people().number("ana"), plan))
                .isEqualTo(Value.of("free"));
        assertThat(feed.people().property(feed.people().number("bob"), plan))
                .isEqualTo(Value.of("team"));
        assertThat(feed.contained(taken)).isEqualTo(1);
    }

    @Test
    void a_list_named_results_makes_no_page_of_an_event() throws IOException {
        Feed feed =
                read(
                        "",
                        "{\"event_name\":\"Login\",\"results\":[ \"x\",\"y\"],\"time\":\"2026-01-01T00:00:00Z\",\"properties\":null,\"user_id\":\"m2\"}");
        assertThat(feed.counts().damaged()).isZero();
        assertThat(feed.counts().events()).isEqualTo(1);
    }

    @Test
    void events_that_no_campaign_mentions_are_counted_and_let_go() throws IOException {
        Feed feed = read("", LOGIN.replace("Login", "Other") + "\n" + LOGIN.replace("ana", ""));
        assertThat(feed.counts().events()).isEqualTo(2);
        assertThat(feed.counts().unmentioned()).isEqualTo(1);
        assertThat(feed.counts().nobodys()).isEqualTo(1);
        assertThat(feed.people().size()).isZero();
        assertThat(feed.last()).hasValue(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void damaged_lines_are_counted_and_shown_with_their_numbers() throws IOException {
        Feed feed =
                read(
                        """
                {"$distinct_id":"ana","$properties":{"plan":"free"}}

                {"$distinct_id":"bob","$properties":
                nonsense
                {"$distinct_id":"bob"}
                {"$properties":{}}
                {"$distinct_id":"bob","$sett":{"tags":"x"}}
                {"$distinct_id":"cem","$properties":{}} 1
                [1]
                """,
                        "{\"event\":\"Login\"}\n{\"event\":\"Login\",\"properties\":{\"time\":\"noon\",\"distinct_id\":\"ana\"}}\n{\"event\":\"Login\",\"properties\":{\"time\":1767225600}}\nnonsense");
        assertThat(feed.counts().profiles()).isEqualTo(1);
        assertThat(feed.counts().damaged()).isEqualTo(11);
        assertThat(feed.counts().firstDamaged())
                .extracting(DamagedLine::line)
                .containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 1L, 2L, 3L);
        assertThat(feed.counts().firstDamaged())
                .extracting(DamagedLine::reason)
                .contains(
                        "\"$sett\" is no operation; there are $set, $set_once, $add, $append, $union, $remove, $unset, $delete",
                        "no \"$distinct_id\"",
                        "more than a JSON object",
                        "no \"time\"",
                        "\"time\" is \"noon\"; it takes seconds or milliseconds since 1970, or ISO text, and nothing before 1971",
                        "no \"distinct_id\"");
    }

    @Test
    void gzip_a_byte_order_mark_cr_lf_and_a_missing_last_newline_make_no_difference()
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(("\uFEFF" + LOGIN + "\r\n" + LOGIN).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("events.jsonl.gz"), bytes.toByteArray());
        Feed feed = FeedReader.read(List.of(), List.of(file), vocabulary, DataZones.UTC);
        assertThat(feed.counts().events()).isEqualTo(2);
        assertThat(feed.counts().damaged()).isZero();
    }

    @Test
    void lines_longer_than_any_buffer_are_read_whole() throws IOException {
        String name = "x".repeat(300_000);
        Feed feed =
                read("{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"" + name + "\"}}", "");
        assertThat(feed.people().property(0, plan)).isEqualTo(Value.of(name));
    }

    @Test
    void a_file_that_cannot_be_read_is_named() {
        assertThatThrownBy(
                        () ->
                                FeedReader.read(
                                        List.of(), List.of(folder), vocabulary, DataZones.UTC))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void events_of_ids_that_never_get_a_profile_are_counted() throws IOException { // R-T1
        String events =
                String.join(
                        "\n",
                        LOGIN,
                        LOGIN.replace("ana", "bob"),
                        LOGIN.replace("ana", "cem"),
                        LOGIN.replace("ana", "dan"),
                        LOGIN.replace("ana", "dan").replace("1767225600", "1767225601"),
                        LOGIN.replace("ana", "eve"),
                        LOGIN.replace("ana", "fay").replace("Login", "Other"));
        Feed feed =
                read(
                        """
                {"$distinct_id":"ana","$properties":{}}
                {"$distinct_id":"bob","$time":1800000000,"$set":{}}
                {"$distinct_id":"cem","$time":1700000000,"$set":{}}
                {"$distinct_id":"cem","$time":1700000001,"$delete":""}
                {"$distinct_id":"dan","$time":1700000000,"$unset":["plan"]}
                {"$distinct_id":"eve","$properties":{}}
                {"$distinct_id":"eve","$delete":""}
                """,
                        events);
        assertThat(feed.counts().withoutProfile()).isEqualTo(3);
    }

    private Feed read(String profiles, String events) throws IOException {
        Path people = Files.writeString(folder.resolve("people.jsonl"), profiles);
        Path done = Files.writeString(folder.resolve("done.jsonl"), events);
        return FeedReader.read(List.of(people), List.of(done), vocabulary, DataZones.UTC);
    }
}

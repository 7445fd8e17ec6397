package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a feed passes on to streams, and what it tells of an event. */
class StreamedEventsTest {
    private static final Instant TAKEN = Instant.parse("2026-01-05T00:00:00Z");

    private final Vocabulary vocabulary = new Vocabulary();
    private final List<String> told = new ArrayList<>();

    @Test
    void history_and_what_comes_are_passed_on_in_the_order_of_their_times() throws IOException {
        Feed feed =
                feed(
                        event("c", 3),
                        event("a", -1),
                        event("b", 3),
                        event("x", 1).replace("Buy", "Visit"));
        feed.skipTo(TAKEN);
        assertThat(told).containsExactly("-1 a");
        feed.apply(TAKEN.toEpochMilli() + 10_000, _ -> {});
        assertThat(told).containsExactly("-1 a", "3 c", "3 b"); // R-E1, R-E2
        feed.add(
                DataSources.lines(List.of(), List.of(event("late", -5), event("soon", 20))),
                TAKEN.plusSeconds(10));
        assertThat(feed.next()).isEqualTo(TAKEN.toEpochMilli() + 10_000);
        feed.apply(feed.next(), _ -> {});
        assertThat(told.getLast()).isEqualTo("10 late");
        feed.apply(feed.next(), _ -> {});
        assertThat(told.getLast()).isEqualTo("20 soon");
    }

    @Test
    void the_same_event_is_passed_on_as_often_as_it_comes_and_counted_once() throws IOException {
        int slot = vocabulary.mentionEvent("Buy"); // R-E4
        Feed feed = feed(event("a", 1), event("a", 1));
        feed.skipTo(TAKEN);
        feed.apply(TAKEN.toEpochMilli() + 10_000, _ -> {});
        assertThat(told).containsExactly("1 a", "1 a");
        assertThat(feed.people().history(feed.people().number("u"), slot).size()).isEqualTo(1);
        assertThat(feed.counts().unmentioned()).isZero();
    }

    @Test
    void what_only_streams_ask_for_is_nothing_to_people() throws IOException { // R-E1
        Feed feed = feed(event("a", 1));
        feed.skipTo(TAKEN.plusSeconds(5));
        assertThat(feed.people().size()).isZero();
        assertThat(feed.counts().unmentioned()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // A raw export, whose properties go on as they stand.
                "{\"event\": \"Buy\", \"properties\": {\"time\": 1767571200, \"distinct_id\": \"u\", \"$insert_id\": \"i-1\", \"amount\": 12.50 }} | u | i-1 | {\"time\":1767571200,\"distinct_id\":\"u\",\"$insert_id\":\"i-1\",\"amount\":12.50}",
                // A pipeline, with fields beside.
                "{\"event_name\": \"Buy\", \"time\": 1767571200, \"distinct_id\": \"u\", \"insert_id\": \"i-1\", \"properties\": \"{\\\"amount\\\": 1}\"} | u | i-1 | {\"amount\":1,\"time\":1767571200,\"distinct_id\":\"u\",\"insert_id\":\"i-1\"}",
                // What an SDK sent here: the user whom it names, and nothing of mixhook's own.
                "{\"event\": \"Buy\", \"properties\": {\"time\": 1767571200, \"distinct_id\": \"$device:d\", \"$user_id\": \"u\", \"$insert_id\": \"i-1\"}, \"$mixhook\": {\"at\": 1767571200000, \"n\": 1}} | u | i-1 | {\"time\":1767571200,\"distinct_id\":\"$device:d\",\"$user_id\":\"u\",\"$insert_id\":\"i-1\"}",
                // Nobody's.
                "{\"event\": \"Buy\", \"properties\": {\"time\": 1767571200, \"distinct_id\": \"\", \"$insert_id\": \"i-1\"}} | `` | i-1 | {\"time\":1767571200,\"distinct_id\":\"\",\"$insert_id\":\"i-1\"}",
                // Without an id: made up, the same each time.
                "{\"event\": \"Buy\", \"properties\": {\"time\": 1767571200, \"distinct_id\": \"u\"}} | u | 7df5aadc-3520-3065-a25b-65a47b63f5ce | {\"time\":1767571200,\"distinct_id\":\"u\"}",
            })
    void an_event_tells_whose_it_is_its_id_and_all_its_properties( // R-E4
            String line, String user, String insertId, String properties) throws IOException {
        List<RawEvent> events = new ArrayList<>();
        vocabulary.stream("Buy");
        Feed feed = read(line);
        feed.streamTo((event, _, _) -> events.add(event));
        feed.skipTo(TAKEN.plusSeconds(5));
        assertThat(events).hasSize(1);
        RawEvent event = events.getFirst();
        assertThat(event.name()).isEqualTo("Buy");
        assertThat(event.time()).isEqualTo(TAKEN.toEpochMilli());
        assertThat(event.distinctId()).isEqualTo(user);
        assertThat(event.details()).isEqualTo(new RawEvent.Details(insertId, properties));
    }

    private Feed feed(String... lines) throws IOException {
        vocabulary.stream("Buy");
        Feed feed = read(lines);
        feed.streamTo(
                (event, at, _) ->
                        told.add(
                                (at - TAKEN.toEpochMilli()) / 1_000
                                        + " "
                                        + event.details().insertId()));
        return feed;
    }

    private Feed read(String... lines) throws IOException {
        return FeedReader.read(
                DataSources.lines(List.of(), List.of(lines)), vocabulary, DataZones.UTC);
    }

    private static String event(String insertId, int seconds) {
        return "{\"event\": \"Buy\", \"properties\": {\"time\": %d, \"distinct_id\": \"u\", \"$insert_id\": \"%s\"}}"
                .formatted(TAKEN.getEpochSecond() + seconds, insertId);
    }
}

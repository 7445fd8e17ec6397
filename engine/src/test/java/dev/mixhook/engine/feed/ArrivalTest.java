package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that mixhook took in itself happen when they came, live and at a later start. */
class ArrivalTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final String SET =
            "{\"$distinct_id\":\"ana\",\"$time\":%d,\"$set\":{\"plan\":\"%s\"},\"$mixhook\":{\"at\":%d,\"n\":%d}}";
    private static final String BUY =
            "{\"event\":\"Buy\",\"properties\":{\"time\":%d%s},\"$mixhook\":{\"at\":%d,\"n\":%d}}";

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");

    @Test
    void a_late_update_is_applied_last_by_the_live_run_and_after_a_restart() throws IOException {
        long at = NOW.toEpochMilli();
        String first = SET.formatted(at, "B", at, 1);
        String late = SET.formatted(at - 60_000, "A", at + 5, 2);

        Feed live = read(List.of(), List.of());
        live.add(DataSources.lines(List.of(first), List.of()), NOW);
        live.apply(at, _ -> {});
        live.add(DataSources.lines(List.of(late), List.of()), NOW.plusMillis(5));
        live.apply(at + 5, _ -> {});
        Feed restarted = read(List.of(first, late), List.of());
        restarted.apply(at + 5, _ -> {});

        assertThat(plan(live)).isEqualTo("\"A\"");
        assertThat(plan(restarted)).isEqualTo("\"A\"");
        assertThat(restarted.people().profile(0).properties())
                .isEqualTo(live.people().profile(0).properties());
    }

    @Test
    void a_file_that_grows_is_played_as_it_is_read_at_a_later_start() throws IOException {
        long at = NOW.toEpochMilli();
        Path people = Files.writeString(folder.resolve("profiles.ingest.jsonl"), "");
        Tail.Start start =
                Tail.start(
                        List.of(people),
                        List.of(),
                        vocabulary,
                        DataZones.UTC,
                        at,
                        new ReentrantLock());
        Files.writeString(
                people,
                SET.formatted(at, "B", at, 1)
                        + '\n'
                        + SET.formatted(at - 60_000, "A", at + 1, 2)
                        + '\n');
        start.tail().look(0);
        start.tail().gain(at + 1).addTo(start.feed(), at + 1);
        start.feed().apply(at + 1, _ -> {});
        assertThat(plan(start.feed())).isEqualTo("\"A\"");
    }

    @Test
    void records_of_one_instant_happen_by_their_number_whichever_file_they_are_in()
            throws IOException {
        long at = NOW.toEpochMilli();
        Feed feed =
                read(
                        List.of(SET.formatted(at, "B", at, 3), SET.formatted(at, "A", at, 2)),
                        List.of());
        feed.apply(at, _ -> {});
        assertThat(plan(feed)).isEqualTo("\"B\"");
    }

    @Test
    void a_late_event_happens_when_it_came_and_counts_from_when_it_was() throws IOException {
        long at = NOW.toEpochMilli();
        Feed feed =
                read(
                        List.of(),
                        List.of(BUY.formatted(at - 5000, ",\"distinct_id\":\"ana\"", at, 1)));
        assertThat(feed.next()).isEqualTo(at);
        feed.apply(at, _ -> {});
        assertThat(feed.people().history(0, buy).time(0)).isEqualTo(at - 5000);
        assertThat(feed.last()).contains(NOW);
    }

    @Test
    void an_event_that_is_sent_again_is_there_once_live_and_after_a_restart() throws IOException {
        long at = NOW.toEpochMilli();
        String ids = ",\"distinct_id\":\"ana\",\"$insert_id\":\"i\"";
        String first = BUY.formatted(at - 5000, ids, at, 1);
        String again = BUY.formatted(at - 5000, ids, at + 9000, 2);
        Feed live = read(List.of(), List.of(first));
        live.apply(at, _ -> {});
        live.add(DataSources.lines(List.of(), List.of(again)), NOW.plusSeconds(9));
        live.apply(at + 9000, _ -> {});
        Feed restarted = read(List.of(), List.of(first, again));
        restarted.apply(at + 9000, _ -> {});
        assertThat(live.people().history(0, buy).size()).isEqualTo(1);
        assertThat(restarted.people().history(0, buy).size()).isEqualTo(1);
    }

    @Test
    void an_event_that_comes_again_in_a_file_that_grows_takes_the_place_of_the_first()
            throws IOException {
        int amount = vocabulary.mentionEventProperty(buy, "amount");
        String line =
                "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\",\"$insert_id\":\"i\",\"amount\":%d}}";
        Feed live = read(List.of(), List.of(line.formatted(1)));
        live.apply(NOW.toEpochMilli(), _ -> {});
        live.add(DataSources.lines(List.of(), List.of(line.formatted(2))), NOW);
        List<Integer> touched = new ArrayList<>();
        live.apply(NOW.toEpochMilli(), touched::add);
        Feed restarted = read(List.of(), List.of(line.formatted(1), line.formatted(2)));
        restarted.apply(NOW.toEpochMilli(), _ -> {});
        for (Feed feed : List.of(live, restarted)) {
            assertThat(feed.people().history(0, buy).size()).isEqualTo(1);
            assertThat(feed.people().history(0, buy).property(0, amount)).isEqualTo(Value.of(2));
        }
        assertThat(touched).containsExactly(0);
        live.add(DataSources.lines(List.of(), List.of(line.formatted(2))), NOW);
        live.apply(NOW.toEpochMilli(), touched::add);
        assertThat(touched).as("what comes again as it was is nothing new").containsExactly(0);
    }

    @Test
    void an_update_that_came_before_the_profiles_were_taken_is_in_them() throws IOException {
        long at = NOW.toEpochMilli();
        List<String> people =
                List.of(
                        "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"B\"}}",
                        SET.formatted(at + 60_000, "A", at - 5, 1));
        assertThat(plan(taken(people, NOW))).isEqualTo("\"B\"");
        // It counts when it came, whatever time it tells.
        assertThat(plan(taken(people, NOW.minusMillis(5)))).isEqualTo("\"A\"");
        List<String> late = List.of(people.getFirst(), SET.formatted(at - 60_000, "A", at + 5, 1));
        assertThat(plan(taken(late, NOW))).isEqualTo("\"A\"");
        // Where nobody says when they were taken, they are from before all that came in.
        assertThat(plan(taken(people, null))).isEqualTo("\"A\"");
    }

    private Feed taken(List<String> people, @Nullable Instant taken) throws IOException {
        Feed feed =
                FeedReader.read(
                        DataSources.lines(people, List.of()),
                        vocabulary,
                        new DataZones(ZoneOffset.UTC, ZoneOffset.UTC, Identity.SIMPLIFIED, taken));
        feed.skipTo(taken == null ? NOW : taken);
        feed.apply(NOW.toEpochMilli() + 1000, _ -> {});
        return feed;
    }

    @Test
    void what_an_app_calls_its_own_ids_says_nothing() throws IOException {
        String ids = ",\"distinct_id\":\"$device:d\",\"user_id\":5,\"device_id\":\"x\"";
        Feed feed = read(List.of(), List.of(BUY.formatted(NOW.toEpochMilli(), ids, 5, 1)));
        FeedFolder.letAllHappen(feed);
        assertThat(feed.people().distinctId(0)).isEqualTo("$device:d");
        assertThat(feed.people().size()).isEqualTo(1);
    }

    @Test
    void what_was_sent_is_the_users_whom_it_names() throws IOException {
        String ids = ",\"distinct_id\":\"ana\",\"$user_id\":\"u\",\"$device_id\":\"d\"";
        Feed feed = read(List.of(), List.of(BUY.formatted(NOW.toEpochMilli(), ids, 5, 1)));
        FeedFolder.letAllHappen(feed);
        assertThat(feed.people().number("u")).isNotEqualTo(People.NOBODY);
    }

    @Test
    void what_was_sent_without_an_id_is_nobodys_and_no_damage() throws IOException {
        Feed feed = read(List.of(), List.of(BUY.formatted(NOW.toEpochMilli(), "", 5, 1)));
        assertThat(feed.counts().nobodys()).isEqualTo(1);
        assertThat(feed.counts().damaged()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "\"true\""})
    void an_update_that_ignores_time_moves_no_last_seen(String ignored) throws IOException {
        Feed feed =
                read(
                        List.of(
                                "{\"$distinct_id\":\"ana\",\"$time\":1767225600,\"$ignore_time\":"
                                        + ignored
                                        + ",\"$set\":{\"plan\":\"A\"}}"),
                        List.of());
        FeedFolder.letAllHappen(feed);
        assertThat(feed.people().profile(0).properties()).doesNotContainKey("$last_seen");
    }

    private Feed read(List<String> profiles, List<String> events) throws IOException {
        return FeedReader.read(DataSources.lines(profiles, events), vocabulary, DataZones.UTC);
    }

    private static String plan(Feed feed) {
        return String.valueOf(feed.people().profile(0).properties().get("plan"));
    }
}

package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Duplicate events (mixpanel.md 5.2). */
class DuplicatesTest {
    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");

    @Test
    void the_last_event_in_reading_order_wins_and_counts_once() {
        Feed feed =
                events(
                        event("ana", 5, "\"$insert_id\":\"i\",\"amount\":1"),
                        event("ana", 3, "\"amount\":9"),
                        event("ana", 5, "\"amount\":2,\"$insert_id\":\"i\""),
                        event("ana", 5, "\"amount\":3,\"$insert_id\":\"i\""),
                        event("ana", 8, "\"amount\":9"));
        assertThat(feed.counts().events()).isEqualTo(5);
        assertThat(feed.counts().duplicates()).isEqualTo(2);
        assertThat(amounts(feed)).containsExactly(9.0, 3.0, 9.0);
    }

    @Test
    void another_time_user_event_or_insert_id_makes_another_event() {
        vocabulary.mentionEvent("Sell");
        Feed feed =
                events(
                        event("ana", 5, "\"$insert_id\":\"i\""),
                        event("ana", 6, "\"$insert_id\":\"i\""),
                        event("bob", 5, "\"$insert_id\":\"i\""),
                        event("ana", 5, "\"$insert_id\":\"I\""),
                        event("ana", 5, "\"$insert_id\":\"i\"").replace("Buy", "Sell"));
        assertThat(feed.counts().duplicates()).isZero();
    }

    @Test
    void events_without_an_insert_id_are_never_duplicates_of_each_other() {
        Feed feed =
                events(
                        event("ana", 5, "\"amount\":1"),
                        event("ana", 5, "\"amount\":1"),
                        event("ana", 5, "\"amount\":1,\"$insert_id\":null"),
                        event("ana", 5, "\"amount\":1,\"$insert_id\":null"),
                        event("ana", 5, "\"amount\":1,\"$insert_id\":\"undefined\""),
                        event("ana", 5, "\"amount\":1,\"$insert_id\":\"undefined\""));
        assertThat(feed.counts().duplicates()).isZero();
        assertThat(amounts(feed)).hasSize(6);
    }

    @Test
    void it_does_not_matter_how_the_time_and_the_insert_id_are_written() {
        Feed feed =
                events(
                        event("ana", 5, "\"$insert_id\":7,\"amount\":1"),
                        "{\"event_name\":\"Buy\",\"time\":\"2026-01-01T00:00:05\",\"user_id\":\"ana\",\"insert_id\":\"7\",\"amount\":2}");
        assertThat(feed.counts().duplicates()).isEqualTo(1);
        assertThat(amounts(feed)).containsExactly(2.0);
    }

    @Test
    void duplicates_of_events_that_no_campaign_mentions_are_not_looked_for() {
        String other = event("ana", 5, "\"$insert_id\":\"i\"").replace("Buy", "Other");
        Feed feed = events(other, other);
        assertThat(feed.counts().duplicates()).isZero();
        assertThat(feed.counts().unmentioned()).isEqualTo(2);
    }

    private Feed events(String... lines) {
        return new FeedFolder(folder, vocabulary).events(String.join("\n", lines));
    }

    private List<Double> amounts(Feed feed) {
        FeedFolder.letAllHappen(feed);
        EventTimeline timeline = feed.people().history(feed.people().number("ana"), buy);
        return IntStream.range(0, timeline.size())
                .mapToObj(event -> ((Value.Num) timeline.property(event, amount)).number())
                .toList();
    }

    private static String event(String user, int second, String properties) {
        return "{\"event\":\"Buy\",\"properties\":{\"time\":"
                + (1_767_225_600 + second)
                + ",\"distinct_id\":\""
                + user
                + "\","
                + properties
                + "}}";
    }
}

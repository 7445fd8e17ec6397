package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of any name, where some campaign counts them. R-T4 */
class AnyEventFeedTest {
    private static final String EVENTS =
            """
            {"event":"Login","properties":{"time":1767225600,"distinct_id":"ana","$insert_id":"i","where":"web"}}
            {"event":"Aa","properties":{"time":1767225601,"distinct_id":"ana","$insert_id":"i","where":"app"}}
            {"event":"BB","properties":{"time":1767225601,"distinct_id":"ana","$insert_id":"i"}}
            {"event":"Aa","properties":{"time":1767225601,"distinct_id":"ana","$insert_id":"i","where":"tv"}}
            {"event_name":"Late","time":1767225602,"user_id":"ana","where":"web"}
            """;

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int login = vocabulary.mentionEvent("Login");

    @BeforeEach
    void mention() {
        vocabulary.mentionAnyEvent();
    }

    @Test
    void those_of_names_that_nobody_mentions_are_kept_together_with_their_names() {
        Feed feed = read();
        assertThat(feed.counts().unmentioned()).isZero();
        int ana = feed.people().number("ana");
        EventTimeline others = feed.people().history(ana, vocabulary.otherEvents());
        assertThat(feed.people().history(ana, login).size()).isEqualTo(1);
        assertThat(
                        IntStream.range(0, others.size())
                                .mapToObj(
                                        i ->
                                                vocabulary.eventName(
                                                        vocabulary.otherEvents(), others, i)))
                .containsExactly("BB", "Aa", "Late");
    }

    @Test
    void they_are_duplicates_of_their_own_name_alone() { // mixpanel.md 5.2
        assertThat(read().counts().duplicates()).isEqualTo(1);
    }

    @Test
    void what_any_event_is_asked_for_is_kept_of_all_of_them() {
        vocabulary.mentionAnyEventProperty("where");
        Feed feed = read();
        int ana = feed.people().number("ana");
        assertThat(value(feed.people().history(ana, login), login, 0)).isEqualTo(Value.of("web"));
        int others = vocabulary.otherEvents();
        EventTimeline timeline = feed.people().history(ana, others);
        assertThat(value(timeline, others, 0)).isEqualTo(Value.undefined());
        assertThat(value(timeline, others, 1)).isEqualTo(Value.of("tv"));
        assertThat(value(timeline, others, 2)).isEqualTo(Value.of("web"));
    }

    private Value value(EventTimeline timeline, int event, int index) {
        return timeline.property(index, vocabulary.eventProperty(event, "where"));
    }

    private Feed read() {
        Feed feed =
                new FeedFolder(folder, vocabulary).events(EVENTS.getBytes(StandardCharsets.UTF_8));
        FeedFolder.letAllHappen(feed);
        return feed;
    }
}

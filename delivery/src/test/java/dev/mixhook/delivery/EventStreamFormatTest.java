package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.EventStreamFormat.Retries;
import dev.mixhook.delivery.template.EventTemplate;
import dev.mixhook.delivery.template.ParsedTemplate;
import dev.mixhook.delivery.template.RenderedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bodies of a stream, byte for byte, and what its answers mean. */
class EventStreamFormatTest {
    private static final EventStreamFormat LISTS = format(false, Retries.TABLE);
    private static final EventStreamFormat ALONE = format(true, Retries.PROSE);
    private static final StreamedEvent SIGN_UP = event("abc", "e-1");

    @Test
    void events_go_out_as_a_json_list_also_one_alone() { // R-E3
        assertThat(LISTS.contentType()).isEqualTo("application/json");
        assertThat(text(LISTS, SIGN_UP))
                .isEqualTo("[{ \"event\": \"Signup\", \"user_id\": \"abc\" }]");
        assertThat(text(LISTS, SIGN_UP, event("dëf", "e-2")))
                .isEqualTo(
                        "[{ \"event\": \"Signup\", \"user_id\": \"abc\" },{ \"event\": \"Signup\", \"user_id\": \"dëf\" }]");
        assertThat(body(LISTS, SIGN_UP).headers()).isEmpty();
    }

    @Test
    void by_itself_the_template_is_the_whole_body_and_a_header_says_which_event_it_is() { // R-E3
        WebhookBody body = body(ALONE, SIGN_UP);
        assertThat(new String(body.bytes(), UTF_8))
                .isEqualTo("{ \"event\": \"Signup\", \"user_id\": \"abc\" }");
        assertThat(body.headers()).isEqualTo(Map.of("X-Mixpanel-Insert-Id", "e-1"));
        assertThat(body(ALONE, event("abc", "é\n")).headers()).isEmpty();
        assertThat(ALONE.most()).isEqualTo(1);
        assertThat(LISTS.most()).isEqualTo(500);
    }

    @Test
    void half_a_character_stays_escaped() { // R-E3
        assertThat(text(LISTS, event("\ud800x", "e-1"))).contains("\"\\ud800x\"");
    }

    @Test
    void any_2xx_takes_a_list() { // R-E5
        for (int status : List.of(200, 201, 202, 204, 299)) {
            assertThat(LISTS.outcome(body(LISTS, SIGN_UP), Answer.of(status, "no")))
                    .isInstanceOf(Outcome.Accepted.class);
        }
        for (int status : List.of(100, 301, 400, 401, 404, 429, 500, 503)) {
            assertThat(LISTS.outcome(body(LISTS, SIGN_UP), Answer.of(status, "")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_list_comes_again_as_the_table_or_the_prose_of_the_page_has_it() { // R-E5
        assertThat(spacing(LISTS)).containsExactly(200L, 1_000L, 5_000L, 30_000L);
        assertThat(spacing(ALONE)).containsExactly(200L, 400L, 800L, 1_600L);
        assertThat(LISTS.after(new Outcome.Uncertain("no answer"), 5))
                .isEqualTo(new NextStep.Pause("no answer, 5 times"));
    }

    @Test
    void some_answers_have_steps_of_their_own() { // R-E5
        assertThat(after(401, null, 1)).isEqualTo(new NextStep.Pause("answered 401"));
        assertThat(after(403, null, 3)).isEqualTo(new NextStep.Pause("answered 403"));
        assertThat(after(429, "3", 1)).isEqualTo(again(3_000));
        assertThat(after(429, "11", 1)).isEqualTo(again(10_000));
        assertThat(after(429, null, 2)).isEqualTo(again(1_000));
        assertThat(after(429, "Wed, 21 Oct 2026 07:28:00 GMT", 2)).isEqualTo(again(1_000));
        assertThat(after(503, "3", 2)).isEqualTo(again(1_000));
        assertThat(after(429, "3", 5)).isEqualTo(new NextStep.Pause("answered 429, 5 times"));
        assertThat(after(400, null, 1)).isEqualTo(again(200));
    }

    private static NextStep after(int status, String retryAfter, int tries) {
        Answer answer = Answer.of(status, "").puttingOff(retryAfter);
        return LISTS.after(new Outcome.Refused(answer), tries);
    }

    private static NextStep again(long millis) {
        return new NextStep.TryAgain(Duration.ofMillis(millis));
    }

    private static List<Long> spacing(EventStreamFormat format) {
        Outcome outcome = new Outcome.Refused(Answer.of(500, ""));
        return List.of(1, 2, 3, 4).stream()
                .map(tries -> ((NextStep.TryAgain) format.after(outcome, tries)).after().toMillis())
                .toList();
    }

    private static EventStreamFormat format(boolean isAlone, Retries retries) {
        EventTemplate template =
                ((ParsedTemplate.Valid)
                                EventTemplate.parse(
                                        "{ \"event\": {{ event_name | json }}, \"user_id\": {{ distinct_id | json }} }"))
                        .template();
        return new EventStreamFormat(template, "4711", isAlone, retries);
    }

    private static StreamedEvent event(String user, String insertId) {
        return new StreamedEvent("Signup", Instant.EPOCH, user, insertId, "{}");
    }

    private static String text(EventStreamFormat format, StreamedEvent... events) {
        return new String(body(format, events).bytes(), UTF_8);
    }

    private static WebhookBody body(EventStreamFormat format, StreamedEvent... events) {
        List<StreamedEvent> all = List.of(events);
        return format.body(
                new EventList(
                        all.stream().map(StreamedEvent::insertId).toList(),
                        all.stream()
                                .map(
                                        event ->
                                                ((RenderedEvent.Json)
                                                                format.render(event, Instant.EPOCH))
                                                        .text())
                                .toList()));
    }
}

package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.BodyKind;
import dev.mixhook.engine.receiver.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streamed events are known by what comes, and held against their rules. */
class EventListInspectionTest {
    @Test
    void a_list_in_json_breaks_nothing() { // R-E3
        assertThat(kind(" [{}]")).isEqualTo(new BodyKind.Events(false));
        assertThat(findings("application/json", "[{\"event\":\"\u00c3\u00a9\"},{}]")).isEmpty();
    }

    @Test
    void what_is_no_list_of_events_is_found() { // R-E2, R-E3
        assertThat(findings("text/plain", "[{}]"))
                .containsExactly("E3 Content-Type is text/plain, not application/json");
        assertThat(findings("application/json", many(501)))
                .containsExactly("E2 the list has 501 events; a POST has at most 500");
        assertThat(findings("application/json", many(500))).isEmpty();
        assertThat(findings("application/json", "[{"))
                .singleElement()
                .asString()
                .startsWith("E3 the body is no JSON");
    }

    @Test
    void an_event_by_itself_is_known_by_its_header_or_by_having_nobody_elses_keys() { // R-E3
        assertThat(kind("{\"event\": \"Buy\"}")).isEqualTo(new BodyKind.Events(true));
        assertThat(kind("\"ana\"", "e-1")).isEqualTo(new BodyKind.Events(true));
        assertThat(kind("[1, 2]", "e-1")).isEqualTo(new BodyKind.Events(true));
        assertThat(kind("{\"a\": 1, \"action\": \"members\"}"))
                .isEqualTo(new BodyKind.CohortSync("members"));
        for (String form :
                List.of("{\"$distinct_id\": \"u\"}", "{\"users\": []}", "{}", "{", "users=[]")) {
            assertThat(kind(form)).as(form).isEqualTo(new BodyKind.UsersForm());
        }
    }

    @Test
    void an_event_by_itself_is_held_against_its_rules() { // R-E3
        assertThat(inspection("{\"insert_id\": \"e-1\", \"amount\": 12.50}", "e-1"))
                .isEqualTo(
                        new Inspection(
                                true,
                                List.of(),
                                null,
                                List.of("{\"insert_id\":\"e-1\",\"amount\":12.50}"),
                                List.of()));
        assertThat(found("{\"insert_id\": \"e-1\"}", "e-2"))
                .containsExactly(
                        "E3 X-Mixpanel-Insert-Id is e-2, but the event's insert_id is e-1");
        assertThat(found("{}", "a", "b"))
                .containsExactly("E3 X-Mixpanel-Insert-Id comes 2 times, not once");
        assertThat(found("{\"event\": 1} {}")).singleElement().asString().contains("no JSON");
        assertThat(found("", "e-1")).containsExactly("E3 the body is empty");
        assertThat(findings("text/plain", "{\"event\": 1}"))
                .containsExactly("E3 Content-Type is text/plain, not application/json");
    }

    private static BodyKind kind(String body, String... insertIds) {
        return BodyKind.of(request("application/json", body, insertIds));
    }

    private static Inspection inspection(String body, String... insertIds) {
        return Inspection.of(request("application/json", body, insertIds), JsonStyle.ASCII);
    }

    private static List<String> found(String body, String... insertIds) {
        return texts(inspection(body, insertIds));
    }

    private static String many(int events) {
        return IntStream.range(0, events)
                .mapToObj(_ -> "{}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> findings(String type, String body) {
        return texts(Inspection.of(request(type, body), JsonStyle.ASCII));
    }

    private static Request request(String type, String body, String... insertIds) {
        List<Request.Header> headers = new ArrayList<>();
        headers.add(new Request.Header("Content-Type", type));
        for (String insertId : insertIds) {
            headers.add(new Request.Header("x-mixpanel-insert-id", insertId));
        }
        return new Request("POST", "/", headers, body);
    }

    private static List<String> texts(Inspection inspection) {
        return inspection.findings().stream()
                .map(violation -> violation.rule() + ' ' + violation.what())
                .toList();
    }
}

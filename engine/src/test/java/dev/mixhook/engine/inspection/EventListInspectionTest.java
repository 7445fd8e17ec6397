package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.receiver.BodyKind;
import dev.mixhook.engine.receiver.Request;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A list of streamed events is known by what comes, and held against its rules. */
class EventListInspectionTest {
    @Test
    void a_list_in_json_breaks_nothing() { // R-E3
        assertThat(BodyKind.of(" [{}]")).isInstanceOf(BodyKind.Events.class);
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

    private static String many(int events) {
        return IntStream.range(0, events)
                .mapToObj(_ -> "{}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static List<String> findings(String type, String body) {
        Request request =
                new Request("POST", "/", List.of(new Request.Header("Content-Type", type)), body);
        return Inspection.of(request, JsonStyle.ASCII).findings().stream()
                .map(violation -> violation.rule() + ' ' + violation.what())
                .toList();
    }
}

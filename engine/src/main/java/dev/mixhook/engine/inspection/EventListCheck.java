package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.EventList;
import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a list of events breaks of R-E2 and R-E3; what an event is made of is the template's. */
final class EventListCheck {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventListCheck() {}

    /**
     * Checks a body.
     *
     * @param body each byte a character
     * @return whether it is a list
     */
    static boolean check(String body, FindingCollector findings) {
        try {
            JsonNode list = MAPPER.readTree(body.getBytes(StandardCharsets.ISO_8859_1));
            if (list.size() > EventList.MOST) {
                findings.add(
                        "E2",
                        "the list has %d events; a POST has at most %d"
                                .formatted(list.size(), EventList.MOST));
            }
            return true;
        } catch (JacksonException e) {
            findings.add("E3", "the body is no JSON: " + JsonText.reason(e));
            return false;
        }
    }
}

package dev.mixhook.engine.inspection;

import dev.mixhook.delivery.EventList;
import dev.mixhook.delivery.EventStreamFormat;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads events of a stream, and finds what they break of R-E2 and R-E3; what an event is made of is
 * the template's.
 */
final class EventsReader {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private EventsReader() {}

    /**
     * The events, each as JSON; nothing if the body is none.
     *
     * @param isAlone whether it is one event, in no list
     */
    static Optional<List<String>> read(
            Request request, boolean isAlone, FindingCollector findings) {
        JsonNode body;
        try {
            body = MAPPER.readTree(request.body().getBytes(StandardCharsets.ISO_8859_1));
        } catch (JacksonException e) {
            findings.add("E3", "the body is no JSON: " + JsonText.reason(e));
            return Optional.empty();
        }
        if (body.isMissingNode()) {
            findings.add("E3", "the body is empty");
            return Optional.empty();
        }
        if (isAlone) {
            checkHeader(request, body.path("insert_id"), findings);
            return Optional.of(List.of(body.toString()));
        }
        if (body.size() > EventList.MOST) {
            findings.add(
                    "E2",
                    "the list has %d events; a POST has at most %d"
                            .formatted(body.size(), EventList.MOST));
        }
        return Optional.of(body.valueStream().map(JsonNode::toString).toList());
    }

    /** The header says which event comes, as the event does where it has an {@code insert_id}. */
    private static void checkHeader(Request request, JsonNode own, FindingCollector findings) {
        List<String> said = request.values(EventStreamFormat.INSERT_ID_HEADER);
        if (said.size() > 1) {
            findings.add(
                    "E3",
                    EventStreamFormat.INSERT_ID_HEADER
                            + " comes "
                            + said.size()
                            + " times, not once");
        } else if (own.isString() && !said.isEmpty() && !said.contains(own.stringValue())) {
            findings.add(
                    "E3",
                    "%s is %s, but the event's insert_id is %s"
                            .formatted(
                                    EventStreamFormat.INSERT_ID_HEADER,
                                    said.getFirst(),
                                    own.stringValue()));
        }
    }
}

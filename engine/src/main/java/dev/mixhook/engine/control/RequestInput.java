package dev.mixhook.engine.control;

import dev.mixhook.engine.definition.yaml.JsonDocument;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Place;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.web.QueryParameters;
import dev.mixhook.engine.web.WebRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an operation is told by a request over HTTP. */
final class RequestInput {
    private static final Place START = new Place(1, 1);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private RequestInput() {}

    /**
     * @param most how many bytes a body may have
     * @throws ControlRefusedException if it is no JSON, is not told to be, or is too long
     */
    static Optional<Node> of(Operation operation, WebRequest request, int most)
            throws ControlRefusedException {
        return switch (operation.method()) {
            case GET -> Optional.of(query(request.query()));
            case POST -> Optional.of(body(request, most));
            case DELETE -> Optional.empty();
        };
    }

    private static Node query(String query) {
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>();
        QueryParameters.of(query)
                .forEach((name, value) -> entries.put(name, new Node.KeyValue(START, node(value))));
        return new Node.Mapping(START, entries);
    }

    private static Node node(String value) {
        return NUMBER.matcher(value).matches()
                ? JsonDocument.number(value)
                : JsonDocument.text(value);
    }

    private static Node body(WebRequest request, int most) throws ControlRefusedException {
        if (!JSON.matcher(request.header("Content-Type").orElse("")).matches()) {
            throw new ControlRefusedException(
                    Refusal.CONTENT_TYPE, "Send Content-Type: application/json.");
        }
        if (request.body().length > most) {
            throw new ControlRefusedException(
                    Refusal.TOO_LARGE, "A body has at most " + most + " bytes.");
        }
        return json(request.body());
    }

    /**
     * What JSON says.
     *
     * @throws ControlRefusedException if it is none
     */
    static Node json(byte[] bytes) throws ControlRefusedException {
        Problems problems = new Problems("");
        Optional<Node> node = JsonDocument.parse(text(bytes), problems);
        if (node.isEmpty() || !problems.isEmpty()) {
            throw new ControlRefusedException(Refusal.INVALID, problems.found());
        }
        return node.get();
    }

    private static String text(byte[] bytes) throws ControlRefusedException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new ControlRefusedException(Refusal.INVALID, "This is not UTF-8 text.");
        }
    }
}

package dev.mixhook.engine.control;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is found at a path.
 *
 * @param operations one a method; at least one
 * @param session the session that the path names; empty where it names none
 */
record Route(List<Operation> operations, String session) {
    private static final String PREFIX = "/v" + Operations.PROTOCOL;
    private static final Pattern SESSION = Pattern.compile("/sessions/([^/]+)");

    /**
     * @throws ControlRefusedException if nothing is there
     */
    static Route of(String path) throws ControlRefusedException {
        Matcher matcher = SESSION.matcher(path);
        String session = matcher.find() ? matcher.group(1) : "";
        String template =
                session.isEmpty()
                        ? path
                        : path.substring(0, matcher.start(1))
                                + Operation.SESSION
                                + path.substring(matcher.end(1));
        List<Operation> operations =
                Operations.ALL.stream()
                        .filter(operation -> template.equals(PREFIX + operation.path()))
                        .toList();
        if (operations.isEmpty()) {
            throw new ControlRefusedException(
                    Refusal.UNKNOWN, "There is nothing at " + path + "; see /openapi.json.");
        }
        return new Route(operations, session);
    }

    Optional<Operation> by(String method) {
        return operations.stream()
                .filter(operation -> operation.method().name().equals(method))
                .findFirst();
    }

    String methods() {
        return operations.stream()
                .map(operation -> operation.method().name())
                .collect(Collectors.joining(", "));
    }
}

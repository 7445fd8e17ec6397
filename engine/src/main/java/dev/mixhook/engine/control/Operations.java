package dev.mixhook.engine.control;

import dev.mixhook.engine.control.Operation.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be asked for: requests are dispatched by this list, and described by it. */
final class Operations {
    /** The version of the protocol, which stands before each path. */
    static final int PROTOCOL = 1;

    static final List<Operation> ALL =
            Stream.concat(ofServer().stream(), StepOperations.ALL.stream()).toList();

    /** All of them by their names. */
    static final Map<String, Operation> BY_NAME =
            ALL.stream()
                    .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    private Operations() {}

    private static List<Operation> ofServer() {
        return List.of(
                new Operation(
                        "status",
                        Method.GET,
                        "/status",
                        "Says which mixhook this is, and which sessions are open.",
                        StepKeys.NOTHING,
                        AnswerKeys.STATUS,
                        200,
                        _ -> (sessions, _) -> sessions.status()),
                new Operation(
                        "open",
                        Method.POST,
                        "/sessions",
                        "Opens a session: campaigns in virtual time that begins at an instant.",
                        OpenKeys.OPEN,
                        SessionKeys.STATE,
                        201,
                        input -> {
                            SessionRequest request = SessionRequest.read(input);
                            return (sessions, _) -> sessions.open(request);
                        }),
                new Operation(
                        "close",
                        Method.DELETE,
                        "/sessions/" + Operation.SESSION,
                        "Ends a session, whatever it does.",
                        StepKeys.NOTHING,
                        AnswerKeys.GONE,
                        200,
                        _ -> ControlSessions::close));
    }
}

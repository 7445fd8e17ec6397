package dev.mixhook.engine.control;

import static dev.mixhook.engine.definition.yaml.Structures.node;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.Arrays;

/** What stands in answers, but for those about POSTs and campaigns. */
final class AnswerKeys {
    static final JsonSchema TEXT = JsonSchema.type("string");
    static final JsonSchema NUMBER = JsonSchema.type("integer");
    static final JsonSchema TRUTH = JsonSchema.type("boolean");
    static final JsonSchema INSTANT = TEXT.with("format", "date-time");
    static final JsonSchema TEXTS = JsonSchema.listOf(TEXT);

    static final Key<Node> MESSAGE = always("message", TEXT, "What was found, and what is right.");
    static final Key<Node> FILE =
            maybe(
                    "file",
                    TEXT,
                    "The file, or campaigns[0] and project for texts; none: the request.");
    static final Key<Node> LINE = maybe("line", NUMBER.with("minimum", 1), "From 1.");
    static final Key<Node> COLUMN = maybe("column", NUMBER.with("minimum", 1), "From 1.");
    static final Key<Node> PATH = maybe("path", TEXT, "Where in the document, such as target.did.");
    static final Shape PROBLEM =
            Shape.of("Problem", "What is wrong, and where.", MESSAGE, FILE, LINE, COLUMN, PATH);

    static final Key<Node> CODE =
            always(
                    "code",
                    JsonSchema.oneOf(Arrays.stream(Refusal.values()).map(Refusal::word).toList()),
                    "What kind of error it is.");
    static final Key<Node> PROBLEMS =
            always("problems", listOf(PROBLEM), "All that is wrong; nothing was done.");
    static final Shape ERROR = Shape.of("Error", "Why nothing was done.", CODE, PROBLEMS);
    static final Key<Node> REFUSED = always("error", JsonSchema.of(() -> ERROR), "Why it was not.");
    static final Shape REFUSAL = Shape.of("Refusal", "Nothing was done.", REFUSED);

    static final Key<Node> VERSION = always("version", TEXT, "mixhook's own.");
    static final Key<Node> PROTOCOL = always("protocol", NUMBER, "The version of this protocol.");
    static final Key<Node> KIND = always("kind", TEXT, "What a first line is: control.");
    static final Key<Node> ADDRESS = maybe("address", TEXT, "Where it is found, over HTTP.");
    static final Key<Node> SESSIONS = always("sessions", TEXTS, "Those that are open.");
    static final Shape STATUS = Shape.of("Status", "What is served.", VERSION, PROTOCOL, SESSIONS);

    static final Key<Node> CLOSED = always("closed", TEXT, "The session that is gone.");
    static final Shape GONE = Shape.of("Closed", "A session is gone.", CLOSED);

    static final Key<Node> NOW = always("now", INSTANT, "The session's instant, in UTC.");
    static final Shape PRESENT = Shape.of("Present", "It has happened.", NOW);

    static final Key<Node> FAULTS = always("faults", TEXTS, "The faults in force, in words.");
    static final Shape IN_FORCE = Shape.of("Faults", "What goes wrong from now on.", FAULTS);

    static final Key<Node> EXPECTED = always("expected", TEXT, "What was expected.");
    static final Key<Node> SEEN = always("seen", TEXT, "What was seen instead.");
    static final Key<Node> CURL =
            maybe("curl", TEXT, "Command lines that send the same POSTs again.");
    static final Shape FAILURE =
            Shape.of("Failure", "An expectation that is not met.", EXPECTED, SEEN, CURL);
    static final Key<Node> MET = always("met", TRUTH, "Whether all is as expected.");
    static final Key<Node> FAILURES =
            always("failures", listOf(FAILURE), "All expectations that are not met.");
    static final Key<Node> SEED =
            always("seed", NUMBER, "Of what is left to chance; the same does the same again.");
    static final Shape HELD =
            Shape.of("Expected", "What came of expectations.", MET, FAILURES, SEED);

    private AnswerKeys() {}

    /** A member that each object of a shape has. */
    static Key<Node> always(String name, JsonSchema value, String description) {
        return maybe(name, value, description).required(name);
    }

    /** A member that an object of a shape may have. */
    static Key<Node> maybe(String name, JsonSchema value, String description) {
        return Key.of(name, node(value), description);
    }

    /** A list of objects of a shape. */
    static JsonSchema listOf(Shape shape) {
        return JsonSchema.listOf(JsonSchema.of(() -> shape));
    }
}

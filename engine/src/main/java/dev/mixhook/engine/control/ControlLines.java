package dev.mixhook.engine.control;

import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.words;
import static dev.mixhook.engine.definition.yaml.Structures.node;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Place;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Serves control over lines of JSON: a request a line, an answer a line, in the order of the
 * requests. Whoever has the two streams may ask for everything.
 */
public final class ControlLines {
    private static final int LONGEST = 1 << 20;

    private static final Key<Node> ID =
            Key.of(
                    "id",
                    node(JsonSchema.type("string", "number")),
                    "Comes back with the answer, as it is.");
    private static final Key<Operation> DO =
            Key.of(
                            "do",
                            words("the name of an operation", new TreeMap<>(Operations.BY_NAME)),
                            "What is asked for.")
                    .required("what is asked for: \"do\": \"advance\"");
    private static final Key<String> SESSION =
            Key.of("session", name(), "The session that is meant.");
    private static final Key<Node> WITH =
            Key.of("with", node(JsonSchema.type("object")), "What it is told.");
    private static final Shape REQUEST =
            Shape.of("request", "Something that is asked for.", ID, DO, SESSION, WITH);

    private static final Key<Node> ANSWER = AnswerKeys.always("answer", JsonSchema.ANYTHING, "It.");

    private final Control control;
    private final PrintStream out;

    /**
     * @param control stays open
     * @param out takes the answers, and nothing else while they are given
     */
    public ControlLines(Control control, PrintStream out) {
        this.control = control;
        this.out = out;
    }

    /**
     * Answers all requests, to the end of the input.
     *
     * @throws IOException if the input cannot be read
     * @throws InterruptedException if it is told to end before
     */
    public void serve(InputStream in) throws IOException, InterruptedException {
        BoundedLines lines = new BoundedLines(in, LONGEST);
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().length > 0) {
                say(answer(line.get()));
            }
        }
    }

    private void say(Told told) {
        out.print(told.json() + '\n');
        out.flush();
    }

    private Told answer(byte[] line) throws InterruptedException {
        Told answer = new Told();
        try {
            if (line.length > LONGEST) {
                throw new ControlRefusedException(
                        Refusal.TOO_LARGE, "A line has at most " + LONGEST + " bytes.");
            }
            Node request = RequestInput.json(line);
            id(request).ifPresent(id -> answer.withJson(ID, NodeJson.value(id)));
            return answer.with(ANSWER, done(request));
        } catch (ControlRefusedException e) {
            return answer.with(AnswerKeys.REFUSED, Control.error(e));
        }
    }

    private static Optional<Node> id(Node request) {
        return request instanceof Node.Mapping(Place _, Map<String, Node.KeyValue> entries)
                ? Optional.ofNullable(entries.get(ID.name())).map(Node.KeyValue::value)
                : Optional.empty();
    }

    private Told done(Node request) throws ControlRefusedException, InterruptedException {
        Problems problems = new Problems("");
        Optional<Section> section = Section.of(request, REQUEST, "", problems);
        Optional<Operation> operation = section.flatMap(at -> at.read(DO));
        Optional<String> session = section.flatMap(at -> at.read(SESSION));
        Optional<Node> with = section.flatMap(at -> at.read(WITH));
        if (operation.filter(Operation::isOfSession).isPresent() && session.isEmpty()) {
            section.ifPresent(
                    at -> at.refuse(SESSION, "Missing. Write which one: \"session\": \"s1\"."));
        }
        section.ifPresent(Section::close);
        if (operation.isEmpty() || !problems.isEmpty()) {
            throw new ControlRefusedException(Refusal.INVALID, problems.found());
        }
        return control.answer(operation.get(), session.orElse(""), with);
    }
}

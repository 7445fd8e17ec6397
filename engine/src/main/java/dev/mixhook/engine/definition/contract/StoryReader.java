package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.node;

import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.definition.yaml.AmbiguousScalars;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People and events as steps tell of them: an object with what they are called, and properties. */
public final class StoryReader {
    private static final Key<String> DISTINCT_ID =
            Key.of("$distinct_id", text(), "Who it is.").required("who it is: $distinct_id: u1");
    private static final Key<String> EVENT_NAME =
            Key.of("name", text(), "What was done.").required("what was done: name: Purchase");
    private static final Key<String> BY =
            Key.of("by", text(), "Who did it.").required("who did it: by: u1");

    /** Somebody. */
    public static final Shape PERSON =
            Shape.of("person", "Somebody, with properties that are set.", DISTINCT_ID)
                    .open(node(JsonSchema.ANYTHING));

    /** What somebody does. */
    public static final Shape EVENT =
            Shape.of("event", "Something was done, with properties.", EVENT_NAME, BY)
                    .open(node(JsonSchema.ANYTHING));

    private StoryReader() {}

    /**
     * Reads one; empty if that is a problem.
     *
     * @param place of the step, for messages
     * @param person of the shape of people
     */
    public static Optional<Step.Person> person(String place, Section person) {
        Optional<String> id = person.read(DISTINCT_ID);
        return id.map(own -> new Step.Person(place, own, json(person, Set.of("$distinct_id"))));
    }

    /**
     * Reads one; empty if that is a problem.
     *
     * @param place of the step, for messages
     * @param event of the shape of events
     */
    public static Optional<Step.Did> event(String place, Section event) {
        Optional<String> name = event.read(EVENT_NAME);
        Optional<String> by = event.read(BY);
        return name.isEmpty() || by.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Step.Did(
                                place, name.get(), by.get(), json(event, Set.of("name", "by"))));
    }

    /** What stands there besides these keys. */
    private static String json(Section section, Set<String> without) {
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>(section.entries());
        entries.keySet().removeAll(without);
        AmbiguousScalars looks = new AmbiguousScalars(section.problems());
        entries.forEach((key, entry) -> looks.data(entry.value(), section.path(key)));
        return NodeJson.object(entries);
    }
}

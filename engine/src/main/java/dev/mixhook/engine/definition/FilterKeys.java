package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.node;
import static dev.mixhook.engine.definition.yaml.Structures.sections;

import dev.mixhook.engine.definition.yaml.Forms;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.definition.yaml.Structures;
import java.time.Duration;
import java.util.List;

/** What may stand in a filter. */
final class FilterKeys {
    static final Key<String> PROPERTY =
            Key.of(
                            "property",
                            text(),
                            "The name of a property, of which the keys beside it ask something.")
                    .required("the name of an event's property")
                    .such("plan", "$last_seen");
    static final Key<String> DID =
            Key.of("did", text(), "The name of an event that a user did.").such("Purchase");
    static final Key<String> DID_NOT =
            Key.of("did_not", text(), "The name of an event that a user did not do.").such("Login");
    static final Key<List<Node>> ALL = filters("all", "Filters that all let a user in.");
    static final Key<List<Node>> ANY = filters("any", "Filters of which one lets a user in.");
    static final Key<Node> NOT =
            Key.of("not", node(filter()), "A filter that does not let a user in.");
    static final Key<String> SELECTOR =
            Key.of("selector", text(), "The same in Mixpanel's own language (R-T9).")
                    .such("not defined(user[\"$last_name\"])");
    static final Key<Duration> WITHIN =
            Key.of("within", duration(), "How far back events count, up to 90 days (R-T2).")
                    .otherwise("90 days");
    static final Key<Integer> AT_LEAST = times("at_least", "How often at least.");
    static final Key<Integer> AT_MOST = times("at_most", "How often at most.");
    static final Key<Integer> EXACTLY = times("exactly", "How often, no more and no less.");
    static final Key<List<Node>> BETWEEN =
            Key.of(
                            "between",
                            Structures.two(
                                    JsonSchema.type("integer"),
                                    key ->
                                            "`"
                                                    + key
                                                    + "` takes two whole numbers, the smaller first, such as [2, 5]."),
                            "How often at least, and at most.")
                    .such(List.of(2, 5));
    static final Key<Node> EVENT_SELECTOR =
            Key.of(
                    "selector",
                    node(JsonSchema.type("string", "number", "boolean", "null")),
                    "What is asked of the event, in Mixpanel's own language (R-T9).");
    static final Key<List<Section>> WHERE =
            Key.of("where", sections(whereForms()), "What is asked of the event's properties.");

    static final Forms FILTER =
            Forms.of(
                            "filter",
                            "Not a filter. A filter has one of property, did, did_not, all, any, not, selector.")
                    .having(
                            PROPERTY,
                            Shape.of("filter-property", "What is asked of a property.", PROPERTY)
                                    .with(ConditionKeys.KEYS)
                                    .withSomeOf(ConditionKeys.KEYS))
                    .having(
                            DID,
                            Shape.of(
                                    "filter-did",
                                    "Who did something, and how often.",
                                    DID,
                                    WITHIN,
                                    AT_LEAST,
                                    AT_MOST,
                                    EXACTLY,
                                    BETWEEN,
                                    WHERE))
                    .having(
                            DID_NOT,
                            Shape.of(
                                    "filter-did-not",
                                    "Who did not do something.",
                                    DID_NOT,
                                    WITHIN,
                                    WHERE))
                    .having(ALL, Shape.of("filter-all", "All of several filters.", ALL))
                    .having(ANY, Shape.of("filter-any", "One of several filters.", ANY))
                    .having(NOT, Shape.of("filter-not", "The opposite of a filter.", NOT))
                    .having(
                            SELECTOR,
                            Shape.of(
                                    "filter-selector",
                                    "A filter in Mixpanel's language.",
                                    SELECTOR));

    private FilterKeys() {}

    private static Forms whereForms() {
        return Forms.of("where", "What is asked of an event.")
                .having(
                        EVENT_SELECTOR,
                        Shape.of(
                                "where-selector",
                                "What is asked in Mixpanel's language.",
                                EVENT_SELECTOR))
                .otherwise(
                        Shape.of("where-property", "What is asked of a property.", PROPERTY)
                                .with(ConditionKeys.KEYS)
                                .withSomeOf(ConditionKeys.KEYS));
    }

    private static JsonSchema filter() {
        return JsonSchema.of(() -> FilterKeys.FILTER);
    }

    private static Key<List<Node>> filters(String name, String description) {
        return Key.of(
                name,
                Structures.list(
                        filter(), key -> "`" + key + "` takes a list of at least one filter."),
                description);
    }

    private static Key<Integer> times(String name, String description) {
        return Key.of(name, integer(0, Integer.MAX_VALUE), description);
    }
}

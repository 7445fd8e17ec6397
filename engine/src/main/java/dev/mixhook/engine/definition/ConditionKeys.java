package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.raw;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.truth;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.definition.yaml.Structures;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.util.List;

/** The conditions that stand beside {@code property:}, and under {@code any:} and {@code all:}. */
final class ConditionKeys {
    private static final Kind<List<Node>> ENDS =
            Structures.two(
                    JsonSchema.type("string", "number"),
                    key ->
                            "`"
                                    + key
                                    + "` takes two numbers or two dates, the smaller first, such as [10, 20].");

    static final Key<List<Value>> IS =
            values("is", "It is this value, or one of these; of the same type.")
                    .such("pro", List.of("pro", 7));
    static final Key<List<Value>> IS_NOT =
            values("is_not", "It is none of these values; passes where there is none.");
    static final Key<Value> CONTAINS =
            value("contains", "A text that has this in it, or a list that has this item.");
    static final Key<Value> DOES_NOT_CONTAIN =
            value(
                    "does_not_contain",
                    "A text or a list that does not have this; passes where there is none.");
    static final Key<String> STARTS_WITH = of("starts_with", text(), "A text that begins so.");
    static final Key<String> ENDS_WITH = of("ends_with", text(), "A text that ends so.");
    static final Key<Boolean> IS_SET =
            of("is_set", truth(), "Whether there is a value; null counts as none.");
    static final Key<Double> MORE_THAN = number("more_than", "A number above this.");
    static final Key<Double> AT_LEAST = number("at_least", "A number from this on.");
    static final Key<Double> LESS_THAN = number("less_than", "A number below this.");
    static final Key<Double> AT_MOST = number("at_most", "A number up to this.");
    static final Key<List<Node>> BETWEEN =
            of("between", ENDS, "From one number or date to another, both included.")
                    .such(List.of(10, 20), List.of("2026-01-01", "2026-01-31"));
    static final Key<List<Node>> NOT_BETWEEN =
            of("not_between", ENDS, "Outside of two numbers or dates.");
    static final Key<Node.Scalar> BEFORE = date("before", "A date before this.");
    static final Key<Node.Scalar> SINCE = date("since", "A date from this on.");
    static final Key<Node.Scalar> ON = day("on", "A date of this day, in the project's zone.");
    static final Key<Node.Scalar> NOT_ON = day("not_on", "A date of another day.");
    static final Key<Duration> OLDER_THAN = age("older_than", "A date that lies back by more.");
    static final Key<Duration> IN_THE_LAST = age("in_the_last", "A date that lies back by less.");
    static final Key<Duration> NOT_IN_THE_LAST =
            age("not_in_the_last", "A date that lies back by more, or ahead.");
    static final Key<Duration> IN_THE_NEXT = age("in_the_next", "A date that lies ahead by less.");
    static final Key<Section> ANY =
            items("any", "One item of a list, at least, of which this is true.");
    static final Key<Section> ALL = items("all", "A list of whose items this is true.");

    static final List<Key<?>> KEYS =
            List.of(
                    IS,
                    IS_NOT,
                    CONTAINS,
                    DOES_NOT_CONTAIN,
                    STARTS_WITH,
                    ENDS_WITH,
                    IS_SET,
                    MORE_THAN,
                    AT_LEAST,
                    LESS_THAN,
                    AT_MOST,
                    BETWEEN,
                    NOT_BETWEEN,
                    BEFORE,
                    SINCE,
                    ON,
                    NOT_ON,
                    OLDER_THAN,
                    IN_THE_LAST,
                    NOT_IN_THE_LAST,
                    IN_THE_NEXT,
                    ANY,
                    ALL);
    static final Shape CONDITION =
            Shape.of("condition", "What is asked of the items of a list.")
                    .with(KEYS)
                    .withSomeOf(KEYS);

    private ConditionKeys() {}

    private static <T> Key<T> of(String name, Kind<T> kind, String description) {
        return Key.of(name, kind, description);
    }

    private static Key<Value> value(String name, String description) {
        return of(name, Kinds.scalar("text or a number", ValuesKind::value), description);
    }

    private static Key<List<Value>> values(String name, String description) {
        return of(name, new ValuesKind(), description);
    }

    private static Key<Double> number(String name, String description) {
        return of(
                        name,
                        Kinds.number(
                                key ->
                                        "`"
                                                + key
                                                + "` compares numbers. Write a number without quotes."),
                        description)
                .such(30);
    }

    private static Key<Node.Scalar> date(String name, String description) {
        return of(name, raw("a date, such as 2026-01-05 or 2026-01-05T10:00:00"), description)
                .such("2026-01-05");
    }

    private static Key<Node.Scalar> day(String name, String description) {
        return of(name, raw("a day, such as 2026-01-05"), description).such("2026-01-05");
    }

    private static Key<Duration> age(String name, String description) {
        return of(name, duration(), description).such("14 days");
    }

    private static Key<Section> items(String name, String description) {
        return of(name, Structures.section(() -> ConditionKeys.CONDITION), description);
    }
}

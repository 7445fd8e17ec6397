package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Structures;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads days of the week, one or a list of them. */
record Weekdays(Section section) {
    private static final List<String> NAMES =
            Arrays.stream(DayOfWeek.values()).map(EnumWord::of).toList();

    /** The names, one or a list of them. */
    static Kind<Node> kind() {
        JsonSchema day = Kinds.anyCase(NAMES);
        return Structures.node(JsonSchema.anyOf(day, JsonSchema.listOf(day).with("minItems", 1)));
    }

    /** Reads days of the week; gives those that are right, and tells of what is wrong. */
    Set<DayOfWeek> read(Key<Node> key) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<Node> nodes = section.read(key).map(Node::oneOrMore).orElse(List.of());
        for (Node node : nodes) {
            day(node)
                    .ifPresentOrElse(
                            days::add,
                            () ->
                                    section.problems()
                                            .addOfShape(
                                                    node.place(),
                                                    section.path(key.name()),
                                                    wrong(node, key.name())));
        }
        if (section.has(key) && nodes.isEmpty()) {
            section.refuse(
                    key,
                    "Nothing here. Write a day of the week, such as wednesday, or a list of them.");
        }
        return days;
    }

    private static Optional<DayOfWeek> day(Node node) {
        return node instanceof Node.Scalar scalar
                ? Optional.of(scalar.text().toLowerCase(Locale.ROOT))
                        .filter(NAMES::contains)
                        .map(name -> DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static String wrong(Node node, String key) {
        String meant = node instanceof Node.Scalar scalar ? meant(scalar.text()) : "";
        return Scalars.found(node)
                + "; `"
                + key
                + "` takes days of the week, monday to sunday."
                + meant;
    }

    /** The day that begins so, else one that is spelt like it. */
    private static String meant(String text) {
        String start = text.toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(name -> start.length() > 1 && name.startsWith(start))
                .findFirst()
                .map(Suggestion::of)
                .orElseGet(() -> Suggestion.meant(start, NAMES));
    }
}

package dev.mixhook.engine.definition.yaml;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The kinds of values that may have others inside. */
public final class Structures {
    private Structures() {}

    /** One text or a list of them. */
    public static Kind<List<String>> texts() {
        return new TextsKind(false);
    }

    /** A list of texts. */
    public static Kind<List<String>> listOfTexts() {
        return new TextsKind(true);
    }

    /**
     * A list of at least one value, which its reader takes apart.
     *
     * @param right what would be right under a key, as a sentence
     */
    public static Kind<List<Node>> list(JsonSchema items, UnaryOperator<String> right) {
        return new ListKind(1, Integer.MAX_VALUE, items, right);
    }

    /** A list of two values, likewise. */
    public static Kind<List<Node>> two(JsonSchema items, UnaryOperator<String> right) {
        return new ListKind(2, 2, items, right);
    }

    /** Keys and values of a shape that is not known yet. */
    public static Kind<Section> section(Supplier<? extends Definition> definition) {
        return new SectionKind(definition);
    }

    /** Keys and values of a shape. */
    public static Kind<Section> section(Definition definition) {
        return new SectionKind(() -> definition);
    }

    /** Keys and values of a shape, or a list of them. */
    public static Kind<List<Section>> sections(Definition definition) {
        return new SectionsKind(definition);
    }

    /** Whatever stands there, which its reader takes apart. */
    public static Kind<Node> node(JsonSchema schema) {
        return new NodeKind(schema);
    }

    private record NodeKind(JsonSchema schema) implements Kind<Node> {
        @Override
        public Optional<Node> read(Node node, Spot spot) {
            return Optional.of(node);
        }
    }
}

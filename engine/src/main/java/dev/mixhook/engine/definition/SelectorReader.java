package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.selector.ContinuousChange;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a {@code selector:}, Mixpanel's own language as text (R-T9). */
final class SelectorReader {
    private SelectorReader() {}

    /**
     * The selector under a key, if it is there and right.
     *
     * @param behaviors the names that it may count
     */
    static Optional<Expr> read(Section section, Key<String> key, Set<String> behaviors) {
        return section.read(key)
                .flatMap(text -> read(section, key, text, behaviors))
                .filter(expr -> seesNoEvent(expr, section, key));
    }

    /**
     * The selector of an event, which also sees {@code event["…"]}; nothing lets every event in.
     */
    static Optional<Expr> ofEvent(Section section, Key<Node> key) {
        Optional<Node> node = section.read(key);
        boolean any =
                node.filter(
                                value ->
                                        value instanceof Node.Scalar scalar
                                                && scalar.type() == Node.Type.NOTHING)
                        .isPresent();
        return any
                ? Optional.empty()
                : node.flatMap(_ -> section.other(key.name(), Kinds.text()))
                        .flatMap(text -> read(section, key, text, Set.of()));
    }

    private static boolean seesNoEvent(Expr expr, Section section, Key<?> key) {
        Optional<Expr> event =
                expr.leaves().stream()
                        .filter(
                                leaf ->
                                        leaf instanceof Expr.Property(Expr.Scope scope, String _)
                                                && scope == Expr.Scope.EVENT)
                        .findFirst();
        event.ifPresent(
                leaf ->
                        section.problem(
                                key,
                                "`"
                                        + SelectorPrinter.print(leaf)
                                        + "` is seen in a `where` and in event selectors alone; here"
                                        + " there is no event."));
        return event.isEmpty();
    }

    /** Whether it looks at an element where no quantifier gives one. */
    private static boolean hasLooseItem(Expr expr) {
        return switch (expr) {
            case Expr.Item _ -> true;
            case Expr.Quantified(Expr.Quantifier _, Expr list, Expr _) -> hasLooseItem(list);
            case Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.ListOf _,
                    Expr.Unary _,
                    Expr.Binary _ ->
                    expr.parts().anyMatch(SelectorReader::hasLooseItem);
        };
    }

    /** What is no date is undefined for everybody, at any time. */
    private static boolean hasWrongDate(Expr expr, Section section, Key<?> key, String text) {
        Dates dates = new Dates(ZoneOffset.UTC);
        List<String> wrong =
                ReadAs.in(expr).stream()
                        .flatMap(
                                read ->
                                        read
                                                                instanceof
                                                                ReadAs.ADate(
                                                                        Expr.Literal(
                                                                                Value constant),
                                                                        boolean _)
                                                        && constant
                                                                instanceof Value.Text(String date)
                                                ? Stream.of(date)
                                                : Stream.of())
                        .filter(date -> dates.millis(date).isEmpty())
                        .toList();
        for (String date : wrong) {
            int column = Math.max(1, text.indexOf(date));
            section.problem(
                    key,
                    new Parsed.Invalid(
                                    column,
                                    JsonText.quoted(date)
                                            + " is no date. A date is 2026-01-31, or 2026-01-31T09:00:00.")
                            .shown(text));
        }
        return !wrong.isEmpty();
    }

    private static Optional<Expr> read(
            Section section, Key<?> key, String text, Set<String> behaviors) {
        return switch (SelectorParser.parse(text, behaviors)) {
            case Parsed.Invalid invalid -> {
                section.problem(key, invalid.shown(text));
                yield Optional.empty();
            }
            case Parsed.Valid(Expr expr) -> {
                Optional<Expr> restless = ContinuousChange.part(expr);
                restless.ifPresent(
                        part ->
                                section.problem(
                                        key,
                                        "`"
                                                + SelectorPrinter.print(part)
                                                + "` is another value every millisecond, and no campaign can"
                                                + " wait for that. Compare with NOW instead."));
                boolean loose = hasLooseItem(expr);
                if (loose) {
                    section.problem(
                            key,
                            "`mixhook.item` stands inside `mixhook.any` or `mixhook.all` alone.");
                }
                boolean dated = hasWrongDate(expr, section, key, text);
                yield restless.isPresent() || loose || dated ? Optional.empty() : Optional.of(expr);
            }
        };
    }
}

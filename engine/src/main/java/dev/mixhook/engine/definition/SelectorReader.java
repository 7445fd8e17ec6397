package dev.mixhook.engine.definition;

import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.Restless;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.SelectorPrinter;
import java.util.Optional;
import java.util.Set;

/** Reads a {@code selector:}, Mixpanel's own language as text (R-T9). */
final class SelectorReader {
    private SelectorReader() {}

    /**
     * The selector under a key, if it is there and right.
     *
     * @param behaviors the names that it may count
     */
    static Optional<Expr> read(Section section, String key, Set<String> behaviors) {
        return section.text(key).flatMap(text -> read(section, key, text, behaviors));
    }

    private static Optional<Expr> read(
            Section section, String key, String text, Set<String> behaviors) {
        return switch (SelectorParser.parse(text, behaviors)) {
            case Parsed.Invalid invalid -> {
                section.problem(key, invalid.shown(text));
                yield Optional.empty();
            }
            case Parsed.Valid(Expr expr) -> {
                Optional<Expr> restless = Restless.part(expr);
                restless.ifPresent(
                        part ->
                                section.problem(
                                        key,
                                        "`"
                                                + SelectorPrinter.print(part)
                                                + "` is another value every millisecond, and no campaign can"
                                                + " wait for that. Compare with NOW instead."));
                yield restless.isPresent() ? Optional.empty() : Optional.of(expr);
            }
        };
    }
}

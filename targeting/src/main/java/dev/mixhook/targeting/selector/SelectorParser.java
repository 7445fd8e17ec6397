package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads Mixpanel's selector language from text, with Python's precedence (R-T9). */
public final class SelectorParser {
    /** An operator takes up to two: its own, and one for its operand's parentheses. */
    private static final int MOST_OPEN = 2 * Depth.DEEPEST + 2;

    private final TokenStream tokens;
    private final Set<String> behaviors;
    private int open;

    private SelectorParser(TokenStream tokens, Set<String> behaviors) {
        this.tokens = tokens;
        this.behaviors = behaviors;
    }

    /**
     * Reads a selector, or finds the first thing that is wrong with it.
     *
     * @param behaviors the names that {@code behaviors["…"]} may have
     */
    public static Parsed parse(String text, Set<String> behaviors) {
        try {
            SelectorParser parser =
                    new SelectorParser(new TokenStream(Lexer.words(text)), behaviors);
            Expr expr = parser.expression(Operators.OR);
            parser.end();
            if (Depth.isTooDeep(expr)) {
                return new Parsed.Invalid(1, "This is " + Depth.MESSAGE + '.');
            }
            return new Parsed.Valid(expr);
        } catch (SelectorSyntax problem) {
            return problem.problem();
        }
    }

    private Expr expression(int loosest) {
        if (++open > MOST_OPEN) {
            throw new SelectorSyntax(tokens.word().start(), "This is " + Depth.MESSAGE + '.');
        }
        Expr left = prefix(loosest);
        boolean compared = false;
        for (Optional<BinaryOperator> next = operator(loosest);
                next.isPresent();
                next = operator(loosest)) {
            BinaryOperator operator = next.get();
            int precedence = Operators.precedence(operator);
            if (compared && precedence == Operators.COMPARISON) {
                throw new SelectorSyntax(
                        tokens.word().start(),
                        "Comparisons do not chain. Write `a < b and b < c`.");
            }
            compared = precedence == Operators.COMPARISON;
            tokens.skip(operator == BinaryOperator.NOT_IN ? 2 : 1);
            left = new Expr.Binary(operator, left, expression(precedence + 1));
        }
        open--;
        return left;
    }

    private Optional<BinaryOperator> operator(int loosest) {
        Token word = tokens.word();
        boolean notIn = word.is("not") && tokens.ahead(1).is("in");
        if (!notIn && word.kind() != Token.Kind.SYMBOL && word.kind() != Token.Kind.NAME) {
            return Optional.empty();
        }
        return Operators.of(notIn ? "not in" : word.text())
                .filter(operator -> Operators.precedence(operator) >= loosest);
    }

    private Expr prefix(int loosest) {
        Token word = tokens.word();
        if (word.is("not") && loosest <= Operators.NOT) {
            tokens.skip(1);
            return Expr.not(expression(Operators.NOT));
        }
        if (word.is("-")) {
            tokens.skip(1);
            return tokens.word().kind() == Token.Kind.NUMBER
                    ? Expr.of(Value.of(-number(tokens.next())))
                    : new Expr.Unary(UnaryOperator.NEGATE, expression(Operators.NEGATION));
        }
        return primary(tokens.next());
    }

    private Expr primary(Token word) {
        return switch (word.kind()) {
            case NUMBER -> Expr.of(Value.of(number(word)));
            case STRING -> Expr.of(Value.of(word.text()));
            case NAME -> named(word);
            case SYMBOL -> grouped(word);
            case END -> throw TokenStream.expected(word, "a value");
        };
    }

    private static double number(Token word) {
        double number = Double.parseDouble(word.text());
        if (Double.isInfinite(number)) {
            throw new SelectorSyntax(word.start(), "This number is too large.");
        }
        return number;
    }

    private Expr grouped(Token word) {
        if (word.is("(")) {
            Expr inner = expression(Operators.OR);
            tokens.take(")");
            return inner;
        }
        if (word.is("[")) {
            return new Expr.ListOf(operands("]"));
        }
        throw TokenStream.expected(word, "a value");
    }

    private Expr named(Token word) {
        return switch (word.text()) {
            case "true" -> Expr.of(Value.of(true));
            case "false" -> Expr.of(Value.of(false));
            case "null" -> Expr.of(Value.undefined());
            case "now", "NOW" -> new Expr.Now();
            case Functions.ITEM -> new Expr.Item();
            case "user", "properties" -> new Expr.Property(Scope.USER, name());
            case "event" -> new Expr.Property(Scope.EVENT, name());
            case "behaviors" -> count();
            case "not" ->
                    throw new SelectorSyntax(word.start(), "Put `not …` into parentheses here.");
            default -> call(word);
        };
    }

    private String name() {
        tokens.take("[");
        Token name = tokens.next();
        if (name.kind() != Token.Kind.STRING) {
            throw TokenStream.expected(name, "a name in quotes");
        }
        tokens.take("]");
        return name.text();
    }

    private Expr count() {
        int start = tokens.ahead(1).start();
        String name = name();
        if (!behaviors.contains(name)) {
            throw new SelectorSyntax(
                    start,
                    "No behavior is named \"" + name + "\"." + Suggestion.meant(name, behaviors));
        }
        return new Expr.Count(name);
    }

    private Expr call(Token function) {
        if (!tokens.word().is("(")) {
            throw new SelectorSyntax(function.start(), Functions.alone(function));
        }
        tokens.skip(1);
        List<Expr> operands = operands(")");
        return Functions.call(function.text(), operands)
                .orElseThrow(
                        () -> new SelectorSyntax(function.start(), Functions.miscalled(function)));
    }

    private List<Expr> operands(String end) {
        List<Expr> operands = new ArrayList<>();
        while (!tokens.word().is(end)) {
            operands.add(expression(Operators.OR));
            if (!tokens.word().is(",")) {
                break;
            }
            tokens.skip(1);
        }
        tokens.take(end);
        return operands;
    }

    private void end() {
        Token word = tokens.word();
        if (word.kind() != Token.Kind.END) {
            String meant =
                    word.kind() == Token.Kind.NAME
                            ? Suggestion.meant(word.text(), List.of("and", "or", "in", "not in"))
                            : "";
            throw new SelectorSyntax(
                    word.start(),
                    "Found " + word.shown() + ", expected an operator or the end." + meant);
        }
    }
}

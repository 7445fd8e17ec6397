package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import java.util.List;
import java.util.Optional;

/** The operators that stand between their operands, with Python's precedence. */
final class Operators {
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int NEGATION = 7;

    /** How tightly an expression holds that needs no parentheses anywhere. */
    static final int PRIMARY = 8;

    private Operators() {}

    /** The symbol of an operator; empty for operators that are called by name. */
    static Optional<String> symbol(BinaryOperator operator) {
        return switch (operator) {
            case AND -> Optional.of("and");
            case OR -> Optional.of("or");
            case EQUAL -> Optional.of("==");
            case NOT_EQUAL -> Optional.of("!=");
            case LESS -> Optional.of("<");
            case AT_MOST -> Optional.of("<=");
            case GREATER -> Optional.of(">");
            case AT_LEAST -> Optional.of(">=");
            case IN -> Optional.of("in");
            case NOT_IN -> Optional.of("not in");
            case ADD -> Optional.of("+");
            case SUBTRACT -> Optional.of("-");
            case MULTIPLY -> Optional.of("*");
            case DIVIDE -> Optional.of("/");
            case REMAINDER -> Optional.of("%");
            case STARTS_WITH, ENDS_WITH -> Optional.empty();
        };
    }

    static int precedence(BinaryOperator operator) {
        return switch (operator) {
            case OR -> OR;
            case AND -> AND;
            case EQUAL, NOT_EQUAL, LESS, AT_MOST, GREATER, AT_LEAST, IN, NOT_IN -> COMPARISON;
            case ADD, SUBTRACT -> SUM;
            case MULTIPLY, DIVIDE, REMAINDER -> PRODUCT;
            case STARTS_WITH, ENDS_WITH -> PRIMARY;
        };
    }

    static Optional<BinaryOperator> of(String symbol) {
        return List.of(BinaryOperator.values()).stream()
                .filter(operator -> symbol(operator).filter(symbol::equals).isPresent())
                .findFirst();
    }
}

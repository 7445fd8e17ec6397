package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a target.
 *
 * @param path where it stands, such as {@code all[1].not}; {@code target} for the whole
 */
public record Part(String path, Expr expr) {
    public static final String WHOLE = "target";

    /**
     * The parts that {@code and}, {@code or} and {@code not} join, the whole first; a chain of one
     * operator is one list.
     */
    static List<Part> of(Expr selector) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(WHOLE, selector));
        addInner(selector, "", parts);
        return parts;
    }

    /** The path of something inside another part. */
    static String inside(String path, String step) {
        return path.isEmpty() ? step : path + '.' + step;
    }

    private static void addInner(Expr expr, String path, List<Part> parts) {
        switch (expr) {
            case Expr.Binary(BinaryOperator operator, Expr _, Expr _) when joins(operator) -> {
                List<Expr> chain = new ArrayList<>();
                addChain(expr, operator, chain);
                String name = operator == BinaryOperator.AND ? "all" : "any";
                for (int i = 0; i < chain.size(); i++) {
                    add(chain.get(i), inside(path, name + '[' + i + ']'), parts);
                }
            }
            case Expr.Unary(UnaryOperator operator, Expr operand)
                    when operator == UnaryOperator.NOT ->
                    add(operand, inside(path, "not"), parts);
            case Expr.Binary _,
                    Expr.Unary _,
                    Expr.Literal _,
                    Expr.Property _,
                    Expr.Count _,
                    Expr.Now _,
                    Expr.Item _,
                    Expr.ListOf _,
                    Expr.Quantified _ -> {}
        }
    }

    private static void add(Expr expr, String path, List<Part> parts) {
        parts.add(new Part(path, expr));
        addInner(expr, path, parts);
    }

    private static void addChain(Expr expr, BinaryOperator operator, List<Expr> chain) {
        if (expr instanceof Expr.Binary(BinaryOperator own, Expr left, Expr right)
                && own == operator) {
            addChain(left, operator, chain);
            addChain(right, operator, chain);
        } else {
            chain.add(expr);
        }
    }

    private static boolean joins(BinaryOperator operator) {
        return operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    }
}

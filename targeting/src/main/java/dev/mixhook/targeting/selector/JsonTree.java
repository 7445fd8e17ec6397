package dev.mixhook.targeting.selector;

import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tree form of a selector: {@code {"operator": …, "children": […]}} and {@code
 * {"property": …, "value": …}} (R-T9, mixpanel.md 3.3).
 */
public final class JsonTree {
    private static final Map<String, Long> SECONDS =
            Map.of("hour", 3_600L, "day", 86_400L, "week", 604_800L, "month", 2_592_000L);

    private static final int LONGEST_PATH = 160;

    private final Set<String> behaviors;
    private int open;

    private JsonTree(Set<String> behaviors) {
        this.behaviors = behaviors;
    }

    /**
     * Reads a tree, or finds the first thing that is wrong with it.
     *
     * @param tree a JSON value
     * @param behaviors the names that a property {@code behaviors} may have
     */
    public static Parsed read(Value tree, Set<String> behaviors) {
        try {
            return new Parsed.Valid(new JsonTree(behaviors).whole(tree));
        } catch (SelectorSyntax problem) {
            return new Parsed.Invalid(0, problem.problem().message());
        }
    }

    private Expr whole(Value tree) {
        Expr expr = node(tree, "the tree");
        if (Depth.isTooDeep(expr)) {
            throw tooDeep();
        }
        return expr;
    }

    private static SelectorSyntax tooDeep() {
        return problem("the tree", "is " + Depth.MESSAGE);
    }

    private Expr node(Value tree, String path) {
        if (!(tree instanceof Value.Fields(Map<String, Value> fields))) {
            throw problem(
                    path,
                    "is no object; it takes an operator with children, or a property with a value");
        }
        if (fields.get("operator") instanceof Value.Text(String operator)) {
            return operation(operator, children(fields, path), path);
        }
        if (fields.get("property") instanceof Value.Text(String property)) {
            Value value = fields.getOrDefault("value", Value.undefined());
            return isText(fields) ? Expr.of(value) : operand(property, value, path);
        }
        throw problem(path, "has neither an \"operator\" nor a \"property\"");
    }

    /** The text "now" rather than the present: our own printer says so. */
    private static boolean isText(Map<String, Value> fields) {
        return Value.of("literal").equals(fields.get("property"))
                && Value.of("string").equals(fields.get("type"))
                && fields.get("value") instanceof Value.Text;
    }

    private List<Expr> children(Map<String, Value> fields, String path) {
        if (!(fields.get("children") instanceof Value.Items(List<Value> items))) {
            throw problem(path, "has no list of \"children\"");
        }
        if (++open > Depth.DEEPEST) {
            throw tooDeep();
        }
        List<Expr> children = new ArrayList<>();
        for (Value item : items) {
            children.add(node(item, inside(path, children.size())));
        }
        open--;
        return children;
    }

    /** The place of a child; of a long one, the end. */
    private static String inside(String path, int child) {
        String step = ".children[" + child + ']';
        int cut = path.length() > LONGEST_PATH ? path.indexOf('.', 2) : 0;
        return (cut > 0 ? "…" + path.substring(cut) : path) + step;
    }

    private static Expr operation(String operator, List<Expr> children, String path) {
        Optional<BinaryOperator> binary = Operators.of(operator);
        if (binary.isPresent() && children.size() == 2) {
            return new Expr.Binary(binary.get(), children.getFirst(), children.getLast());
        }
        if (children.size() == 1) {
            Expr only = children.getFirst();
            switch (operator) {
                case "not" -> {
                    return Expr.not(only);
                }
                case "not defined" -> {
                    return Expr.not(Expr.defined(only));
                }
                case "-" -> {
                    return new Expr.Unary(UnaryOperator.NEGATE, only);
                }
                default -> {}
            }
        }
        if (operator.equals(Functions.LIST_OF)) {
            return new Expr.ListOf(children);
        }
        return Functions.call(operator, children)
                .orElseThrow(() -> problem(path, unknown(operator, children.size())));
    }

    private static String unknown(String operator, int children) {
        Set<String> operators = Functions.names();
        operators.addAll(List.of("not", "not defined"));
        List.of(BinaryOperator.values())
                .forEach(binary -> Operators.symbol(binary).ifPresent(operators::add));
        if (operators.contains(operator)) {
            return "has the operator \""
                    + operator
                    + "\" with "
                    + children
                    + (children == 1 ? " child" : " children");
        }
        return "has an unknown operator, \""
                + operator
                + '"'
                + (Suggestion.meant(operator, operators).isEmpty()
                        ? ""
                        : '.' + Suggestion.meant(operator, operators));
    }

    private Expr operand(String property, Value value, String path) {
        return switch (property) {
            case "literal" -> literal(value, path);
            case "user", "properties" -> new Expr.Property(Scope.USER, name(value, path));
            case "event" -> new Expr.Property(Scope.EVENT, name(value, path));
            case "behaviors" -> count(name(value, path), path);
            case Functions.ITEM -> new Expr.Item();
            case Functions.NOW -> new Expr.Now();
            default ->
                    throw problem(
                            path,
                            "has an unknown property \""
                                    + property
                                    + "\"; it is one of literal, user, properties, event, behaviors");
        };
    }

    private Expr count(String name, String path) {
        if (!behaviors.contains(name)) {
            throw problem(
                    path, "counts \"" + name + "\", and no behavior is named so" + meant(name));
        }
        return new Expr.Count(name);
    }

    private String meant(String name) {
        String meant = Suggestion.meant(name, behaviors);
        return meant.isEmpty() ? "" : '.' + meant;
    }

    private static String name(Value value, String path) {
        if (value instanceof Value.Text(String name)) {
            return name;
        }
        throw problem(path, "has no name as its \"value\"");
    }

    private Expr literal(Value value, String path) {
        return switch (value) {
            case Value.Text(String text) when text.equals("now") -> Expr.datetime(new Expr.Now());
            case Value.Num(double number) when Double.isInfinite(number) ->
                    throw problem(path, "has a number that is too large");
            case Value.Text _, Value.Num _, Value.Truth _, Value.Undefined _ -> Expr.of(value);
            case Value.Items(List<Value> items) -> list(items, path);
            case Value.Fields(Map<String, Value> fields) ->
                    window(fields.getOrDefault("window", Value.undefined()), path);
            case Value.Moment _ -> throw new IllegalArgumentException("JSON has no moments");
        };
    }

    private Expr list(List<Value> items, String path) {
        if (++open > Depth.DEEPEST) {
            throw tooDeep();
        }
        Expr list = new Expr.ListOf(items.stream().map(item -> literal(item, path)).toList());
        open--;
        return list;
    }

    /** {@code now} less so many units, as a moment. */
    private static Expr window(Value window, String path) {
        if (window instanceof Value.Fields(Map<String, Value> fields)
                && fields.get("unit") instanceof Value.Text(String unit)
                && fields.get("value") instanceof Value.Num(double count)) {
            Long seconds = SECONDS.get(unit);
            if (seconds != null) {
                return Expr.datetime(
                        new Expr.Now()
                                .compare(
                                        BinaryOperator.SUBTRACT,
                                        Expr.of(Value.of(seconds * count))));
            }
        }
        throw problem(
                path,
                "has a literal that is no window; write {\"window\": {\"unit\": \"day\", \"value\": 14}} with hour, day, week or month");
    }

    private static SelectorSyntax problem(String path, String message) {
        String end = message.endsWith("?") ? "" : ".";
        return new SelectorSyntax(0, path + ' ' + message + end);
    }
}

package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.Expr.UnaryOperator;
import dev.mixhook.targeting.value.Value;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Random expressions over a few names. Numbers are whole hours in seconds, so that what moves turns
 * on the hour.
 */
final class RandomExprs {
    static final List<String> BEHAVIORS = List.of("b1", "b2");

    private static final BinaryOperator[] BINARY = BinaryOperator.values();
    private static final UnaryOperator[] UNARY = UnaryOperator.values();
    private static final List<String> TEXTS =
            List.of("", "pro", "ro", "2026-01-03T00:00:00", "false", "é\"\\\n\u2028", "😀", "now");
    private static final List<String> NAMES =
            List.of("plan", "seen", "n", "tags", "$na\"me", "ünï");

    private final SplittableRandom random;

    RandomExprs(SplittableRandom random) {
        this.random = random;
    }

    /** Anything at all. */
    Expr any(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Expr.Unary(UNARY[random.nextInt(UNARY.length)], any(depth - 1));
            case 2 ->
                    new Expr.ListOf(
                            Stream.generate(() -> any(depth - 1))
                                    .limit(random.nextInt(3))
                                    .toList());
            case 3 ->
                    new Expr.Quantified(
                            Quantifier.values()[random.nextInt(2)], any(depth - 1), any(depth - 1));
            default ->
                    new Expr.Binary(
                            BINARY[random.nextInt(BINARY.length)], any(depth - 1), any(depth - 1));
        };
    }

    /** True or false for everybody. */
    Expr truth(int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return comparison();
        }
        return switch (random.nextInt(4)) {
            case 0 -> Expr.not(truth(depth - 1));
            case 1 -> new Expr.Unary(UnaryOperator.BOOLEAN, time());
            case 2 -> truth(depth - 1).and(truth(depth - 1));
            default -> truth(depth - 1).or(truth(depth - 1));
        };
    }

    private Expr comparison() {
        BinaryOperator operator =
                BINARY[random.nextInt(BinaryOperator.EQUAL.ordinal(), BinaryOperator.IN.ordinal())];
        Expr compared =
                switch (random.nextInt(5)) {
                    case 0 ->
                            Expr.datetime(Expr.user("seen"))
                                    .compare(operator, Expr.datetime(time()));
                    case 1 ->
                            new Expr.Count(behavior())
                                    .compare(operator, Expr.of(Value.of(random.nextInt(4))));
                    case 2 ->
                            new Expr.Count(behavior())
                                    .compare(operator, new Expr.Count(behavior()));
                    case 3 -> new Expr.Count(behavior()).compare(operator, days());
                    default ->
                            time().compare(operator, Expr.of(Value.of(1_767_225_600.0 + hours())));
                };
        return random.nextBoolean() ? compared : Expr.defined(compared).and(compared);
    }

    /** The days since the start, or until its fourth day. */
    private Expr days() {
        Expr start = Expr.of(Value.of(1_767_225_600.0));
        Expr since =
                new Expr.Now()
                        .compare(BinaryOperator.SUBTRACT, start)
                        .compare(BinaryOperator.DIVIDE, Expr.of(Value.of(86_400)));
        return random.nextBoolean()
                ? since
                : Expr.of(Value.of(4)).compare(BinaryOperator.SUBTRACT, since);
    }

    /** A number that moves evenly with time, up or down, in one stretch or in steps. */
    private Expr time() {
        Expr now =
                new Expr.Now()
                        .compare(
                                random.nextBoolean() ? BinaryOperator.ADD : BinaryOperator.SUBTRACT,
                                Expr.of(Value.of(hours())));
        return switch (random.nextInt(5)) {
            case 0 ->
                    new Expr.Unary(
                            UnaryOperator.FLOOR,
                            now.compare(BinaryOperator.DIVIDE, Expr.of(Value.of(7200))));
            case 1 ->
                    now.compare(
                                    BinaryOperator.REMAINDER,
                                    Expr.of(
                                            Value.of(
                                                    (random.nextBoolean() ? 7200.0 : -7200.0)
                                                            * random.nextInt(1, 9))))
                            .compare(BinaryOperator.SUBTRACT, Expr.of(Value.of(3600)));
            case 2 ->
                    new Expr.Unary(UnaryOperator.NEGATE, now)
                            .compare(BinaryOperator.ADD, Expr.of(Value.of(2 * 1_767_225_600.0)));
            default -> now;
        };
    }

    private double hours() {
        return 3600.0 * random.nextInt(-100, 300);
    }

    private String behavior() {
        return BEHAVIORS.get(random.nextInt(2));
    }

    private Expr leaf() {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(9)) {
            case 0 -> Expr.of(Value.of(TEXTS.get(random.nextInt(TEXTS.size()))));
            case 1 -> Expr.of(Value.of(random.nextInt(-5, 5)));
            case 2 ->
                    Expr.of(Value.of(random.nextDouble() * Math.pow(10, random.nextInt(-30, 30))));
            case 3 ->
                    Expr.of(
                            random.nextInt(3) == 0
                                    ? Value.undefined()
                                    : Value.of(random.nextBoolean()));
            case 4 -> new Expr.Count(behavior());
            case 5 -> random.nextBoolean() ? new Expr.Now() : Expr.datetime(new Expr.Now());
            case 6 -> new Expr.Property(Scope.EVENT, name);
            case 7 -> new Expr.Item();
            default -> Expr.user(name);
        };
    }
}

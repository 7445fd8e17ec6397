package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.JsonTree;
import dev.mixhook.targeting.selector.JsonTreePrinter;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of the language over random expressions and people; {@code -Dlaw.trees=100000} for the long
 * form.
 */
class LanguageLawTest {
    private static final int TREES = Integer.getInteger("law.trees", 2000);
    private static final int TREES_A_TEST = 200;
    private static final Set<String> NAMES = Set.copyOf(RandomExprs.BEHAVIORS);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOURS = 24 * 8;

    /** Its midnights lie between our hours, so that every check is before or after one. */
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    @TestFactory
    Stream<DynamicTest> what_is_printed_parses_to_the_same_tree() { // R-T9, R-T10
        return over(
                random -> {
                    Expr expr = new RandomExprs(random).any(5);
                    String text = SelectorPrinter.print(expr);
                    assertThat(SelectorParser.parse(text, NAMES))
                            .as(text)
                            .isEqualTo(new Parsed.Valid(expr));
                });
    }

    @TestFactory
    Stream<DynamicTest> the_json_tree_form_is_the_same_expression() { // R-T9
        return over(
                random -> {
                    Expr expr = new RandomExprs(random).any(5);
                    String json = JsonTreePrinter.print(expr);
                    assertThat(JsonTree.read(JsonValues.parse(json), NAMES))
                            .as(json)
                            .isEqualTo(new Parsed.Valid(expr));
                });
    }

    @TestFactory
    Stream<DynamicTest> de_morgan_holds_over_true_and_false_parts() { // R-T3
        return over(
                random -> {
                    RandomExprs exprs = new RandomExprs(random);
                    Expr a = new Expr.Unary(Expr.UnaryOperator.BOOLEAN, exprs.any(3));
                    Expr b = new Expr.Unary(Expr.UnaryOperator.BOOLEAN, exprs.any(3));
                    World world =
                            world(
                                    Expr.not(a.and(b))
                                            .compare(
                                                    Expr.BinaryOperator.EQUAL,
                                                    Expr.not(a).or(Expr.not(b))),
                                    random);
                    assertThat(world.matches("ana", START)).as("%s and %s", a, b).isTrue();
                });
    }

    @TestFactory
    Stream<DynamicTest> not_in_is_exactly_the_negation_of_in() { // R-T9
        return over(
                random -> {
                    RandomExprs exprs = new RandomExprs(random);
                    Expr x = exprs.any(3);
                    Expr y = exprs.any(3);
                    Expr notIn = x.compare(Expr.BinaryOperator.NOT_IN, y);
                    Expr negated = Expr.not(x.compare(Expr.BinaryOperator.IN, y));
                    assertSame(notIn, negated, random);
                });
    }

    @TestFactory
    Stream<DynamicTest> boolean_is_the_truth_that_and_takes() { // R-T9
        return over(
                random -> {
                    Expr x = new RandomExprs(random).any(4);
                    assertSame(
                            new Expr.Unary(Expr.UnaryOperator.BOOLEAN, x),
                            x.and(Expr.of(Value.of(true))),
                            random);
                });
    }

    private static void assertSame(Expr one, Expr other, SplittableRandom random) {
        long seed = random.nextLong();
        Evaluator first = world(one, new SplittableRandom(seed)).evaluator();
        Evaluator second = world(other, new SplittableRandom(seed)).evaluator();
        assertThat(first.value(0, START.toEpochMilli()))
                .as(SelectorPrinter.print(one))
                .isEqualTo(second.value(0, START.toEpochMilli()));
    }

    @TestFactory
    Stream<DynamicTest> evaluating_anything_ends_and_its_until_lies_ahead() { // R-T9
        return over(
                random -> {
                    Expr expr = new RandomExprs(random).any(5);
                    World world = world(expr, random);
                    assertThat(world.verdict("ana", START).until())
                            .as("%s", expr)
                            .isGreaterThan(START.toEpochMilli());
                });
    }

    @TestFactory
    Stream<DynamicTest> evaluating_at_every_instant_equals_evaluating_at_untils() { // R-T2, R-T9
        return over(
                random -> {
                    Expr expr = new RandomExprs(random).truth(3);
                    Evaluator evaluator = world(expr, random).evaluator();
                    long next = START.toEpochMilli();
                    boolean expected = false;
                    for (int hour = 0; hour <= HOURS; hour++) {
                        for (int millis = -1; millis <= 1; millis++) {
                            long now = START.plus(Duration.ofHours(hour)).toEpochMilli() + millis;
                            while (next <= now) {
                                Verdict at = evaluator.evaluate(0, next);
                                assertThat(at.until()).isGreaterThan(next);
                                expected = at.matches();
                                next = at.until();
                            }
                            if (now >= START.toEpochMilli()) {
                                assertThat(evaluator.evaluate(0, now).matches())
                                        .as(
                                                "%s at %s",
                                                SelectorPrinter.print(expr),
                                                Instant.ofEpochMilli(now))
                                        .isEqualTo(expected);
                            }
                        }
                    }
                });
    }

    private static World world(Expr expr, SplittableRandom random) {
        List<Behavior> behaviors = new ArrayList<>();
        for (String name : RandomExprs.BEHAVIORS) {
            Window window =
                    random.nextInt(3) == 0
                            ? new Window(Duration.ofDays(random.nextInt(1, 5)), KOLKATA)
                            : new Window(Duration.ofHours(random.nextInt(1, 100)));
            List<EventSelector> events = new ArrayList<>(List.of(new EventSelector("Login", null)));
            if (random.nextBoolean()) {
                events.add(
                        new EventSelector(random.nextBoolean() ? "Purchase" : "$any_event", null));
            }
            behaviors.add(new Behavior(name, window, events));
        }
        World world = World.of(Target.of(expr, behaviors));
        world.person(
                "ana",
                "{\"plan\": \"pro\", \"seen\": \""
                        + instant(random)
                        + "\", \"n\": 3, \"tags\": [\"pro\", 3, null]}");
        for (int i = random.nextInt(8); i > 0; i--) {
            world.did(
                    "ana",
                    List.of("Login", "Purchase", "Search").get(random.nextInt(3)),
                    instant(random));
        }
        return world;
    }

    private static Instant instant(SplittableRandom random) {
        return START.plus(Duration.ofHours(random.nextInt(-50, HOURS)));
    }

    private static Stream<DynamicTest> over(Consumer<SplittableRandom> check) {
        return IntStream.range(0, Math.ceilDiv(TREES, TREES_A_TEST))
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed,
                                        () -> {
                                            SplittableRandom random = new SplittableRandom(seed);
                                            for (int i = 0; i < TREES_A_TEST; i++) {
                                                check.accept(random);
                                            }
                                        }));
    }
}

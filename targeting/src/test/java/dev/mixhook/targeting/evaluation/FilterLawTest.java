package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of filters over random trees and people: each is its translation, and a verdict's {@code
 * until} is never late. R-T2, R-T3, R-T4, R-T6, R-T10
 */
class FilterLawTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int HOURS = 24 * 12;
    private static final int TREES = Integer.getInteger("law.trees", 2000);
    private static final int TREES_A_TEST = 100;

    @TestFactory
    Stream<DynamicTest> evaluating_at_every_instant_equals_evaluating_at_untils() {
        return IntStream.range(0, Math.ceilDiv(TREES, TREES_A_TEST))
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed,
                                        () -> {
                                            SplittableRandom random = new SplittableRandom(seed);
                                            for (int i = 0; i < TREES_A_TEST; i++) {
                                                check(random);
                                            }
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> a_filter_is_its_translation_as_it_is_printed() { // R-T10
        return IntStream.range(0, Math.ceilDiv(TREES, TREES_A_TEST))
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed,
                                        () -> {
                                            SplittableRandom random = new SplittableRandom(seed);
                                            for (int i = 0; i < TREES_A_TEST; i++) {
                                                checkTranslation(filter(random, 3));
                                            }
                                        }));
    }

    private static void checkTranslation(Filter filter) {
        Target target = filter.target();
        Set<String> behaviors =
                target.behaviors().stream().map(Behavior::name).collect(Collectors.toSet());
        String text = SelectorPrinter.print(target.selector());
        assertThat(SelectorParser.parse(text, behaviors))
                .as("%s is %s", filter, text)
                .isEqualTo(new Parsed.Valid(target.selector()));
        assertThat(target.parts().getFirst().expr()).isEqualTo(target.selector());
    }

    private static void check(SplittableRandom random) {
        Filter filter = filter(random, 3);
        World world = World.of(filter).person("ana", profile(random));
        for (int i = random.nextInt(12); i > 0; i--) {
            world.did(
                    "ana",
                    List.of("Purchase", "Login", "Search", "Share").get(random.nextInt(4)),
                    instant(random),
                    Map.of("amount", Value.of((double) random.nextInt(4))));
        }
        Evaluator evaluator = world.evaluator();
        long next = START.toEpochMilli();
        boolean expected = false;
        for (long now : candidates()) {
            Verdict verdict = evaluator.evaluate(0, now);
            if (now >= next) {
                while (next <= now) {
                    Verdict at = evaluator.evaluate(0, next);
                    assertThat(at.until()).isGreaterThan(next);
                    expected = at.matches();
                    next = at.until();
                }
            }
            assertThat(verdict.matches())
                    .as("%s at %s", filter, Instant.ofEpochMilli(now))
                    .isEqualTo(expected);
        }
    }

    /**
     * Every instant at which an event, a date or a window of whole hours can change anything, and
     * its neighbours.
     */
    private static TreeSet<Long> candidates() {
        TreeSet<Long> candidates = new TreeSet<>();
        for (int hour = 0; hour <= HOURS; hour++) {
            long instant = START.plus(Duration.ofHours(hour)).toEpochMilli();
            candidates.addAll(List.of(instant, instant + 1));
            if (hour > 0) {
                candidates.add(instant - 1);
            }
        }
        return candidates;
    }

    private static Filter filter(SplittableRandom random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return random.nextBoolean() ? did(random) : onDate(random);
        }
        List<Filter> parts = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            parts.add(filter(random, depth - 1));
        }
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.All(parts);
            case 1 -> new Filter.Any(parts);
            default -> new Filter.Not(parts.getFirst());
        };
    }

    private static Filter did(SplittableRandom random) {
        int least = random.nextInt(3);
        Times times =
                new Times(
                        least, random.nextBoolean() ? Times.UNBOUNDED : least + random.nextInt(2));
        Expr amount = new Expr.Property(Expr.Scope.EVENT, "amount");
        Expr where =
                random.nextBoolean()
                        ? null
                        : new Condition.Compares(BinaryOperator.AT_LEAST, 2).of(amount);
        EventSelector event =
                new EventSelector(
                        List.of("Purchase", "Login", "$any_event").get(random.nextInt(3)), where);
        return new Filter.Did(event, times, new Window(hours(random)));
    }

    private static Filter onDate(SplittableRandom random) {
        Condition condition =
                switch (random.nextInt(5)) {
                    case 0 -> new Condition.OlderThan(hours(random));
                    case 1 -> new Condition.InTheLast(hours(random));
                    case 2 -> new Condition.NotInTheLast(hours(random));
                    case 3 -> new Condition.InTheNext(hours(random));
                    default -> new Condition.Before(instant(random));
                };
        return new Filter.OnProperty(random.nextBoolean() ? "seen" : "created", condition);
    }

    private static String profile(SplittableRandom random) {
        String seen = instant(random).toString();
        return random.nextInt(4) == 0
                ? "{\"seen\": \"" + seen + "\"}"
                : "{\"seen\": \"" + seen + "\", \"created\": \"" + instant(random) + "\"}";
    }

    private static Duration hours(SplittableRandom random) {
        return Duration.ofHours(random.nextInt(1, 100));
    }

    private static Instant instant(SplittableRandom random) {
        return START.plus(Duration.ofHours(random.nextInt(-50, HOURS)));
    }
}

package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Expr.Quantifier;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each filter over a value of each type, and over none. R-T5, R-T6, R-T7, R-T8 */
class FilterTableTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant DAY = Instant.parse("2026-01-05T00:00:00Z");

    /** What stands in the property, in the order of the columns below; the last person lacks it. */
    private static final List<String> VALUES =
            List.of(
                    "\"\"",
                    "\"pro\"",
                    "\"Pro plan\"",
                    "10",
                    "\"10\"",
                    "true",
                    "null",
                    "[\"pro\", 10]",
                    "[]",
                    "{\"pro\": 1}",
                    "\"2026-01-05T10:00:00\"",
                    "\"2026-01-15T11:00:00\"",
                    "\"2026-01-16T00:00:00\"");

    @TestFactory
    Stream<DynamicTest> a_filter_matches_exactly_the_values_of_its_row() {
        Duration tenDays = Duration.ofDays(10);
        return Stream.of(
                row("is pro", new Condition.Is(List.of(Value.of("pro"))), 1),
                row("is 10", new Condition.Is(List.of(Value.of(10))), 3),
                row(
                        "is \"10\" or true",
                        new Condition.Is(List.of(Value.of("10"), Value.of(true))),
                        4,
                        5),
                row("is \"\"", new Condition.Is(List.of(Value.of(""))), 0),
                row(
                        "is_not pro",
                        new Condition.IsNot(List.of(Value.of("pro"))),
                        0,
                        2,
                        3,
                        4,
                        5,
                        6,
                        7,
                        8,
                        9,
                        10,
                        11,
                        12,
                        MISSING),
                row(
                        "is_not [pro, 10]",
                        new Condition.IsNot(List.of(Value.of("pro"), Value.of(10))),
                        0,
                        2,
                        4,
                        5,
                        6,
                        7,
                        8,
                        9,
                        10,
                        11,
                        12,
                        MISSING),
                row("contains pro", new Condition.Contains(Value.of("pro")), 1, 7),
                row("contains ro", new Condition.Contains(Value.of("ro")), 1, 2),
                row("contains 10", new Condition.Contains(Value.of(10)), 7),
                row(
                        "does_not_contain pro",
                        new Condition.DoesNotContain(Value.of("pro")),
                        0,
                        2,
                        3,
                        4,
                        5,
                        6,
                        8,
                        9,
                        10,
                        11,
                        12,
                        MISSING),
                row("starts_with P", new Condition.StartsWith("P"), 2),
                row("starts_with nothing", new Condition.StartsWith(""), 0, 1, 2, 4, 10, 11, 12),
                row("ends_with o", new Condition.EndsWith("o"), 1),
                row("is_set", new Condition.IsSet(true), 0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12),
                row("is not set", new Condition.IsSet(false), 6, MISSING),
                row("more_than 9", new Condition.Compares(BinaryOperator.GREATER, 9), 3),
                row("more_than 10", new Condition.Compares(BinaryOperator.GREATER, 10)),
                row("at_least 10", new Condition.Compares(BinaryOperator.AT_LEAST, 10), 3),
                row("less_than 10", new Condition.Compares(BinaryOperator.LESS, 10)),
                row("at_most 10", new Condition.Compares(BinaryOperator.AT_MOST, 10), 3),
                row("between 10 and 20", new Condition.Between(10, 20), 3),
                row("between 0 and 10", new Condition.Between(0, 10), 3),
                row("not_between 0 and 9", new Condition.NotBetween(0, 9), 3),
                row("not_between 10 and 20", new Condition.NotBetween(10, 20)),
                row("before the 6th", new Condition.Before(DAY.plus(Duration.ofDays(1))), 3, 10),
                row("since the 15th", new Condition.Since(DAY.plus(tenDays)), 11, 12),
                row("on the 5th", new Condition.During(DAY, DAY.plus(Duration.ofDays(1))), 10),
                row(
                        "not_on the 5th",
                        new Condition.NotDuring(DAY, DAY.plus(Duration.ofDays(1))),
                        3,
                        11,
                        12),
                row("older_than 10 days", new Condition.OlderThan(tenDays), 3, 10),
                row("in_the_last 10 days", new Condition.InTheLast(tenDays), 11),
                row("in_the_last 11 days", new Condition.InTheLast(Duration.ofDays(11)), 10, 11),
                row("not_in_the_last 10 days", new Condition.NotInTheLast(tenDays), 3, 10, 12),
                row("in_the_next day", new Condition.InTheNext(Duration.ofDays(1)), 12),
                row(
                        "any is pro",
                        new Condition.OfItems(
                                Quantifier.ANY, new Condition.Is(List.of(Value.of("pro")))),
                        7),
                row(
                        "any more_than 9",
                        new Condition.OfItems(
                                Quantifier.ANY, new Condition.Compares(BinaryOperator.GREATER, 9)),
                        7),
                row(
                        "all is_set",
                        new Condition.OfItems(Quantifier.ALL, new Condition.IsSet(true)),
                        7,
                        8),
                row(
                        "all is pro",
                        new Condition.OfItems(
                                Quantifier.ALL, new Condition.Is(List.of(Value.of("pro")))),
                        8));
    }

    private static final int MISSING = VALUES.size();

    private static DynamicTest row(String name, Condition condition, int... expected) {
        return DynamicTest.dynamicTest(
                name, () -> assertThat(matching(condition)).containsExactly(expected));
    }

    private static int[] matching(Condition condition) {
        World world = World.of(new Filter.OnProperty("p", condition));
        for (int i = 0; i < VALUES.size(); i++) {
            world.person("u" + i, "{\"p\": " + VALUES.get(i) + "}");
        }
        world.person("u" + MISSING, "{\"q\": 1}");
        return java.util.stream.IntStream.rangeClosed(0, MISSING)
                .filter(i -> world.matches("u" + i, NOW))
                .toArray();
    }
}

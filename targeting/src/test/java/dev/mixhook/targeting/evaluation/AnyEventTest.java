package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code $any_event} and {@code $all_events}. R-T4 */
class AnyEventTest {
    private static final Instant T = Instant.parse("2026-01-15T12:00:00Z");
    private static final Window WEEK = new Window(Duration.ofDays(7));
    private static final List<String> NAMES = List.of("Login", "Purchase", "Search", "Share");

    @ParameterizedTest
    @ValueSource(strings = {"$any_event", "$all_events"})
    void it_counts_events_of_every_name_also_of_those_that_nobody_mentions(String any) { // R-T4
        Filter nothing = new Filter.Did(new EventSelector(any, null), new Times(0, 0), WEEK);
        World world = World.of(nothing).person("ana", "{}").did("ana", "Login", T);
        assertThat(world.verdict("ana", T))
                .isEqualTo(new Verdict(false, T.plus(WEEK.length()).plusMillis(1).toEpochMilli()));
        assertThat(world.matches("ana", T.minusMillis(1))).isTrue();
    }

    @Test
    void the_nth_newest_of_all_holds_the_verdict() { // R-T2, R-T4
        Filter twice =
                new Filter.All(
                        List.of(
                                new Filter.Did(
                                        new EventSelector("$any_event", null),
                                        new Times(2, Times.UNBOUNDED),
                                        WEEK),
                                new Filter.Not(did("Login", new Times(9, 9), null))));
        World world = World.of(twice).person("ana", "{}");
        for (int day = 0; day < 4; day++) {
            world.did("ana", NAMES.get(day), T.plus(Duration.ofDays(day)));
        }
        assertThat(world.verdict("ana", T.plus(Duration.ofDays(3))).until())
                .isEqualTo(T.plus(Duration.ofDays(9)).plusMillis(1).toEpochMilli());
    }

    @Test
    void explained_it_names_which_event_it_was() { // R-T4
        Expr paid =
                new Condition.Compares(BinaryOperator.GREATER, 5)
                        .of(new Expr.Property(Expr.Scope.EVENT, "amount"));
        Behavior any = new Behavior("b1", WEEK, List.of(new EventSelector("$any_event", paid)));
        Behavior login = new Behavior("b2", WEEK, List.of(new EventSelector("Login", null)));
        Expr both =
                new Expr.Count("b1")
                        .compare(BinaryOperator.ADD, new Expr.Count("b2"))
                        .compare(BinaryOperator.GREATER, Expr.of(Value.of(0)));
        World world =
                World.of(Target.of(both, List.of(any, login)))
                        .person("ana", "{}")
                        .did("ana", "Login", T, Map.of("amount", Value.of(6)))
                        .did("ana", "Share", T.plusSeconds(1), Map.of("amount", Value.of(7)))
                        .did("ana", "Search", T.plusSeconds(2), Map.of("amount", Value.of(1)));
        assertThat(
                        Explanation.of(
                                        Target.of(both, List.of(any, login)),
                                        world.people,
                                        0,
                                        T.plusSeconds(3).toEpochMilli())
                                .parts()
                                .getFirst()
                                .saw())
                .containsExactly(
                        "2 × any event where event[\"amount\"] > 5 within 7 days (last"
                                + " 2026-01-15T12:00:01Z \"Share\" with amount = 7,"
                                + " 2026-01-15T12:00:00Z \"Login\" with amount = 6)",
                        "1 × \"Login\" within 7 days (last 2026-01-15T12:00:00Z)");
    }

    @TestFactory
    Stream<DynamicTest> it_equals_the_sum_over_all_names() { // R-T4
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> checkSum(seed)));
    }

    private static void checkSum(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50; i++) {
            Expr where =
                    random.nextBoolean()
                            ? null
                            : new Condition.Compares(BinaryOperator.AT_LEAST, random.nextInt(3))
                                    .of(new Expr.Property(Expr.Scope.EVENT, "amount"));
            List<Behavior> behaviors = new ArrayList<>();
            behaviors.add(behavior("any", "$any_event", where));
            NAMES.forEach(name -> behaviors.add(behavior(name, name, where)));
            Expr sum =
                    NAMES.stream()
                            .<Expr>map(Expr.Count::new)
                            .reduce((left, right) -> left.compare(BinaryOperator.ADD, right))
                            .orElseThrow();
            Expr same = new Expr.Count("any").compare(BinaryOperator.EQUAL, sum);
            World all = World.of(Target.of(same, behaviors)).person("ana", "{}");
            World alone =
                    World.of(Target.of(new Expr.Count("any"), behaviors.subList(0, 1)))
                            .person("ana", "{}");
            for (int n = random.nextInt(12); n > 0; n--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                Instant at = T.plus(Duration.ofHours(random.nextInt(-200, 30)));
                Map<String, Value> amount = Map.of("amount", Value.of(random.nextInt(4)));
                all.did("ana", name, at, amount);
                alone.did("ana", name, at, amount);
            }
            assertThat(all.matches("ana", T)).isTrue();
            assertThat(alone.evaluator().value(0, T.toEpochMilli()))
                    .isEqualTo(all.value("ana", sum, T));
        }
    }

    private static Behavior behavior(String name, String event, @Nullable Expr where) {
        return new Behavior(name, WEEK, List.of(new EventSelector(event, where)));
    }

    private static Filter did(String event, Times times, @Nullable Expr where) {
        return new Filter.Did(new EventSelector(event, where), times, WEEK);
    }
}

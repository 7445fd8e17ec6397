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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DidTest {
    private static final Instant T = Instant.parse("2026-01-15T12:00:00Z");

    @Test
    void an_event_counts_to_the_millisecond_from_ninety_days_ago_until_now() { // R-T2
        World world = purchased(new Times(1, Times.UNBOUNDED), Window.NINETY_DAYS, T);
        assertThat(world.matches("ana", T.minusMillis(1))).isFalse();
        assertThat(world.matches("ana", T)).isTrue();
        assertThat(world.matches("ana", T.plus(Duration.ofDays(90)))).isTrue();
        assertThat(world.matches("ana", T.plus(Duration.ofDays(90)).plusMillis(1))).isFalse();
    }

    @Test
    void the_verdict_says_when_the_event_leaves_and_when_one_ahead_comes() { // R-T2
        World world = purchased(new Times(1, Times.UNBOUNDED), Window.NINETY_DAYS, T);
        assertThat(world.verdict("ana", T).until())
                .isEqualTo(T.plus(Duration.ofDays(90)).plusMillis(1).toEpochMilli());
        assertThat(world.verdict("ana", T.minusSeconds(60)).until()).isEqualTo(T.toEpochMilli());
        assertThat(world.verdict("ana", T.plus(Duration.ofDays(91))).until())
                .isEqualTo(Verdict.FOREVER);
    }

    @Test
    void a_count_beside_what_moves_holds_until_that_comes_to_it() { // R-T2, R-T9
        Expr moment = new Expr.Now().compare(BinaryOperator.MULTIPLY, of(0.4));
        Expr days =
                new Expr.Now()
                        .compare(BinaryOperator.SUBTRACT, of(T.getEpochSecond()))
                        .compare(BinaryOperator.DIVIDE, of(86_400));
        Expr selector =
                Expr.datetime(moment)
                        .compare(BinaryOperator.LESS, Expr.datetime(of(1)))
                        .or(new Expr.Count("b").compare(BinaryOperator.LESS, days));
        Behavior login =
                new Behavior("b", Window.NINETY_DAYS, List.of(new EventSelector("Login", null)));
        World world =
                World.of(Target.of(selector, List.of(login)))
                        .person("ana", "{}")
                        .did("ana", "Login", T);
        assertThat(Instant.ofEpochMilli(world.verdict("ana", T).until()))
                .isBetween(
                        T.plus(Duration.ofDays(1)).minusMillis(1),
                        T.plus(Duration.ofDays(1)).plusMillis(1));
    }

    private static Expr of(double number) {
        return Expr.of(Value.of(number));
    }

    @Test
    void somebody_with_no_events_at_all_did_not() { // R-T4
        World world = World.of(did(new Times(0, 0), Window.NINETY_DAYS, null)).person("ana", "{}");
        assertThat(world.matches("ana", T)).isTrue();
    }

    @Test
    void somebody_without_a_profile_never_matches() { // R-T1
        World world =
                World.of(did(new Times(0, Times.UNBOUNDED), Window.NINETY_DAYS, null))
                        .did("ana", "Purchase", T);
        assertThat(world.matches("ana", T)).isFalse();
    }

    @Test
    void times_are_counted_with_both_ends() { // R-T4
        for (int count = 0; count <= 4; count++) {
            Instant[] events = java.util.Collections.nCopies(count, T).toArray(Instant[]::new);
            assertThat(
                            purchased(new Times(2, Times.UNBOUNDED), Window.NINETY_DAYS, events)
                                    .matches("ana", T))
                    .isEqualTo(count >= 2);
            assertThat(purchased(new Times(0, 2), Window.NINETY_DAYS, events).matches("ana", T))
                    .isEqualTo(count <= 2);
            assertThat(purchased(new Times(2, 2), Window.NINETY_DAYS, events).matches("ana", T))
                    .isEqualTo(count == 2);
            assertThat(purchased(new Times(2, 3), Window.NINETY_DAYS, events).matches("ana", T))
                    .isEqualTo(count == 2 || count == 3);
        }
    }

    @Test
    void
            only_events_that_pass_the_filter_count_and_the_nth_newest_of_them_holds_the_verdict() { // R-T4
        Expr amount = new Expr.Property(Expr.Scope.EVENT, "amount");
        Expr over50 = new Condition.Compares(BinaryOperator.GREATER, 50).of(amount);
        World world =
                World.of(
                                did(
                                        new Times(2, Times.UNBOUNDED),
                                        new Window(Duration.ofDays(30)),
                                        over50))
                        .person("ana", "{}");
        for (int day = 0; day < 5; day++) {
            double paid = day % 2 == 0 ? 60 : 40;
            world.did(
                    "ana",
                    "Purchase",
                    T.plus(Duration.ofDays(day)),
                    Map.of("amount", Value.of(paid)));
        }
        Verdict verdict = world.verdict("ana", T.plus(Duration.ofDays(5)));
        assertThat(verdict.matches()).isTrue();
        assertThat(verdict.until())
                .isEqualTo(T.plus(Duration.ofDays(32)).plusMillis(1).toEpochMilli());
    }

    private static World purchased(Times times, Window window, Instant... at) {
        World world = World.of(did(times, window, null)).person("ana", "{}");
        List.of(at).forEach(instant -> world.did("ana", "Purchase", instant));
        return world;
    }

    private static Filter did(Times times, Window window, @Nullable Expr where) {
        return new Filter.Did(new EventSelector("Purchase", where), times, window);
    }
}

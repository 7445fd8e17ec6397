package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.selector.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EdgesTest {
    private static final Instant T = Instant.parse("2026-01-15T12:00:00Z");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    @Test
    void a_count_drops_by_one_as_each_event_leaves() { // R-T2, R-T4
        World world =
                World.of(
                                new Filter.Did(
                                        new EventSelector("Login", null),
                                        new Times(2, Times.UNBOUNDED),
                                        new Window(Duration.ofDays(7))))
                        .person("ana", "{}");
        for (int day = 0; day < 4; day++) {
            world.did("ana", "Login", T.plus(Duration.ofDays(day)));
        }
        Verdict verdict = world.evaluator().settled(0, T.plus(Duration.ofDays(3)).toEpochMilli());
        assertThat(verdict)
                .isEqualTo(
                        new Verdict(true, T.plus(Duration.ofDays(9)).plusMillis(1).toEpochMilli()));
    }

    @Test
    void events_of_one_instant_count_each_and_leave_together() { // R-T2, R-T4
        World world =
                World.of(
                                new Filter.Did(
                                        new EventSelector("Login", null),
                                        new Times(3, 3),
                                        Window.NINETY_DAYS))
                        .person("ana", "{}");
        for (int i = 0; i < 3; i++) {
            world.did("ana", "Login", T);
        }
        Instant gone = T.plus(Duration.ofDays(90)).plusMillis(1);
        assertThat(world.verdict("ana", T)).isEqualTo(new Verdict(true, gone.toEpochMilli()));
        assertThat(world.matches("ana", gone)).isFalse();
    }

    @Test
    void an_event_dated_ahead_counts_from_its_own_instant() { // R-T2
        World world =
                World.of(
                                new Filter.Did(
                                        new EventSelector("Login", null),
                                        new Times(0, 0),
                                        Window.NINETY_DAYS))
                        .person("ana", "{}")
                        .did("ana", "Login", T.plusSeconds(5));
        assertThat(world.verdict("ana", T))
                .isEqualTo(new Verdict(true, T.plusSeconds(5).toEpochMilli()));
        assertThat(world.matches("ana", T.plusSeconds(5))).isFalse();
    }

    @Test
    void by_days_of_the_project_an_event_counts_until_its_day_is_so_many_days_past() { // R-T2
        Window week = new Window(Duration.ofDays(7), PACIFIC);
        World world =
                World.of(
                                new Filter.Did(
                                        new EventSelector("Login", null),
                                        new Times(1, Times.UNBOUNDED),
                                        week))
                        .person("ana", "{}")
                        .did("ana", "Login", Instant.parse("2026-03-05T23:30:00Z"));
        Instant gone = Instant.parse("2026-03-13T07:00:00Z");
        assertThat(world.verdict("ana", Instant.parse("2026-03-06T00:00:00Z")))
                .isEqualTo(new Verdict(true, gone.toEpochMilli()));
        assertThat(world.matches("ana", gone.minusMillis(1))).isTrue();
        assertThat(world.verdict("ana", gone)).isEqualTo(new Verdict(false, Verdict.FOREVER));
    }

    @Test
    void a_leap_day_is_a_day_like_any_other() { // R-T6
        World world =
                World.of(on("2024-02-29", ZoneId.of("UTC")))
                        .person("in", "{\"d\": \"2024-02-29T23:59:59\"}")
                        .person("after", "{\"d\": \"2024-03-01T00:00:00\"}")
                        .person("before", "{\"d\": \"2024-02-28T23:59:59.999\"}");
        assertThat(world.matches("in", T)).isTrue();
        assertThat(world.matches("after", T)).isFalse();
        assertThat(world.matches("before", T)).isFalse();
    }

    @Test
    void a_day_of_the_projects_zone_has_23_or_25_hours_when_clocks_change() { // R-T6
        World spring =
                World.of(on("2026-03-08", PACIFIC))
                        .person("last", "{\"d\": \"2026-03-09T06:59:59\"}")
                        .person("next", "{\"d\": \"2026-03-09T07:00:00\"}")
                        .person("first", "{\"d\": \"2026-03-08T08:00:00\"}");
        assertThat(spring.matches("first", T)).isTrue();
        assertThat(spring.matches("last", T)).isTrue();
        assertThat(spring.matches("next", T)).isFalse();
        World autumn =
                World.of(on("2026-11-01", PACIFIC))
                        .person("first", "{\"d\": \"2026-11-01T07:00:00\"}")
                        .person("last", "{\"d\": \"2026-11-02T07:59:59\"}")
                        .person("next", "{\"d\": \"2026-11-02T08:00:00\"}");
        assertThat(autumn.matches("first", T)).isTrue();
        assertThat(autumn.matches("last", T)).isTrue();
        assertThat(autumn.matches("next", T)).isFalse();
    }

    @Test
    void both_ends_of_between_are_included() { // R-T6
        World world = World.of(new Filter.OnProperty("n", new Condition.Between(10, 20)));
        world.person("10", "{\"n\": 10}")
                .person("20", "{\"n\": 20}")
                .person("under", "{\"n\": 9.999999}")
                .person("over", "{\"n\": 20.000001}");
        assertThat(world.matches("10", T)).isTrue();
        assertThat(world.matches("20", T)).isTrue();
        assertThat(world.matches("under", T)).isFalse();
        assertThat(world.matches("over", T)).isFalse();
    }

    @Test
    void older_than_begins_a_millisecond_after_the_age_and_in_the_last_ends_there() { // R-T6
        World older =
                World.of(new Filter.OnProperty("d", new Condition.OlderThan(Duration.ofDays(14))))
                        .person("ana", "{\"d\": \"2026-01-15T12:00:00\"}");
        World last =
                World.of(new Filter.OnProperty("d", new Condition.InTheLast(Duration.ofDays(14))))
                        .person("ana", "{\"d\": \"2026-01-15T12:00:00\"}");
        Instant end = T.plus(Duration.ofDays(14));
        assertThat(older.verdict("ana", T))
                .isEqualTo(new Verdict(false, end.plusMillis(1).toEpochMilli()));
        assertThat(older.verdict("ana", end.plusMillis(1)))
                .isEqualTo(new Verdict(true, Verdict.FOREVER));
        assertThat(last.evaluator().settled(0, T.toEpochMilli()))
                .isEqualTo(new Verdict(false, T.plusMillis(1).toEpochMilli()));
        assertThat(last.evaluator().settled(0, T.plusMillis(1).toEpochMilli()))
                .isEqualTo(new Verdict(true, end.plusMillis(1).toEpochMilli()));
    }

    @Test
    void a_verdict_may_hold_for_years() { // R-T6
        World world =
                World.of(new Filter.OnProperty("d", new Condition.OlderThan(Duration.ofDays(3650))))
                        .person("ana", "{\"d\": \"2026-01-15T12:00:00\"}");
        assertThat(world.verdict("ana", T).until())
                .isEqualTo(T.plus(Duration.ofDays(3650)).plusMillis(1).toEpochMilli());
    }

    private static Filter on(String day, ZoneId zone) {
        LocalDate date = LocalDate.parse(day);
        return new Filter.OnProperty(
                "d",
                new Condition.During(
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant()));
    }
}

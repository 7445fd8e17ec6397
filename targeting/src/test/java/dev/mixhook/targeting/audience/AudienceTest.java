package dev.mixhook.targeting.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.evaluation.World;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {
    private static final Instant SEEN = Instant.parse("2026-01-01T10:00:00Z");
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private final World world =
            World.of(new Filter.OnProperty("seen", new Condition.OlderThan(TWO_WEEKS)))
                    .person("ana", "{\"seen\": \"2026-01-01T10:00:00\"}")
                    .person("bob", "{\"seen\": \"2025-12-01T10:00:00\"}");
    private final List<String> flips = new ArrayList<>();
    private final Audiences audiences = new Audiences(world.people);
    private final Audience audience =
            audiences.add(
                    world.target(),
                    (person, matches, instant) ->
                            flips.add(
                                    world.people.distinctId(person)
                                            + (matches ? " in at " : " out at ")
                                            + Instant.ofEpochMilli(instant)));

    @Test
    void people_flip_at_the_very_instant_at_which_time_makes_them_match() { // R-T6, R-S1
        audience.start(SEEN.toEpochMilli());
        audiences.advance(SEEN.plus(Duration.ofDays(30)).toEpochMilli());
        assertThat(flips)
                .containsExactly(
                        "bob in at 2026-01-01T10:00:00Z", "ana in at 2026-01-15T10:00:00.001Z");
        assertThat(audiences.next()).isEqualTo(Verdict.FOREVER);
    }

    @Test
    void new_data_evaluates_one_person_and_replaces_the_timer_that_was_set() {
        audience.start(SEEN.toEpochMilli());
        world.person("ana", "{\"seen\": \"2026-01-10T10:00:00\"}");
        audiences.everything(0);
        audiences.evaluate(SEEN.plus(Duration.ofDays(9)).toEpochMilli());
        audiences.advance(SEEN.plus(Duration.ofDays(20)).toEpochMilli());
        assertThat(audience.matches(0)).isFalse();
        assertThat(audiences.next())
                .isEqualTo(Instant.parse("2026-01-24T10:00:00.001Z").toEpochMilli());
    }

    @Test
    void somebody_who_appears_later_is_evaluated_when_told_of() {
        audience.start(SEEN.toEpochMilli());
        world.person("cem", "{\"seen\": \"2025-12-20T10:00:00\"}");
        audiences.everything(2);
        audiences.evaluate(SEEN.plusSeconds(60).toEpochMilli());
        audiences.advance(SEEN.plus(Duration.ofDays(5)).toEpochMilli());
        assertThat(flips).contains("cem in at 2026-01-03T10:00:00.001Z");
        assertThat(audience.matching().stream().boxed()).containsExactly(1, 2);
    }

    @Test
    void an_event_that_comes_late_counts_from_when_it_happened() { // R-T2, R-T4
        World logins =
                World.of(
                                new Filter.Did(
                                        new EventSelector("Login", null),
                                        new Filter.Times(0, 0),
                                        new Window(Duration.ofDays(7))))
                        .person("ana", "{}");
        List<String> told = new ArrayList<>();
        Audiences quiet = new Audiences(logins.people);
        Audience absent =
                quiet.add(
                        logins.target(),
                        (_, matches, instant) ->
                                told.add(matches + " " + Instant.ofEpochMilli(instant)));
        absent.start(SEEN.toEpochMilli());
        logins.did("ana", "Login", SEEN.minus(Duration.ofDays(2)));
        quiet.everything(0);
        quiet.evaluate(SEEN.plusSeconds(60).toEpochMilli());
        logins.did("ana", "Login", SEEN.minus(Duration.ofDays(4)));
        quiet.everything(0);
        quiet.evaluate(SEEN.plusSeconds(120).toEpochMilli());
        quiet.advance(SEEN.plus(Duration.ofDays(30)).toEpochMilli());
        assertThat(told)
                .containsExactly(
                        "true 2026-01-01T10:00:00Z",
                        "false 2026-01-01T10:01:00Z",
                        "true 2026-01-06T10:00:00.001Z");
    }
}

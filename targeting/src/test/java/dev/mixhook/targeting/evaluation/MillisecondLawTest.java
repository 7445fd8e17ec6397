package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code until} is never late where numbers are rounded on the way: every millisecond is tried. */
class MillisecondLawTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOW - number(datetime(user[\"d\"])) / 1000 >= 86400",
                "NOW - number(datetime(user[\"d\"])) / 1000 == 86400",
                "NOW - number(datetime(user[\"d\"])) / 1000 > 86400",
                "number(datetime(user[\"d\"])) / 1000 + 86400 < NOW",
                "datetime(user[\"e\"]) < datetime(NOW + 0.0005)",
                "datetime(user[\"e\"]) <= datetime(NOW - 0.0014)",
                "datetime(user[\"e\"]) == datetime(NOW)",
                "datetime(user[\"e\"]) < datetime(NOW * 1000)",
                "datetime(NOW / 2) > datetime(number(datetime(user[\"e\"])) / 2000)",
                "NOW % 0.01 > 0.002 and NOW % 1 < 0.007",
                "NOW % 0.016 >= 0.008",
                "floor((NOW + 86400 * 7 - user[\"n\"]) / 86400) == 7",
                "(NOW - user[\"n\"]) / 86400 >= 0",
                "(NOW + 86400 * 7 - user[\"n\"]) / 86400 >= 7",
                "round(NOW % 0.02 * 100) == 1",
                "ceil((user[\"n\"] - NOW) * 200) > 1",
                "-(NOW - user[\"n\"]) * 3 + 0.02 > 0.005",
                "boolean(NOW - user[\"n\"])",
                "number(datetime(NOW)) / 7 % 3 > 1",
            })
    void every_millisecond_gives_what_its_untils_give(String text) { // R-T9, R-T11
        Parsed.Valid parsed = (Parsed.Valid) SelectorParser.parse(text, Set.of());
        for (int phase = 0; phase < 40; phase++) {
            Evaluator evaluator = world(parsed, phase).evaluator();
            long start = MIDNIGHT.toEpochMilli() - 30;
            long next = start;
            boolean expected = false;
            for (long now = start; now < start + 90; now++) {
                if (next <= now) {
                    Verdict verdict = evaluator.evaluate(0, next);
                    assertThat(verdict.until()).isGreaterThan(next);
                    expected = verdict.matches();
                    next = verdict.until();
                }
                assertThat(evaluator.evaluate(0, now).matches())
                        .as("phase %d at %s", phase, Instant.ofEpochMilli(now))
                        .isEqualTo(expected);
            }
        }
    }

    private static World world(Parsed.Valid parsed, int phase) {
        Instant at = MIDNIGHT.plusMillis(phase);
        return World.of(Target.of(parsed.expr(), List.of()))
                .person(
                        "ana",
                        "{\"d\": \"%s\", \"e\": \"%s\", \"n\": %s}"
                                .formatted(
                                        at.minusSeconds(86_400), at, at.toEpochMilli() / 1000.0));
    }
}

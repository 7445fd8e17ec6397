package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is evaluated by codes, in blocks of people or one by one, is what a plain evaluation says:
 * before 1970, beyond 2038 and to the millisecond too.
 */
class PlainLawTest {
    private static final int TREES = Integer.getInteger("law.trees", 2000) / 20;
    private static final int PEOPLE = 150;
    private static final List<Instant> MIDDLES =
            List.of(
                    Instant.parse("2026-03-29T00:00:00Z"),
                    Instant.parse("1969-12-30T12:00:00Z"),
                    Instant.parse("2040-10-28T00:00:00Z"),
                    Instant.parse("2106-02-07T06:00:00Z"));

    @TestFactory
    Stream<DynamicTest> evaluation_by_codes_is_plain_evaluation() {
        return IntStream.range(0, TREES)
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed, () -> check(new SplittableRandom(seed))));
    }

    private void check(SplittableRandom random) {
        Instant middle = MIDDLES.get(random.nextInt(MIDDLES.size()));
        RandomWorlds worlds = new RandomWorlds(random, middle);
        Filter filter = worlds.filter(3);
        Target target = filter.target();
        World world = worlds.world(target, PEOPLE);
        People people = world.people;
        if (random.nextBoolean()) {
            people.arrange();
        }
        Evaluator evaluator = new Evaluator(target, people);
        Evaluator plain = new Evaluator(target, people, -1, Compiler.plain(target, people));
        for (int i = 0; i < 6; i++) {
            long now = worlds.instant().toEpochMilli();
            BitSet matching = new BitSet();
            for (int person = 0; person < people.size(); person++) {
                Verdict verdict = evaluator.evaluate(person, now);
                Verdict expected = plain.evaluate(person, now);
                assertThat(verdict.matches())
                        .as("%s of %d at %d", filter, person, now)
                        .isEqualTo(expected.matches());
                assertThat(verdict.until()).isGreaterThan(now);
                if (verdict.until() > expected.until()) {
                    // It may hold longer only where nothing flips meanwhile.
                    assertThat(plain.evaluate(person, expected.until()).matches())
                            .as("%s of %d at %d", filter, person, expected.until())
                            .isEqualTo(expected.matches());
                }
                matching.set(person, expected.matches());
            }
            assertThat(evaluator.matching(now)).as("%s at %d", filter, now).isEqualTo(matching);
            assertThat(plain.matching(now)).isEqualTo(matching);
        }
    }
}

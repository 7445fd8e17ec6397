package dev.mixhook.targeting.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.evaluation.RandomWorlds;
import dev.mixhook.targeting.evaluation.World;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Filter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Many targets over the same people, of whom each is told what is new by name, see the flips that
 * each sees that is evaluated plainly whenever anything is new.
 */
class AudiencesLawTest {
    private static final int SEEDS = Integer.getInteger("law.trees", 2000) / 20;
    private static final int PEOPLE = 12;
    private static final int STEPS = 120;
    private static final List<Instant> MIDDLES =
            List.of(
                    Instant.parse("2026-03-29T00:00:00Z"),
                    Instant.parse("1969-12-30T12:00:00Z"),
                    Instant.parse("2040-10-28T00:00:00Z"));

    /** Somebody starts or stops matching a target. */
    private record Flip(int target, int person, boolean matches, long instant) {}

    @TestFactory
    Stream<DynamicTest> audiences_that_are_told_what_is_new_see_every_flip() {
        return IntStream.range(0, SEEDS)
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed, () -> check(new SplittableRandom(seed))));
    }

    private void check(SplittableRandom random) {
        Instant middle = MIDDLES.get(random.nextInt(MIDDLES.size()));
        RandomWorlds worlds = new RandomWorlds(random, middle);
        List<Filter> filters = filters(random, worlds);
        World world = worlds.world(new Filter.All(filters).target(), PEOPLE);
        List<Flip> expected = new ArrayList<>();
        List<Flip> found = new ArrayList<>();
        List<PlainAudience> plain = new ArrayList<>();
        List<Audience> each = new ArrayList<>();
        Audiences audiences = new Audiences(world.people);
        for (Filter filter : filters) {
            int n = each.size();
            plain.add(new PlainAudience(world.plain(filter.target()), recorder(n, expected)));
            each.add(audiences.add(filter.target(), recorder(n, found)));
        }
        long now = middle.minusSeconds(200 * 3600).toEpochMilli();
        start(world.people, each, plain, now);
        for (int step = 0; step < STEPS; step++) {
            now += random.nextInt(5) == 0 ? 1 : random.nextLong(8 * 3_600_000L);
            long before = now - 1;
            audiences.advance(before);
            plain.forEach(one -> one.advance(before));
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                change(random, worlds, world, audiences);
            }
            audiences.evaluate(now);
            evaluate(world.people, plain, now);
            assertThat(audiences.next()).isGreaterThan(now);
        }
        assertThat(found).as("%s", filters).containsExactlyInAnyOrderElementsOf(expected);
        for (int n = 0; n < each.size(); n++) {
            int target = n;
            assertThat(found.stream().filter(flip -> flip.target() == target))
                    .isSortedAccordingTo(
                            Comparator.comparingLong(Flip::instant).thenComparingInt(Flip::person));
        }
    }

    private static Audience.Flips recorder(int target, List<Flip> flips) {
        return (person, matches, at) -> flips.add(new Flip(target, person, matches, at));
    }

    /** Some, of which one comes twice. */
    private static List<Filter> filters(SplittableRandom random, RandomWorlds worlds) {
        List<Filter> filters = new ArrayList<>();
        for (int count = random.nextInt(1, 70); count > 0; count = count / 2 - 1) {
            filters.add(worlds.filter(3));
        }
        filters.add(filters.getFirst());
        return filters;
    }

    private static void start(
            People people, List<Audience> each, List<PlainAudience> plain, long now) {
        each.forEach(audience -> audience.start(now));
        evaluate(people, plain, now);
    }

    private static void evaluate(People people, List<PlainAudience> plain, long now) {
        for (PlainAudience audience : plain) {
            for (int person = 0; person < people.size(); person++) {
                audience.changed(person, now);
            }
        }
    }

    /** Something about somebody, who may be new; events are of any time. */
    private static void change(
            SplittableRandom random, RandomWorlds worlds, World world, Audiences audiences) {
        String id = "user-" + random.nextInt(PEOPLE + 3);
        int known = world.people.size();
        if (random.nextInt(4) == 0) {
            world.person(id, worlds.profile());
            audiences.everything(world.people.number(id));
            return;
        }
        String event = worlds.event();
        worlds.did(world, id, event, worlds.instant());
        int person = world.people.number(id);
        if (person >= known) {
            audiences.everything(person);
            return;
        }
        Vocabulary vocabulary = world.people.vocabulary();
        int named = vocabulary.event(event);
        int slot = named == Vocabulary.NO_SLOT ? vocabulary.otherEvents() : named;
        if (slot != Vocabulary.NO_SLOT) {
            audiences.event(person, slot);
        }
    }
}

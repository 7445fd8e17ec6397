package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The later of two journaled events that are one takes the place of the first. */
class ArrivedEventsTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long FIVE_DAYS = 5 * DAY;

    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int sell = vocabulary.mentionEvent("Sell");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");
    private final int price = vocabulary.mentionEventProperty(sell, "amount");

    /** What a list would hold. */
    private record Plain(long at, int person, int event, long time, long insertId, double amount) {
        boolean isSame(Plain other, People people) {
            return insertId != EventHead.NONE
                    && insertId == other.insertId
                    && event == other.event
                    && time == other.time
                    && people.owner(person) == people.owner(other.person);
        }
    }

    @TestFactory
    Stream<DynamicTest> what_is_there_in_the_end_is_what_a_list_would_hold() {
        return IntStream.range(0, 12)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(seed)));
    }

    private void check(int seed) {
        Random random = new Random(seed);
        People people = new People(vocabulary);
        IntStream.range(0, 6).forEach(i -> people.admit("u" + i));
        ArrivedEvents events = new ArrivedEvents(people);
        List<Plain> plain = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < 600; i++) {
            at += random.nextInt(5) == 0 ? random.nextLong(DAY) : random.nextInt(1000);
            if (i % 200 == 199) {
                join(people, random);
            }
            Plain next =
                    new Plain(
                            at,
                            people.owner(random.nextInt(6)),
                            random.nextBoolean() ? buy : sell,
                            random.nextInt(3),
                            random.nextInt(4),
                            random.nextInt(3));
            events.apply(event(next));
            // Two that were two people's when they came stay two.
            plain.stream()
                    .filter(other -> other.isSame(next, people))
                    .filter(other -> other.at() >= next.at() - FIVE_DAYS)
                    .reduce((_, last) -> last)
                    .ifPresent(plain::remove);
            plain.add(next);
        }
        for (int person = 0; person < 6; person++) {
            for (int event : new int[] {buy, sell}) {
                assertThat(found(people, person, event))
                        .isEqualTo(expected(plain, people, person, event));
            }
        }
    }

    private static void join(People people, Random random) {
        int one = people.owner(random.nextInt(6));
        int other = people.owner(random.nextInt(6));
        if (one != other) {
            people.join(one, other);
        }
    }

    @Test
    void after_five_days_it_is_another_event() {
        People people = new People(vocabulary);
        int ana = people.admit("ana");
        ArrivedEvents events = new ArrivedEvents(people);
        events.apply(event(new Plain(0, ana, buy, 7, 1, 1)));
        events.apply(event(new Plain(FIVE_DAYS, ana, buy, 7, 1, 2)));
        events.apply(event(new Plain(2 * FIVE_DAYS, ana, buy, 7, 1, 3)));
        assertThat(found(people, ana, buy)).containsExactly(3.0);
        events.apply(event(new Plain(3 * FIVE_DAYS + 1, ana, buy, 7, 1, 4)));
        assertThat(found(people, ana, buy)).containsExactly(3.0, 4.0);
    }

    @Test
    void values_of_events_that_may_be_replaced_are_not_forgotten() {
        People people = new People(vocabulary);
        ArrivedEvents events = new ArrivedEvents(people);
        long code = people.codes().of("a text");
        events.apply(new ArrivedEvent(0, people.admit("ana"), buy, 0, 1, new long[] {code}));
        List<Long> told = new ArrayList<>();
        events.eachCode(told::add);
        assertThat(told).containsExactly(code);
    }

    private static ArrivedEvent event(Plain plain) {
        return new ArrivedEvent(
                plain.at(),
                plain.person(),
                plain.event(),
                plain.time(),
                plain.insertId(),
                new long[] {ValueCodes.of(plain.amount())});
    }

    private List<Double> found(People people, int person, int event) {
        EventTimeline timeline = people.history(person, event);
        return IntStream.range(0, timeline.size())
                .boxed()
                .sorted(
                        Comparator.<Integer>comparingLong(timeline::time)
                                .thenComparingDouble(i -> amount(timeline, event, i)))
                .map(i -> amount(timeline, event, i))
                .toList();
    }

    private double amount(EventTimeline timeline, int event, int i) {
        return ((Value.Num) timeline.property(i, event == buy ? amount : price)).number();
    }

    private static List<Double> expected(List<Plain> plain, People people, int person, int event) {
        return plain.stream()
                .filter(one -> people.owner(one.person()) == person && one.event() == event)
                .sorted(Comparator.comparingLong(Plain::time).thenComparingDouble(Plain::amount))
                .map(Plain::amount)
                .toList();
    }
}

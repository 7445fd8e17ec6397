package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Columns, held against a list of objects. */
class FeedItemsTest {
    private static final int MANY = 2_000;

    private final Vocabulary vocabulary = new Vocabulary();
    private final int login = vocabulary.mentionEvent("Login");
    private final int purchase = vocabulary.mentionEvent("Purchase");
    private final int amount = vocabulary.mentionEventProperty(purchase, "amount");
    private final int item = vocabulary.mentionEventProperty(purchase, "item");

    @TestFactory
    Stream<DynamicTest> what_happens_is_what_a_list_of_objects_would_let_happen() {
        return IntStream.range(0, 8)
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed,
                                        () -> {
                                            Random random = new Random(seed);
                                            check(random(random, 1 + seed * seed), random);
                                        }));
    }

    @Test
    void a_hundred_thousand_events_of_one_instant_are_told_apart() {
        FeedItems items = new FeedItems(new People(vocabulary));
        for (int i = 0; i < 100_000; i++) {
            items.add(login("u-" + i % 50_000, 1_000, 1 + i % 50_000));
        }
        items.settle();
        assertThat(items.size()).isEqualTo(50_000);
    }

    @Test
    void what_is_still_to_happen_keeps_its_texts_while_others_are_forgotten() {
        People people = new People(vocabulary);
        FeedItems items = new FeedItems(people);
        String filling = "x".repeat(1 << 20);
        for (int i = 0; i < 80; i++) {
            people.codes().of(filling + i);
        }
        items.add(purchase("ana", 1_000, EventHead.NONE, 3));
        people.letGo(0, items::eachCode);
        people.codes().of("given the first number that is free");
        int person = items.apply(0);
        assertThat(people.history(person, purchase).property(0, item))
                .isEqualTo(Value.of("item 3"));
    }

    @Test
    void times_may_lie_before_1970_and_beyond_2038() {
        FeedItems items = new FeedItems(new People(vocabulary));
        for (long time : new long[] {5_000_000_000_123L, -1, Long.MIN_VALUE / 2, 0}) {
            items.add(login("a", time, EventHead.NONE));
        }
        items.settle();
        assertThat(IntStream.range(0, items.size()).mapToLong(items::time))
                .containsExactly(Long.MIN_VALUE / 2, -1L, 0L, 5_000_000_000_123L);
    }

    private void check(List<FeedItem> plain, Random random) {
        People ours = new People(vocabulary);
        FeedItems items = new FeedItems(ours);
        plain.forEach(items::add);
        items.settle();
        List<FeedItem> expected = settled(plain);
        assertThat(items.size()).isEqualTo(expected.size());
        assertThat(IntStream.range(0, items.size()).mapToLong(items::time).boxed())
                .containsExactlyElementsOf(expected.stream().map(FeedItem::time).toList());

        int history = random.nextInt(items.size());
        People theirs = new People(vocabulary);
        for (int i = 0; i < history; i++) {
            checkApplied(items.apply(i), expected.get(i).applyTo(theirs), ours, theirs);
        }
        items.removeFirst(history);
        for (int i = history; i < expected.size(); i++) {
            checkApplied(items.apply(i - history), expected.get(i).applyTo(theirs), ours, theirs);
        }
        assertThat(ours.size()).isEqualTo(theirs.size());
        for (int person = 0; person < ours.size(); person++) {
            assertThat(all(ours, person)).isEqualTo(all(theirs, person));
        }
    }

    @Test
    void those_who_did_something_are_counted_however_it_came() {
        FeedItems items = new FeedItems(new People(vocabulary));
        items.add(login("a", 1, EventHead.NONE));
        items.add(new FeedItem.Arrived(2, 1, login("b", 1, EventHead.NONE)));
        items.add(new FeedItem.Arrived(3, 2, login("a", 1, EventHead.NONE)));
        items.add(new FeedItem.Untimed(4, "a", List.of()));
        items.settle();
        int ana = items.users().number("a");
        assertThat(items.countEvents(user -> user == ana)).isEqualTo(2);
        assertThat(items.countEvents(_ -> true)).isEqualTo(3);
    }

    private static void checkApplied(int ours, int theirs, People one, People other) {
        assertThat(ours).isEqualTo(theirs);
        assertThat(one.distinctId(ours)).isEqualTo(other.distinctId(theirs));
    }

    private List<Object> all(People people, int person) {
        List<Object> all = new ArrayList<>();
        all.add(people.profile(person).properties());
        for (int event : new int[] {login, purchase}) {
            EventTimeline timeline = people.history(person, event);
            for (int i = 0; i < timeline.size(); i++) {
                all.add(timeline.time(i));
                if (event == purchase) {
                    all.add(timeline.property(i, amount));
                    all.add(timeline.property(i, item));
                }
            }
        }
        return all;
    }

    /** Of events that are the same, the last one read stays. */
    private static List<FeedItem> settled(List<FeedItem> plain) {
        List<FeedItem> sorted = new ArrayList<>(plain);
        sorted.sort(Comparator.comparingLong(FeedItem::time).thenComparingLong(FeedItem::number));
        Set<List<Object>> seen = new HashSet<>();
        List<FeedItem> kept = new ArrayList<>();
        for (FeedItem item : sorted.reversed()) {
            boolean isRepeated =
                    item instanceof FeedItem.Did did
                            && did.insertId() != EventHead.NONE
                            && !seen.add(
                                    List.of(
                                            did.time(),
                                            did.event(),
                                            did.distinctId(),
                                            did.insertId()));
            if (!isRepeated) {
                kept.add(item);
            }
        }
        return kept.reversed();
    }

    /**
     * Some stretches of items that ascend, others that do not.
     *
     * @param instants how many there are
     */
    private List<FeedItem> random(Random random, int instants) {
        List<FeedItem> items = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < MANY; i++) {
            time =
                    random.nextInt(50) == 0
                            ? random.nextInt(instants)
                            : Math.min(time + 1, instants);
            String user = "ü-" + random.nextInt(30);
            long insertId = random.nextInt(5);
            items.add(
                    switch (random.nextInt(5)) {
                        case 0 ->
                                new FeedItem.Given(
                                        time,
                                        user,
                                        new Profile(
                                                ("{\"n\": " + i + "}")
                                                        .getBytes(StandardCharsets.UTF_8)));
                        case 1 -> login(user, time, insertId);
                        case 2 ->
                                new FeedItem.Arrived(
                                        time,
                                        1 + random.nextInt(MANY),
                                        purchase(user, time - random.nextInt(9), insertId, i));
                        default -> purchase(user, time, insertId, i);
                    });
        }
        return items;
    }

    private FeedItem login(String user, long time, long insertId) {
        return new FeedItem.Did(time, user, login, insertId, new Value[0]);
    }

    private FeedItem purchase(String user, long time, long insertId, int number) {
        Value[] values = {Value.undefined(), Value.undefined()};
        values[amount] = Value.of(number / 4.0);
        values[item] = Value.of("item " + number % 7);
        return new FeedItem.Did(time, user, purchase, insertId, values);
    }
}

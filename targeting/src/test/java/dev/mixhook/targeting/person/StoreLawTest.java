package dev.mixhook.targeting.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The people are what a map of lists says they are, whatever comes in, in whatever order. */
class StoreLawTest {
    private static final int EVENTS = 3;
    private static final int PROPERTIES = 2;

    /** An event as it came. */
    private record Did(long time, List<Value> properties) {}

    /** The plain store: everything in maps and lists. */
    private static final class PlainPeople {
        private final List<String> ids = new ArrayList<>();
        private final Map<String, String> profiles = new HashMap<>();
        private final Map<String, List<List<Did>>> events = new HashMap<>();

        private void admit(String id) {
            if (!ids.contains(id)) {
                ids.add(id);
                events.put(
                        id,
                        Stream.generate(() -> new ArrayList<Did>())
                                .limit(EVENTS)
                                .collect(java.util.stream.Collectors.toList()));
            }
        }

        private void did(String id, int event, Did did) {
            admit(id);
            List<Did> all = events.get(id).get(event);
            int place = (int) all.stream().filter(other -> other.time() <= did.time()).count();
            all.add(place, did);
        }
    }

    @TestFactory
    Stream<DynamicTest> people_are_what_came_in() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> check(seed)));
    }

    private static void check(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        People people = new People(vocabulary());
        PlainPeople plain = new PlainPeople();
        for (int i = 0; i < 1500; i++) {
            String id = id(random);
            switch (random.nextInt(20)) {
                case 0, 1 -> {
                    String json = profile(random);
                    plain.admit(id);
                    plain.profiles.put(id, json);
                    people.put(id, new Profile(json.getBytes(StandardCharsets.UTF_8)));
                }
                case 2 -> {
                    people.arrange();
                    people.forgetValues(_ -> {});
                }
                case 3 -> {
                    plain.admit(id);
                    plain.profiles.remove(id);
                    people.update(
                            id,
                            List.of(new ProfileUpdate.Delete()),
                            java.util.OptionalLong.empty());
                }
                default -> {
                    int event = random.nextInt(EVENTS);
                    Did did = new Did(time(random, seed), values(random));
                    plain.did(id, event, did);
                    people.did(id, event, did.time(), did.properties().toArray(Value[]::new));
                }
            }
        }
        compare(people, plain);
        people.arrange();
        compare(people, plain);
    }

    private static void compare(People people, PlainPeople plain) {
        assertThat(people.size()).isEqualTo(plain.ids.size());
        for (int person = 0; person < people.size(); person++) {
            String id = plain.ids.get(person);
            assertThat(people.distinctId(person)).isEqualTo(id);
            assertThat(people.number(id)).isEqualTo(person);
            String json = plain.profiles.get(id);
            assertThat(people.hasProfile(person)).isEqualTo(json != null);
            assertThat(new String(people.profile(person).json(), StandardCharsets.UTF_8))
                    .isEqualTo(json == null ? "{}" : json);
            for (int event = 0; event < EVENTS; event++) {
                compare(people.history(person, event), plain.events.get(id).get(event));
            }
        }
    }

    private static void compare(EventTimeline events, List<Did> expected) {
        List<Did> found = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            found.add(
                    new Did(events.time(i), List.of(events.property(i, 0), events.property(i, 1))));
        }
        assertThat(found).isEqualTo(expected);
        for (Did did : expected) {
            assertThat(events.countUntil(did.time()))
                    .isEqualTo((int) expected.stream().filter(e -> e.time() <= did.time()).count());
        }
    }

    private static Vocabulary vocabulary() {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.mentionProperty("plan");
        for (int event = 0; event < EVENTS; event++) {
            int slot = vocabulary.mentionEvent("event " + event);
            for (int property = 0; property < PROPERTIES; property++) {
                vocabulary.mentionEventProperty(slot, "property " + property);
            }
        }
        return vocabulary;
    }

    private static String id(SplittableRandom random) {
        int number = random.nextInt(60);
        return switch (number % 6) {
            case 0 -> "é" + number;
            case 1 -> "\uD800" + number;
            case 2 -> number == 2 ? "" : "😀" + number;
            default -> "user-" + number;
        };
    }

    private static String profile(SplittableRandom random) {
        return "{\"plan\": \"%s\", \"é\": %d}"
                .formatted("x".repeat(random.nextInt(9)), random.nextInt());
    }

    /** Whole seconds at first, so that the store has to change its mind in the middle. */
    private static long time(SplittableRandom random, int seed) {
        long second = random.nextLong(-20_000, 20_000) * (seed % 2 == 0 ? 1 : 1_000_000);
        return random.nextInt(50) == 0 ? second * 1000 + random.nextInt(1000) : second * 1000;
    }

    private static List<Value> values(SplittableRandom random) {
        return List.of(value(random), value(random));
    }

    private static Value value(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> Value.undefined();
            case 1 -> Value.of(random.nextBoolean());
            case 2 -> Value.of(-0.0);
            case 3 -> Value.of(Double.POSITIVE_INFINITY);
            case 4 -> Value.of(Double.NEGATIVE_INFINITY);
            case 5 -> Value.of(random.nextDouble() * 1e300);
            case 6 ->
                    Value.of(
                            "2026-0"
                                    + random.nextInt(10)
                                    + "-31T2"
                                    + random.nextInt(10)
                                    + ":00:59");
            case 7 -> Value.of(random.nextInt(3) + "969-12-31T23:59:59");
            case 8 -> new Value.Items(List.of(Value.of(random.nextInt(3)), Value.of("a")));
            case 9 -> new Value.Fields(Map.of("a", Value.of(random.nextInt(3))));
            case 10 -> new Value.Moment(random.nextLong());
            default -> Value.of("text é".substring(0, random.nextInt(7)));
        };
    }

    @TestFactory
    Stream<DynamicTest> what_still_counts_is_never_let_go() { // R-T2
        return IntStream.range(0, 20)
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed, () -> checkLettingGo(seed)));
    }

    private static void checkLettingGo(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Vocabulary vocabulary = new Vocabulary();
        int event = vocabulary.mentionEvent("Login");
        long day = 86_400_000L;
        vocabulary.mentionWindow(event, 10 * day);
        People people = new People(vocabulary);
        Map<String, long[]> all = new HashMap<>();
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextLong(day / 20);
            people.letGo(now, _ -> {});
            String id = "user-" + random.nextInt(20);
            long time = now - random.nextLong(day * (random.nextInt(20) == 0 ? 15 : 1));
            people.did(id, event, time, new Value[0]);
            all.merge(id, new long[] {time}, StoreLawTest::joined);
        }
        long start = now - 10 * day;
        int kept = 0;
        for (Map.Entry<String, long[]> each : all.entrySet()) {
            EventTimeline events = people.history(people.number(each.getKey()), event);
            long[] found = IntStream.range(0, events.size()).mapToLong(events::time).toArray();
            assertThat(Arrays.stream(found).filter(time -> time >= start))
                    .containsExactly(
                            Arrays.stream(each.getValue())
                                    .filter(time -> time >= start)
                                    .sorted()
                                    .boxed()
                                    .toArray(Long[]::new));
            kept += found.length;
        }
        assertThat(kept).isLessThan(20_000 / 10);
    }

    private static long[] joined(long[] one, long[] other) {
        long[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}

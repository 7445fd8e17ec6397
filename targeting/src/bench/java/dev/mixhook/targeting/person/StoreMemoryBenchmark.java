package dev.mixhook.targeting.person;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** Bytes of ids and of profiles in blocks, and as an object each. */
public final class StoreMemoryBenchmark {
    private static final int PEOPLE = 1_000_000;

    private StoreMemoryBenchmark() {}

    public static void main(String[] arguments) {
        say("an id, in a table of texts", measure(StoreMemoryBenchmark::table));
        say("an id, in a HashMap<String, Integer> and a list", measure(StoreMemoryBenchmark::map));
        say("a profile of 40 bytes, in blocks", measure(StoreMemoryBenchmark::blocks));
        say("a profile of 40 bytes, an object each", measure(StoreMemoryBenchmark::objects));
    }

    private static Object table(int size) {
        TextTable table = new TextTable();
        for (int i = 0; i < size; i++) {
            table.add("user-" + i);
        }
        return table;
    }

    private static Object map(int size) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add("user-" + i);
            numbers.put(ids.getLast(), i);
        }
        return List.of(numbers, ids);
    }

    private static byte[] json(int number) {
        return String.format(Locale.ROOT, "{\"plan\": \"free\", \"number\": %15d}", number)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Object blocks(int size) {
        Profiles profiles = new Profiles();
        for (int i = 0; i < size; i++) {
            profiles.put(i, json(i));
        }
        return profiles;
    }

    private static Object objects(int size) {
        List<Profile> profiles = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            profiles.add(new Profile(json(i)));
        }
        return profiles;
    }

    private static double measure(IntFunction<Object> build) {
        long before = used();
        Object built = build.apply(PEOPLE);
        double bytes = (used() - before) / (double) PEOPLE;
        return built.hashCode() == 0 ? 0 : bytes;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void say(String what, double bytes) {
        System.out.printf(Locale.ROOT, "%-50s %6.1f bytes%n", what, bytes);
    }
}

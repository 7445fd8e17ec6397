package dev.mixhook.targeting;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.selector.ReferencedNames;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * People with 50 events each in 90 days, of 20 names by Zipf's law, of which Login and Purchase are
 * asked for; and five targets, P1 to P5. The same seed, the same people.
 */
final class StoreWorkload {
    static final long START = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    static final long END = START + Duration.ofDays(90).toMillis();

    private static final String[] COUNTRIES = {
        "DE", "FR", "IT", "ES", "PL", "NL", "BE", "AT", "CH", "SE", "NO", "DK", "FI", "IE", "PT",
        "GR", "CZ", "HU", "RO", "BG"
    };
    private static final String[] PLANS = {"free", "pro", "team", "trial"};
    private static final double ALL = 3.5977396571436817;

    final Vocabulary vocabulary = new Vocabulary();
    final People people;
    final int login;
    final int purchase;
    final int amount;
    private final int size;
    private final SplittableRandom random = new SplittableRandom(1);

    StoreWorkload(int size) {
        this.size = size;
        targets().forEach(target -> ReferencedNames.of(target, vocabulary));
        this.login = vocabulary.event("Login");
        this.purchase = vocabulary.event("Purchase");
        this.amount = vocabulary.eventProperty(purchase, "amount");
        this.people = new People(vocabulary);
    }

    static List<Target> targets() {
        Filter pro = new Filter.OnProperty("plan", new Condition.Is(List.of(Value.of("pro"))));
        Filter there =
                new Filter.OnProperty(
                        "country",
                        new Condition.Is(
                                List.of(
                                        Value.of("DE"),
                                        Value.of("FR"),
                                        Value.of("IT"),
                                        Value.of("ES"),
                                        Value.of("PL"))));
        Filter p1 = new Filter.All(List.of(pro, there));
        Filter p2 =
                new Filter.OnProperty("$last_seen", new Condition.OlderThan(Duration.ofDays(14)));
        Filter p3 = did("Purchase", null, 3, Times.UNBOUNDED, 30);
        Expr large =
                new Condition.Compares(BinaryOperator.GREATER, 50)
                        .of(new Expr.Property(Expr.Scope.EVENT, "amount"));
        Filter p4 =
                new Filter.All(
                        List.of(
                                did("Purchase", large, 1, Times.UNBOUNDED, 90),
                                did("Login", null, 0, 0, 21)));
        Filter p5 = new Filter.All(List.of(p1, p4));
        return List.of(p1.target(), p2.target(), p3.target(), p4.target(), p5.target());
    }

    private static Filter did(String name, Expr where, int least, int most, int days) {
        return new Filter.Did(
                new EventSelector(name, where),
                new Times(least, most),
                new Window(Duration.ofDays(days)));
    }

    /** An event that is asked for. */
    record Events(long[] times, int[] persons, int[] slots, double[] amounts) {
        int size() {
            return times.length;
        }
    }

    /** The kept ones of 50 events a person in the 90 days from an instant, in order of time. */
    Events events(long from) {
        long total = size * 50L;
        double keptShare = (1 + 0.5) / ALL;
        int kept = (int) (total * keptShare);
        double[] gaps = new double[kept + 1];
        double sum = 0;
        for (int i = 0; i <= kept; i++) {
            gaps[i] = -Math.log(1 - random.nextDouble());
            sum += gaps[i];
        }
        Events events =
                new Events(new long[kept], new int[kept], new int[kept], new double[kept]);
        double at = 0;
        for (int i = 0; i < kept; i++) {
            at += gaps[i];
            events.times[i] = from + (long) (at / sum * 90 * 86_400) * 1000;
            events.persons[i] = random.nextInt(size);
            events.slots[i] = random.nextInt(3) < 2 ? login : purchase;
            events.amounts[i] = Math.rint(random.nextDouble() * 10_000) / 100;
        }
        return events;
    }

    void profiles() {
        for (int i = 0; i < size; i++) {
            String json =
                    "{\"plan\": \"%s\", \"country\": \"%s\", \"$last_seen\": \"%s\", \"name\": \"Person %d\"}"
                            .formatted(
                                    PLANS[random.nextInt(4)],
                                    COUNTRIES[random.nextInt(20)],
                                    Instant.ofEpochMilli(
                                                    START - random.nextLong(90 * 86_400L) * 1000)
                                            .toString()
                                            .substring(0, 19),
                                    i);
            people.put("user-" + i, new Profile(json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final long[] none = {};
    private final long[] one = new long[1];

    void add(Events events, int index) {
        int slot = events.slots[index];
        if (slot == purchase) {
            one[0] = ValueCodes.of(events.amounts[index]);
        }
        people.did(events.persons[index], slot, events.times[index], slot == login ? none : one);
    }

    static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    static long memory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** The median of what is measured so many times, in milliseconds of this thread's CPU. */
    static double median(int times, Runnable work) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long before = cpu();
            work.run();
            all.add(cpu() - before);
        }
        all.sort(null);
        return all.get(times / 2) / 1e6;
    }
}

package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Condition;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.BinaryOperator;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.Filter.Times;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.selector.Window;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
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

    private final List<String> texts = List.of("pro", "free", "", "é", "7");

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
        Filter filter = filter(random, 3, middle);
        Target target = filter.target();
        World world = world(random, target, middle);
        People people = world.people;
        if (random.nextBoolean()) {
            people.arrange();
        }
        Evaluator evaluator = new Evaluator(target, people);
        Evaluator plain = new Evaluator(target, people, -1, Compiler.plain(target, people));
        for (int i = 0; i < 6; i++) {
            long now = instant(random, middle).toEpochMilli();
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

    private World world(SplittableRandom random, Target target, Instant middle) {
        World world = World.of(target);
        if (random.nextInt(3) == 0) {
            world = world.withProfileDatesIn(ZoneId.of("Pacific/Chatham"));
        }
        for (int i = 0; i < PEOPLE; i++) {
            String id = "user-" + i;
            if (random.nextInt(10) > 0) {
                world.person(id, profile(random, middle));
            }
            for (int events = random.nextInt(8); events > 0; events--) {
                world.did(
                        id,
                        List.of("Purchase", "Login", "Search").get(random.nextInt(3)),
                        instant(random, middle),
                        Map.of("amount", number(random), "item", text(random)));
            }
        }
        return world;
    }

    private String profile(SplittableRandom random, Instant middle) {
        List<String> members = new ArrayList<>();
        member("plan", () -> quoted(text(random)), random, members);
        member("n", () -> ValueText.json(number(random)), random, members);
        member("seen", () -> date(random, middle), random, members);
        member(
                "seen",
                () -> List.of("7", "[]", "true", "\"soon\"").get(random.nextInt(4)),
                random,
                members);
        return "{" + String.join(", ", members) + "}";
    }

    private static void member(
            String name, Supplier<String> json, SplittableRandom random, List<String> members) {
        if (random.nextInt(3) > 0) {
            members.add('"' + name + "\": " + json.get());
        }
    }

    private static String date(SplittableRandom random, Instant middle) {
        String text = instant(random, middle).toString().replace("Z", "");
        return quoted(Value.of(random.nextInt(4) > 0 ? text : text + "+01:00"));
    }

    private static String quoted(Value value) {
        return ValueText.json(value);
    }

    private Value text(SplittableRandom random) {
        return random.nextInt(6) == 0 ? number(random) : Value.of(texts.get(random.nextInt(5)));
    }

    private static Value number(SplittableRandom random) {
        return Value.of(random.nextInt(-2, 8));
    }

    private static Instant instant(SplittableRandom random, Instant middle) {
        Instant hour = middle.plus(Duration.ofHours(random.nextInt(-200, 200)));
        return random.nextInt(3) == 0 ? hour.plusMillis(random.nextInt(-1, 2)) : hour;
    }

    private Filter filter(SplittableRandom random, int depth, Instant middle) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return switch (random.nextInt(5)) {
                case 0, 1 -> did(random);
                case 2 -> new Filter.OnProperty("plan", onValue(random));
                case 3 -> new Filter.OnProperty("n", onValue(random));
                default -> new Filter.OnProperty("seen", onDate(random, middle));
            };
        }
        List<Filter> parts =
                Stream.generate(() -> filter(random, depth - 1, middle))
                        .limit(random.nextInt(1, 4))
                        .toList();
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.All(parts);
            case 1 -> new Filter.Any(parts);
            default -> new Filter.Not(parts.getFirst());
        };
    }

    private Condition onValue(SplittableRandom random) {
        List<Value> values = Stream.generate(() -> text(random)).limit(random.nextInt(4)).toList();
        BinaryOperator operator =
                BinaryOperator.values()[
                        random.nextInt(BinaryOperator.LESS.ordinal(), BinaryOperator.IN.ordinal())];
        return switch (random.nextInt(7)) {
            case 0 -> new Condition.Is(values);
            case 1 -> new Condition.IsNot(values);
            case 2 -> new Condition.Compares(operator, random.nextInt(8));
            case 3 -> new Condition.Between(1, 4);
            case 4 -> new Condition.IsSet(random.nextBoolean());
            case 5 -> new Condition.Contains(text(random));
            default -> new Condition.NotBetween(0, random.nextInt(6));
        };
    }

    private static Condition onDate(SplittableRandom random, Instant middle) {
        Duration hours = Duration.ofHours(random.nextInt(1, 300));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.OlderThan(hours);
            case 1 -> new Condition.InTheLast(hours);
            case 2 -> new Condition.NotInTheLast(hours);
            case 3 -> new Condition.InTheNext(hours);
            case 4 -> new Condition.Since(instant(random, middle));
            default -> new Condition.Before(instant(random, middle));
        };
    }

    private Filter did(SplittableRandom random) {
        int least = random.nextInt(3);
        int most = random.nextBoolean() ? Times.UNBOUNDED : least + random.nextInt(2);
        Expr where =
                switch (random.nextInt(4)) {
                    case 0 -> onValue(random).of(new Expr.Property(Expr.Scope.EVENT, "amount"));
                    case 1 -> onValue(random).of(new Expr.Property(Expr.Scope.EVENT, "item"));
                    default -> null;
                };
        EventSelector event =
                new EventSelector(
                        List.of("Purchase", "Login", "$any_event").get(random.nextInt(3)), where);
        Window window =
                random.nextBoolean()
                        ? new Window(Duration.ofHours(random.nextInt(1, 200)))
                        : new Window(
                                Duration.ofDays(random.nextInt(1, 9)), ZoneId.of("Europe/Berlin"));
        return new Filter.Did(event, new Times(least, most), window);
    }
}

package dev.mixhook.targeting.evaluation;

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
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Filters at random, and people whom they are about. */
public final class RandomWorlds {
    private static final List<String> TEXTS = List.of("pro", "free", "", "é", "7");

    private final SplittableRandom random;
    private final Instant middle;

    /**
     * What a generator of numbers gives.
     *
     * @param middle of all instants
     */
    public RandomWorlds(SplittableRandom random, Instant middle) {
        this.random = random;
        this.middle = middle;
    }

    /**
     * People of whom some have profiles and some did something.
     *
     * @param people how many
     */
    public World world(Target target, int people) {
        World world = World.of(target);
        if (random.nextInt(3) == 0) {
            world = world.withProfileDatesIn(ZoneId.of("Pacific/Chatham"));
        }
        for (int i = 0; i < people; i++) {
            String id = "user-" + i;
            if (random.nextInt(10) > 0) {
                world.person(id, profile());
            }
            for (int events = random.nextInt(8); events > 0; events--) {
                did(world, id, event(), instant());
            }
        }
        return world;
    }

    /** The name of an event. */
    public String event() {
        return List.of("Purchase", "Login", "Search").get(random.nextInt(3));
    }

    /** Has somebody do something. */
    public void did(World world, String id, String event, Instant at) {
        world.did(id, event, at, Map.of("amount", number(), "item", text()));
    }

    /** A profile in JSON. */
    public String profile() {
        List<String> members = new ArrayList<>();
        member("plan", () -> quoted(text()), members);
        member("n", () -> ValueText.json(number()), members);
        member("seen", this::date, members);
        member(
                "seen",
                () -> List.of("7", "[]", "true", "\"soon\"").get(random.nextInt(4)),
                members);
        return "{" + String.join(", ", members) + "}";
    }

    private void member(String name, Supplier<String> json, List<String> members) {
        if (random.nextInt(3) > 0) {
            members.add('"' + name + "\": " + json.get());
        }
    }

    private String date() {
        String text = instant().toString().replace("Z", "");
        return quoted(Value.of(random.nextInt(4) > 0 ? text : text + "+01:00"));
    }

    private static String quoted(Value value) {
        return ValueText.json(value);
    }

    private Value text() {
        return random.nextInt(6) == 0 ? number() : Value.of(TEXTS.get(random.nextInt(5)));
    }

    private Value number() {
        return Value.of(random.nextInt(-2, 8));
    }

    /** An instant within some days. */
    public Instant instant() {
        Instant hour = middle.plus(Duration.ofHours(random.nextInt(-200, 200)));
        return random.nextInt(3) == 0 ? hour.plusMillis(random.nextInt(-1, 2)) : hour;
    }

    /** A filter of so many layers at most. */
    public Filter filter(int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return switch (random.nextInt(5)) {
                case 0, 1 -> did();
                case 2 -> new Filter.OnProperty("plan", onValue());
                case 3 -> new Filter.OnProperty("n", onValue());
                default -> new Filter.OnProperty("seen", onDate());
            };
        }
        List<Filter> parts =
                Stream.generate(() -> filter(depth - 1)).limit(random.nextInt(1, 4)).toList();
        return switch (random.nextInt(3)) {
            case 0 -> new Filter.All(parts);
            case 1 -> new Filter.Any(parts);
            default -> new Filter.Not(parts.getFirst());
        };
    }

    private Condition onValue() {
        List<Value> values = Stream.generate(this::text).limit(random.nextInt(4)).toList();
        BinaryOperator operator =
                BinaryOperator.values()[
                        random.nextInt(BinaryOperator.LESS.ordinal(), BinaryOperator.IN.ordinal())];
        return switch (random.nextInt(7)) {
            case 0 -> new Condition.Is(values);
            case 1 -> new Condition.IsNot(values);
            case 2 -> new Condition.Compares(operator, random.nextInt(8));
            case 3 -> new Condition.Between(1, 4);
            case 4 -> new Condition.IsSet(random.nextBoolean());
            case 5 -> new Condition.Contains(text());
            default -> new Condition.NotBetween(0, random.nextInt(6));
        };
    }

    private Condition onDate() {
        Duration hours = Duration.ofHours(random.nextInt(1, 300));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.OlderThan(hours);
            case 1 -> new Condition.InTheLast(hours);
            case 2 -> new Condition.NotInTheLast(hours);
            case 3 -> new Condition.InTheNext(hours);
            case 4 -> new Condition.Since(instant());
            default -> new Condition.Before(instant());
        };
    }

    private Filter did() {
        int least = random.nextInt(3);
        int most = random.nextBoolean() ? Times.UNBOUNDED : least + random.nextInt(2);
        Expr where =
                switch (random.nextInt(4)) {
                    case 0 -> onValue().of(new Expr.Property(Expr.Scope.EVENT, "amount"));
                    case 1 -> onValue().of(new Expr.Property(Expr.Scope.EVENT, "item"));
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

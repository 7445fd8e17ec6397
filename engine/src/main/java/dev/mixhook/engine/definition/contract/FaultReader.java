package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.scalar;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the lines of a fault plan: each picks POSTs and names one fault. */
public final class FaultReader {
    private static final Pattern POST = Pattern.compile("(\\d{1,9})");
    private static final Pattern POSTS = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

    private static final Key<Pick> ONE =
            Key.of(
                            "post",
                            scalar("a number from 1", scalar -> numbers(POST, scalar.text())),
                            "Which POST, counted from 1.")
                    .such(1);
    private static final Key<Pick> SEVERAL =
            Key.of(
                            "posts",
                            text("numbers such as 2-5", scalar -> numbers(POSTS, scalar.text())),
                            "Which POSTs, counted from 1.")
                    .such("2-5");
    private static final Key<Double> CHANCE =
            Key.of(
                            "chance",
                            text("a share such as 10%", scalar -> share(scalar.text())),
                            "How many of the POSTs.")
                    .such("10%");
    private static final Key<List<String>> USERS =
            Key.of("users", texts(), "Only POSTs with one of these users.");

    /** A line. */
    public static final Shape FAULT =
            Shape.of(
                            "fault",
                            "Which POSTs, and what goes wrong with them.",
                            ONE,
                            SEVERAL,
                            CHANCE,
                            USERS)
                    .with(FaultForms.KEYS)
                    .withOneOf(FaultForms.KEYS);

    private final Section line;

    private FaultReader(Section line) {
        this.line = line;
    }

    /**
     * The plan that stands under a key; without the key one in which nothing goes wrong.
     *
     * @param seed of what is left to chance
     */
    public static FaultPlan read(Section section, Key<List<Section>> key, long seed) {
        List<FaultPlan.Rule> lines =
                section.read(key).orElse(List.of()).stream()
                        .flatMap(line -> new FaultReader(line).read().stream())
                        .toList();
        return new FaultPlan(lines, seed);
    }

    private Optional<FaultPlan.Rule> read() {
        Pick pick = pick();
        List<Key<Fault>> named = FaultForms.KEYS.stream().filter(line::has).toList();
        List<Fault> faults = named.stream().flatMap(key -> line.read(key).stream()).toList();
        if (named.size() != 1) {
            line.refuse(
                    (named.isEmpty() ? "No fault here." : "More than one fault here.")
                            + " A line has one of "
                            + FaultForms.KEYS.stream()
                                    .map(Key::name)
                                    .collect(Collectors.joining(", "))
                            + '.');
        }
        line.close();
        return faults.stream().findFirst().map(fault -> new FaultPlan.Rule(pick, fault));
    }

    private Pick pick() {
        Optional<Pick> one = line.read(ONE);
        Optional<Pick> several = line.read(SEVERAL);
        if (line.has(ONE) && line.has(SEVERAL)) {
            line.problem(SEVERAL, "Say which in one way: `post: 1`, or `posts: 2-5`.");
        }
        Optional<Double> chance = line.read(CHANCE);
        List<String> users = line.read(USERS).orElse(List.of());
        if (line.has(USERS) && users.isEmpty()) {
            line.problem(USERS, "Nobody here. Write users, or leave `users` out.");
        }
        Pick all = one.or(() -> several).orElse(Pick.ALL);
        return new Pick(all.first(), all.last(), Set.copyOf(users), chance.orElse(1.0));
    }

    private static Optional<Pick> numbers(Pattern pattern, String text) {
        return FaultForms.matched(pattern, text).flatMap(FaultReader::numbers);
    }

    private static Optional<Pick> numbers(MatchResult match) {
        long first = Long.parseLong(match.group(1));
        long last = Long.parseLong(match.group(match.groupCount()));
        return first < 1 || last < first
                ? Optional.empty()
                : Optional.of(new Pick(first, last, Set.of(), 1));
    }

    private static Optional<Double> share(String text) {
        return FaultForms.matched(PERCENT, text)
                .map(match -> Double.parseDouble(match.group(1)) / 100)
                .filter(share -> share > 0 && share <= 1);
    }
}

package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads the lines of a fault plan: each picks POSTs and names one fault. */
record FaultReader(Section line) {
    private static final Pattern POST = Pattern.compile("(\\d{1,9})");
    private static final Pattern POSTS = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");

    /**
     * The plan that stands under a key; without the key one in which nothing goes wrong.
     *
     * @param seed of what is left to chance
     */
    static FaultPlan read(Section section, String key, long seed) {
        List<FaultPlan.Rule> lines =
                section.items(key).sections().stream()
                        .flatMap(line -> new FaultReader(line).read().stream())
                        .toList();
        return new FaultPlan(lines, seed);
    }

    private Optional<FaultPlan.Rule> read() {
        Pick pick = pick();
        List<String> named = FaultForms.KEYS.stream().filter(line::has).toList();
        List<Fault> faults =
                named.stream().flatMap(key -> FaultForms.read(line, key).stream()).toList();
        if (named.size() != 1) {
            line.problems()
                    .add(
                            line.place(),
                            line.path(),
                            (named.isEmpty() ? "No fault here." : "More than one fault here.")
                                    + " A line has one of "
                                    + String.join(", ", FaultForms.KEYS)
                                    + '.');
        }
        line.close();
        return faults.stream().findFirst().map(fault -> new FaultPlan.Rule(pick, fault));
    }

    private Pick pick() {
        Optional<Pick> one =
                line.read("post", "a number from 1", scalar -> numbers(POST, scalar.text()));
        Optional<Pick> several =
                line.read("posts", "numbers such as 2-5", scalar -> numbers(POSTS, scalar.text()));
        if (line.has("post") && line.has("posts")) {
            line.problem("posts", "Say which in one way: `post: 1`, or `posts: 2-5`.");
        }
        Optional<Double> chance =
                line.read("chance", "a share such as 10%", scalar -> share(scalar.text()));
        List<String> users = line.texts("users");
        if (line.has("users") && users.isEmpty()) {
            line.problem("users", "Nobody here. Write users, or leave `users` out.");
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

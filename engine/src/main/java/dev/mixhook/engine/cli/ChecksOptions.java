package dev.mixhook.engine.cli;

import dev.mixhook.engine.contract.Claim;
import dev.mixhook.engine.contract.StandardPack;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which checks, and what is said of them without a receiver. */
final class ChecksOptions {
    @Option(names = "--only", paramLabel = "ID", split = ",", description = "These checks alone.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "List the checks; nothing is sent.")
    private boolean list;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            description = "Say how receivers get a check wrong, and how to mend it.")
    private @Nullable String explain;

    @Option(
            names = "--body",
            paramLabel = "ID",
            description = "Print the body of a check's first POST, for curl.")
    private @Nullable String body;

    /** What was asked to be printed, if anything was. */
    Optional<String> look(long seed) {
        if (explain != null) {
            return Optional.of(StandardPack.page(known(explain)));
        }
        if (body != null) {
            return Optional.of(StandardPack.body(known(body), seed));
        }
        return list ? Optional.of(listed()) : Optional.empty();
    }

    private String listed() {
        String format = "%-" + widest() + "s  %-6s  %s%n";
        return StandardPack.claims().stream()
                .map(claim -> format.formatted(claim.id(), claim.grade().shown(), claim.sentence()))
                .collect(Collectors.joining());
    }

    /**
     * @throws IllegalArgumentException if one is no check
     */
    Set<String> chosen() {
        Set<String> chosen = new LinkedHashSet<>();
        only.forEach(id -> chosen.add(known(id)));
        return chosen.isEmpty() ? ids() : chosen;
    }

    int widest() {
        return ids().stream().mapToInt(String::length).max().orElse(0);
    }

    private static String known(String id) {
        if (ids().contains(id)) {
            return id;
        }
        throw new IllegalArgumentException(
                "There is no check `%s`.%s All of them: mixhook verify --list"
                        .formatted(id, Suggestion.meant(id, ids())));
    }

    private static Set<String> ids() {
        return StandardPack.claims().stream().map(Claim::id).collect(Collectors.toSet());
    }
}

package dev.mixhook.engine.cli;

import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.report.SafeText;
import dev.mixhook.targeting.selector.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which claims are tried, and what is said of them without a receiver. */
final class ClaimsOptions {
    @Option(
            names = "--only",
            paramLabel = "ID",
            description = "These checks and scenarios alone; several with commas, or repeated.")
    private List<String> only = List.of();

    @Option(names = "--list", description = "List the checks and scenarios; nothing is sent.")
    private boolean list;

    @Option(
            names = "--explain",
            paramLabel = "ID",
            description = "Say how receivers get a check wrong, and how to mend it.")
    private @Nullable String explain;

    @Option(
            names = "--print-body",
            paramLabel = "ID",
            description = "Print the body of a check's first POST, for curl.")
    private @Nullable String body;

    boolean isList() {
        return list;
    }

    /**
     * What was asked to be printed of a check, if anything was.
     *
     * @throws CommandRefusedException if there is no such check
     */
    Optional<String> text(long seed) {
        Set<String> checks = ids(StandardPack.everyClaim());
        if (explain != null) {
            return Optional.of(StandardPack.page(known(explain, checks)));
        }
        return Optional.ofNullable(body).map(id -> StandardPack.body(known(id, checks), seed));
    }

    /**
     * The ids of those that are tried: all, if nothing else is said.
     *
     * @throws CommandRefusedException if one is none of them
     */
    Set<String> chosen(List<Claim> claims) {
        Set<String> all = ids(claims);
        Set<String> chosen = new LinkedHashSet<>();
        for (String text : only) {
            List<String> ids = all.contains(text) ? List.of(text) : List.of(text.split(","));
            ids.forEach(id -> chosen.add(known(id.strip(), all)));
        }
        return chosen.isEmpty() ? all : chosen;
    }

    /** The claims in a text, a line each. */
    static String listed(List<Claim> claims) {
        int width = widest(claims);
        return claims.stream().map(claim -> listed(claim, width)).collect(Collectors.joining());
    }

    private static String listed(Claim claim, int width) {
        String grade = claim.grade().shown();
        return claim.standard()
                ? String.format(
                        Locale.ROOT,
                        "%-6s  %-" + width + "s  %s%n",
                        grade,
                        claim.id(),
                        claim.sentence())
                : String.format(Locale.ROOT, "%-6s  %s%n", grade, SafeText.line(claim.id()));
    }

    /** The width of the ids; those of scenarios stand alone on their lines. */
    static int widest(List<Claim> claims) {
        return claims.stream()
                .filter(Claim::standard)
                .mapToInt(claim -> claim.id().length())
                .max()
                .orElse(1);
    }

    private static String known(String id, Set<String> ids) {
        if (ids.contains(id)) {
            return id;
        }
        throw CommandRefusedException.badInput(
                "There is no check `%s` here.%s All of them: --list"
                        .formatted(id, Suggestion.meant(id, ids)));
    }

    private static Set<String> ids(List<Claim> claims) {
        return claims.stream().map(Claim::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}

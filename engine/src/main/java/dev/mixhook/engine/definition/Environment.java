package dev.mixhook.engine.definition;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code ${NAME}} and {@code ${NAME:-otherwise}} from environment variables. */
record Environment(Map<String, String> variables) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    Environment {
        variables = Map.copyOf(variables);
    }

    /** A variable that the text needs and that is not set. */
    Optional<String> missing(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .filter(match -> match.group(2) == null && !variables.containsKey(match.group(1)))
                .map(match -> match.group(1))
                .findFirst();
    }

    String fill(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(
                        match ->
                                Matcher.quoteReplacement(
                                        variables.getOrDefault(
                                                match.group(1),
                                                match.group(2) == null ? "" : match.group(2))));
    }
}

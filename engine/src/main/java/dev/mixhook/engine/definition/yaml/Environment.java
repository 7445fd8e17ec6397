package dev.mixhook.engine.definition.yaml;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in {@code ${NAME}} and {@code ${NAME:-otherwise}} from environment variables. */
public record Environment(Map<String, String> variables) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    public Environment {
        variables = Map.copyOf(variables);
    }

    /** A variable that the text needs and that is not set. */
    private Optional<String> missing(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .filter(match -> match.group(2) == null && !variables.containsKey(match.group(1)))
                .map(match -> match.group(1))
                .findFirst();
    }

    /** What is wrong with a text that cannot be filled in, and what would be right. */
    Optional<String> unfilled(String text) {
        Optional<String> missing =
                missing(text)
                        .map(
                                "The environment variable %1$s is not set; set it, or write ${%1$s:-otherwise}."
                                        ::formatted);
        return missing.isEmpty() && REFERENCE.matcher(text).replaceAll("").contains("${")
                ? Optional.of(
                        "`${` begins no reference that can be read; write ${NAME} or ${NAME:-otherwise}.")
                : missing;
    }

    /** Values that a text takes from the environment, each with its variable's name. */
    Map<String, String> filledIn(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        REFERENCE
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !variables.getOrDefault(name, "").isEmpty())
                .forEach(name -> values.put(variables.getOrDefault(name, ""), name));
        return values;
    }

    public String fill(String text) {
        return REFERENCE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    /** As in a shell, what is set to nothing counts as not set where there is an otherwise. */
    private String value(MatchResult match) {
        String value = variables.getOrDefault(match.group(1), "");
        return value.isEmpty() && match.group(2) != null ? match.group(2) : value;
    }
}

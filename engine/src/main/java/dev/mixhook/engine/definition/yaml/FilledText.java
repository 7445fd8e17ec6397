package dev.mixhook.engine.definition.yaml;

import dev.mixhook.delivery.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads texts in which environment variables are filled in. */
public record FilledText(Section section, Environment environment) {
    /** The text of a key; a problem if it needs a variable that is not set. */
    public Optional<String> read(String key) {
        return section.text(key).flatMap(text -> filled(key, text));
    }

    /** What is not to be shown: what came from the environment into the texts of these keys. */
    public Secrets secrets(String... keys) {
        Map<String, String> filledIn = new LinkedHashMap<>();
        for (String key : keys) {
            if (section.node(key).orElse(null) instanceof Node.Scalar scalar) {
                filledIn.putAll(environment.filledIn(scalar.text()));
            }
        }
        return new Secrets(filledIn, false);
    }

    /** A text of a key that has been read already. */
    public Optional<String> filled(String key, String text) {
        Optional<String> unfilled = environment.unfilled(text);
        unfilled.ifPresent(problem -> section.problem(key, problem));
        return unfilled.isPresent() ? Optional.empty() : Optional.of(environment.fill(text));
    }
}

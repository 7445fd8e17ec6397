package dev.mixhook.engine.definition.yaml;

import dev.mixhook.delivery.Secrets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads texts in which environment variables are filled in. */
public record FilledText(Section section, Environment environment) {
    /** The text of a key; a problem if it needs a variable that is not set. */
    public Optional<String> read(Key<String> key) {
        return section.read(key).flatMap(text -> filled(key, text));
    }

    /** The text of a key of the writer's own naming; a problem if a variable is not set. */
    public Optional<String> other(String key) {
        return section.other(key, Kinds.text())
                .flatMap(text -> filled(text, problem -> section.problem(key, problem)));
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
    public Optional<String> filled(Key<?> key, String text) {
        return filled(text, problem -> section.problem(key, problem));
    }

    private Optional<String> filled(String text, Consumer<String> problems) {
        Optional<String> unfilled = environment.unfilled(text);
        unfilled.ifPresent(problems);
        return unfilled.isPresent() ? Optional.empty() : Optional.of(environment.fill(text));
    }
}

package dev.mixhook.engine.definition;

import java.util.Optional;

/** Reads texts in which environment variables are filled in. */
record FilledText(Section section, Environment environment) {
    /** The text of a key; a problem if it needs a variable that is not set. */
    Optional<String> read(String key) {
        return section.text(key).flatMap(text -> filled(key, text));
    }

    /** A text of a key that has been read already. */
    Optional<String> filled(String key, String text) {
        Optional<String> missing = environment.missing(text);
        if (missing.isPresent()) {
            String name = missing.get();
            section.problem(
                    key,
                    "The environment variable %1$s is not set; set it, or write ${%1$s:-otherwise}."
                            .formatted(name));
            return Optional.empty();
        }
        String filled = environment.fill(text);
        if (filled.contains("${")) {
            section.problem(
                    key,
                    "`${` begins no reference that can be read; write ${NAME} or ${NAME:-otherwise}.");
            return Optional.empty();
        }
        return Optional.of(filled);
    }
}

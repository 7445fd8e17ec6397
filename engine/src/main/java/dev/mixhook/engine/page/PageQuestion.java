package dev.mixhook.engine.page;

import dev.mixhook.engine.web.QueryParameters;
import java.util.Map;
import java.util.Optional;

/** What somebody at the page wants to know that its lines do not tell. */
sealed interface PageQuestion {
    /**
     * Who has an id that contains a text, or, by {@code name: value}, a property whose value does.
     */
    record Find(String text) implements PageQuestion {}

    /** Who somebody is, and what each part of each target says of them now. */
    record Standing(String user) implements PageQuestion {}

    /** What each part of each target has said of somebody, from the run's beginning until now. */
    record History(String user) implements PageQuestion {}

    /**
     * Reads what a page asks; empty if that is nothing which can be answered.
     *
     * @param path such as {@code /people}
     * @param query its parameters, encoded as in a URL
     */
    static Optional<PageQuestion> read(String path, String query) {
        Map<String, String> given = QueryParameters.of(query);
        String user = given.getOrDefault("user", "");
        return Optional.ofNullable(
                switch (path) {
                    case "/people" -> new Find(given.getOrDefault("text", ""));
                    case "/person" -> new Standing(user);
                    case "/history" -> new History(user);
                    default -> null;
                });
    }
}

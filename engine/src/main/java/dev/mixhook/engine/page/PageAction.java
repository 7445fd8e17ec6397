package dev.mixhook.engine.page;

import dev.mixhook.engine.web.QueryParameters;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody at the page wants to be done. */
public sealed interface PageAction {
    /**
     * What went out in a POST is to go out once more, byte for byte.
     *
     * @param campaign whose it is
     */
    record SendAgain(String campaign, long post) implements PageAction {}

    /** A campaign is to go out to five people picked at random, as a test (R-X1, R-X2). */
    record Test(String campaign) implements PageAction {}

    /** A campaign is to go out to somebody now, and counts. */
    record SendNow(String campaign, String user) implements PageAction {}

    /** A campaign's URL is to be shown with its secrets. */
    record Show(String campaign) implements PageAction {}

    /** The head of a request that came to a receiver is to be shown with its secrets. */
    record ShowRequest(long id) implements PageAction {}

    /** Nothing of a campaign is to go out until it is resumed. */
    record Pause(String campaign) implements PageAction {}

    /** A campaign that was paused is to go on. */
    record Resume(String campaign) implements PageAction {}

    /**
     * Reads what a page asks for; empty if that is nothing which can be done.
     *
     * @param name such as {@code pause}
     * @param query its parameters, encoded as in a URL
     */
    static Optional<PageAction> read(String name, String query) {
        Map<String, String> given = QueryParameters.of(query);
        String campaign = given.getOrDefault("campaign", "");
        return Optional.ofNullable(
                switch (name) {
                    case "again" ->
                            number(given.get("post"))
                                    .map(post -> new SendAgain(campaign, post))
                                    .orElse(null);
                    case "request" -> number(given.get("id")).map(ShowRequest::new).orElse(null);
                    case "test" -> new Test(campaign);
                    case "send" -> new SendNow(campaign, given.getOrDefault("user", ""));
                    case "show" -> new Show(campaign);
                    case "pause" -> new Pause(campaign);
                    case "resume" -> new Resume(campaign);
                    default -> null;
                });
    }

    private static Optional<Long> number(@Nullable String text) {
        return Optional.ofNullable(text)
                .filter(digits -> digits.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}

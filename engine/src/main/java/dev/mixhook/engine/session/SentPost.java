package dev.mixhook.engine.session;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.CurlLine;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.targeting.json.JsonText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A POST that came to its end.
 *
 * @param post what the ledger has of it: instant, campaign, occurrence, attempt, batch, users
 * @param request as it went out; users in it go by the ids that the receiver knows them by
 * @param outcome what the sender saw
 * @param faults that it had on purpose, in the words of contract files
 */
public record SentPost(Post post, WebhookRequest request, Outcome outcome, List<String> faults) {
    private static final String PARAMETER = "users=";

    public SentPost {
        faults = List.copyOf(faults);
    }

    /** The number among those of the session, from 1. */
    public long n() {
        return post.n();
    }

    /** The instant at which it was due. */
    public Instant at() {
        return post.due();
    }

    public String campaign() {
        return post.campaign();
    }

    /**
     * The users whose it is, in the order in which they went out, each by the id that the session
     * was told; of a stream the {@code insert_id}s of its events.
     */
    public List<String> users() {
        return post.users();
    }

    /** Where it went, without what is secret of it. */
    public String url() {
        return request.webhook().shownUrl();
    }

    /** The header {@code Content-Type}. */
    public String contentType() {
        return request.body().contentType();
    }

    /** The whole body, byte for byte. */
    public byte[] body() {
        return request.body().bytes();
    }

    /** The JSON in it: the list of users where it is a form, else the whole body. */
    public String json() {
        String text = new String(body(), StandardCharsets.UTF_8);
        return contentType().equals(MessagesFormat.CONTENT_TYPE)
                ? URLDecoder.decode(text.substring(PARAMETER.length()), StandardCharsets.UTF_8)
                : text;
    }

    /**
     * The JSON objects of its users, members or events, one each, as they went out; the whole of a
     * body that is made by a template and holds no list.
     */
    public List<String> objects() {
        byte[] json = json().getBytes(StandardCharsets.UTF_8);
        try (JsonParser parser = JsonText.parser(json)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                return JsonText.elements(parser, json);
            }
            boolean hasMembers = post.call() != null && toMembers(parser);
            return hasMembers
                    ? JsonText.elements(parser, json)
                    : List.of(new String(json, StandardCharsets.UTF_8));
        }
    }

    /** Goes to the list of members of a page of a cohort. */
    private static boolean toMembers(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY
                    && "members".equals(parser.streamReadContext().getParent().currentName())) {
                return true;
            }
        }
        return false;
    }

    /** The answer that counted; empty if none was seen. */
    public Optional<Answer> answer() {
        return outcome.answer();
    }

    /** The status of the answer that counted; empty if none was seen. */
    public OptionalInt status() {
        return answer().map(answer -> OptionalInt.of(answer.status())).orElse(OptionalInt.empty());
    }

    /** Why no answer was seen, in one line; empty if one was. */
    public Optional<String> failure() {
        return switch (outcome) {
            case Outcome.Accepted _, Outcome.Refused _ -> Optional.empty();
            case Outcome.Unreachable(String reason) -> Optional.of(reason);
            case Outcome.Uncertain(String reason) -> Optional.of(reason);
        };
    }

    /** A command line that sends it again; what is secret stands in variables of the shell. */
    public String curl() {
        return CurlLine.of(
                request.webhook(), contentType(), new String(body(), StandardCharsets.UTF_8));
    }

    /** One line for people: number, instant, campaign, users, and what came of it. */
    @Override
    public String toString() {
        String came =
                failure().orElseGet(() -> answer().map(Answer::shownStatus).orElse(""))
                        + (faults.isEmpty() ? "" : " (" + String.join(", ", faults) + ')');
        return "POST %d at %s, %s to %s: %s"
                .formatted(n(), at(), campaign(), String.join(", ", users()), came);
    }
}

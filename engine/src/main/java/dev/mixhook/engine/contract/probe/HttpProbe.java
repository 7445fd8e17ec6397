package dev.mixhook.engine.contract.probe;

import com.jayway.jsonpath.InvalidPathException;
import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.RawRequest;
import dev.mixhook.delivery.Webhook;
import java.time.Duration;

/** Asks by HTTP: a GET, and where its answer has the value. */
final class HttpProbe implements Probe {
    private final OkHttpSender sender;
    private final Webhook at;
    private final Question url;
    private final JsonValue value;

    /**
     * @param timeout of one question
     * @throws IllegalArgumentException if either is none; the message says which
     */
    HttpProbe(OkHttpSender sender, ProbeSource.Http source, Duration timeout) {
        this.sender = sender;
        this.url = new Question(source.get());
        this.at = Webhook.to(url.inUrl("u"), source.secrets()).within(timeout, timeout);
        try {
            this.value = JsonValue.at(source.json());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "\"%s\" is no JSONPath: %s".formatted(source.json(), e.getMessage()), e);
        }
    }

    @Override
    public Reading read(String distinctId) {
        Webhook user = at.at(url.inUrl(distinctId));
        return switch (sender.send(user, new RawRequest.Get())) {
            case Outcome.Accepted(Answer answer) -> value.in(answer.text());
            case Outcome.Refused(Answer answer) when answer.status() == 404 ->
                    new Reading.Nothing(user.shownUrl() + " answered 404");
            case Outcome.Refused(Answer answer) ->
                    new Reading.Unreadable(user.shownUrl() + " answered " + answer.shownStatus());
            case Outcome.Unreachable(String reason) -> new Reading.Unreadable(reason);
            case Outcome.Uncertain(String reason) -> new Reading.Unreadable(reason);
        };
    }

    /** The sender is another's. */
    @Override
    public void close() {}
}

package dev.mixhook.engine.contract.probe;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Webhook;
import java.time.Duration;

/** Asks by HTTP: a GET, and where its answer has the value. */
final class HttpProbe implements Probe {
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    private final OkHttpSender sender;
    private final ProbeSource.Http source;
    private final ProbeTemplate url;
    private final JsonValue value;

    /**
     * @throws IllegalArgumentException if it is no URL; the message says so
     */
    HttpProbe(OkHttpSender sender, ProbeSource.Http source) {
        this.sender = sender;
        this.source = source;
        this.url = new ProbeTemplate(source.get());
        this.value = JsonValue.at(source.json());
        at("u");
    }

    private Webhook at(String distinctId) {
        return Webhook.to(url.inUrl(distinctId), source.secrets());
    }

    @Override
    public Reading read(String distinctId, Duration within) {
        Webhook user = at(distinctId).within(within, TO_CONNECT);
        return switch (sender.get(user)) {
            case Outcome.Accepted(Answer answer) when !answer.whole() ->
                    new Reading.Unreadable(
                            "the answer of " + user.shownUrl() + " broke off before its end");
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

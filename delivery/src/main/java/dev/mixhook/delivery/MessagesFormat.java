package dev.mixhook.delivery;

import dev.mixhook.delivery.Webhook.Accept;

/**
 * The webhook of Mixpanel's Messages: a form with one parameter, {@code users} (R-W2, R-W3).
 *
 * @param accept what counts as an answer (R-D1)
 * @param json how strings are written in the body (R-W4)
 */
public record MessagesFormat(Accept accept, JsonStyle json) implements WireFormat {
    /** What a body is, by the header (R-W2). */
    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    /** Only 200 is accepted (R-D1), JSON in ASCII (R-W4). */
    public static final MessagesFormat DEFAULT =
            new MessagesFormat(Accept.OK_ONLY, JsonStyle.ASCII);

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public int most() {
        return Batch.MOST;
    }

    @Override
    public WebhookBody body(Batch batch) {
        return WebhookBody.of(batch, json);
    }

    /** By the status alone (R-D1). */
    @Override
    public Outcome outcome(WebhookBody body, Answer answer) {
        return accept.accepts(answer.status())
                ? new Outcome.Accepted(answer)
                : new Outcome.Refused(answer);
    }

    /** No POST is repeated by itself (R-D5). */
    @Override
    public NextStep after(Outcome outcome, int tries) {
        return outcome instanceof Outcome.Accepted ? new NextStep.GoOn() : new NextStep.Requeue();
    }
}

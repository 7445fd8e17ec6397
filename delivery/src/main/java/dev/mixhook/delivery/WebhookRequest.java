package dev.mixhook.delivery;

/**
 * One POST, ready to go.
 *
 * @param number of the POST in its run, from 1. Faults are picked by it (and told by it), so it
 *     does not hang on what happens to be under way beside it; it is no part of the request (R-W7)
 */
public record WebhookRequest(long number, Webhook webhook, WebhookBody body) {
    public WebhookRequest {
        if (number < 1) {
            throw new IllegalArgumentException("POSTs are numbered from 1, was " + number);
        }
    }

    /** A batch, as the webhook's format carries it. */
    public static WebhookRequest of(long number, Webhook webhook, Batch batch) {
        return new WebhookRequest(number, webhook, webhook.format().body(batch));
    }

    /** What an answer to it means. */
    public Outcome outcome(Answer answer) {
        return webhook.format().outcome(body, answer);
    }
}

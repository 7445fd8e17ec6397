package dev.mixhook.delivery;

/** What goes to a webhook, and what its answers mean. */
public sealed interface WireFormat permits MessagesFormat, CohortSyncFormat, EventStreamFormat {
    /** What a body is, by the header {@code Content-Type}. */
    String contentType();

    /** The most users, or events, that go into one POST. */
    int most();

    /** The body that carries users by themselves, as a test send does. */
    WebhookBody body(Batch batch);

    /** What an answer to a body means. */
    Outcome outcome(WebhookBody body, Answer answer);

    /**
     * What comes after a POST.
     *
     * @param tries how often its body has gone out by now, from 1
     */
    NextStep after(Outcome outcome, int tries);
}

package dev.mixhook.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The body of a POST, and whose it is. */
public final class WebhookBody {
    private final String contentType;
    private final Map<String, String> headers;
    private final List<String> users;
    private final @Nullable SyncCall call;
    private final Supplier<byte[]> body;

    private WebhookBody(
            String contentType,
            Map<String, String> headers,
            List<String> users,
            @Nullable SyncCall call,
            Supplier<byte[]> body) {
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.users = List.copyOf(users);
        this.call = call;
        this.body = body;
    }

    /**
     * The form of a batch (R-W2), encoded each time that it is asked for: an attempt has more
     * bodies than memory should hold.
     */
    public static WebhookBody of(Batch batch, JsonStyle style) {
        return new WebhookBody(
                MessagesFormat.CONTENT_TYPE,
                Map.of(),
                batch.recipients().stream().map(Recipient::distinctId).toList(),
                null,
                () -> UsersFormEncoder.encode(batch, style));
    }

    /** A page of a cohort (R-C1), encoded each time that it is asked for. */
    static WebhookBody of(CohortPage page, CohortSyncFormat format) {
        return new WebhookBody(
                format.contentType(),
                Map.of(),
                page.members().stream().map(Recipient::distinctId).toList(),
                page.call(),
                () -> CohortPageEncoder.encode(page, format));
    }

    /** Events of a stream (R-E3), encoded each time that it is asked for. */
    static WebhookBody of(EventList list, EventStreamFormat format) {
        return new WebhookBody(
                format.contentType(),
                format.headers(list),
                list.insertIds(),
                null,
                () -> EventListEncoder.encode(list, format.isAlone()));
    }

    /**
     * A form that was kept, to be sent again byte for byte.
     *
     * @param users whose it is, as far as that is known
     * @param bytes copied
     */
    public static WebhookBody kept(List<String> users, byte[] bytes) {
        return kept(MessagesFormat.CONTENT_TYPE, users, bytes);
    }

    /**
     * A body that was kept, to be sent again byte for byte.
     *
     * @param contentType what it is
     * @param users whose it is, as far as that is known
     * @param bytes copied
     */
    public static WebhookBody kept(String contentType, List<String> users, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new WebhookBody(contentType, Map.of(), users, null, copy::clone);
    }

    /**
     * This body with other bytes for the same users.
     *
     * @param bytes copied
     */
    public WebhookBody rewritten(byte[] bytes) {
        byte[] copy = bytes.clone();
        return new WebhookBody(contentType, headers, users, call, copy::clone);
    }

    /** What it is, for the header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** Headers that go out with it, beside those of its webhook. */
    public Map<String, String> headers() {
        return headers;
    }

    /**
     * The {@code $distinct_id}s of the users, in the order in which they go out (R-W9); of a stream
     * the {@code insert_id}s of the events.
     */
    public List<String> users() {
        return users;
    }

    /** What it asks of a receiver of cohorts; null in any other format. */
    public @Nullable SyncCall call() {
        return call;
    }

    /**
     * The whole body, the same at each call.
     *
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    public byte[] bytes() {
        return body.get();
    }
}

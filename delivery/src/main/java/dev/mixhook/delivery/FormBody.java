package dev.mixhook.delivery;

import java.util.List;
import java.util.function.Supplier;

/** The body of a POST (R-W2), and whose it is. */
public final class FormBody {
    /** What a body is, by the header (R-W2). */
    public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

    private final List<String> users;
    private final Supplier<byte[]> body;

    private FormBody(List<String> users, Supplier<byte[]> body) {
        this.users = List.copyOf(users);
        this.body = body;
    }

    /**
     * The body of a batch, encoded each time that it is asked for: an attempt has more bodies than
     * memory should hold.
     */
    public static FormBody of(Batch batch, JsonStyle style) {
        return new FormBody(
                batch.recipients().stream().map(Recipient::distinctId).toList(),
                () -> UsersFormEncoder.encode(batch, style));
    }

    /**
     * A body that was kept, to be sent again byte for byte.
     *
     * @param users whose it is, as far as that is known
     * @param bytes copied
     */
    public static FormBody kept(List<String> users, byte[] bytes) {
        byte[] copy = bytes.clone();
        return new FormBody(users, copy::clone);
    }

    /** The {@code $distinct_id}s of the users, in the order in which they go out (R-W9). */
    public List<String> users() {
        return users;
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

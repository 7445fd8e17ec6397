package dev.mixhook.delivery;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.exc.StreamReadException;

/**
 * The body of a POST: the one parameter {@code users}, a JSON list of the batch's users (R-W2,
 * R-W3, R-W4, R-W5, R-W6).
 */
final class UsersFormEncoder {
    private static final byte[] PARAMETER = "users=".getBytes(StandardCharsets.US_ASCII);

    /** Bytes that a user usually takes; the buffer grows where it takes more. */
    private static final int USUAL = 1024;

    private UsersFormEncoder() {}

    /**
     * @throws IllegalArgumentException if a recipient's properties are not a JSON object
     */
    static byte[] encode(Batch batch, JsonStyle style) {
        FormEncoder out = new FormEncoder(USUAL * batch.recipients().size());
        out.putEncoded(PARAMETER);
        write(batch, style, out);
        return out.toBytes();
    }

    /** Writes the list of users, whatever the output makes of its bytes. */
    private static void write(Batch batch, JsonStyle style, BodyOutput out) {
        PythonJson text = new PythonJson(out, style);
        ProfileJson profiles = new ProfileJson(out, style);
        String separator = "[{\"$distinct_id\": ";
        for (Recipient recipient : batch.recipients()) {
            out.put(separator);
            separator = "}, {\"$distinct_id\": ";
            text.string(recipient.distinctId());
            out.put(", \"$properties\": ");
            try {
                profiles.copy(recipient.stored());
            } catch (StreamReadException failure) {
                throw new IllegalArgumentException(
                        "properties are a JSON object, those of %s are not: %s"
                                .formatted(recipient, failure.getOriginalMessage()),
                        failure);
            }
        }
        out.put("}]");
    }
}

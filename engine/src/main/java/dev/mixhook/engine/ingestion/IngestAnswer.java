package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.web.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a request is answered with. */
public final class IngestAnswer {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";

    private final int status;
    private final String type;
    private final byte[] body;
    private final @Nullable WebAnswer instead;

    IngestAnswer(int status, String type, byte[] body) {
        this(status, type, body, null);
    }

    private IngestAnswer(int status, String type, byte[] body, @Nullable WebAnswer instead) {
        this.instead = instead;
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static IngestAnswer json(int status, String body) {
        return new IngestAnswer(status, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * This answer, which never arrives.
     *
     * @param instead what happens in its place
     */
    IngestAnswer lost(WebAnswer instead) {
        return new IngestAnswer(status, type, body, instead);
    }

    /** What happens in its place; empty if it is given. */
    public Optional<WebAnswer> instead() {
        return Optional.ofNullable(instead);
    }

    public int status() {
        return status;
    }

    /** The content type. */
    public String type() {
        return type;
    }

    /** Not to be changed by the caller. */
    public byte[] body() {
        return body;
    }
}

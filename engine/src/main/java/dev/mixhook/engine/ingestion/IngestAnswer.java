package dev.mixhook.engine.ingestion;

import java.nio.charset.StandardCharsets;

/** What a request is answered with. */
public final class IngestAnswer {
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";

    private final int status;
    private final String type;
    private final byte[] body;

    IngestAnswer(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    static IngestAnswer json(int status, String body) {
        return new IngestAnswer(status, JSON, body.getBytes(StandardCharsets.UTF_8));
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

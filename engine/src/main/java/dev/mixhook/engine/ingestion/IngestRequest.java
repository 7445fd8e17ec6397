package dev.mixhook.engine.ingestion;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A request as far as ingestion looks at it. */
public final class IngestRequest {
    private final String method;
    private final String path;
    private final String query;
    private final String encoding;
    private final String authorization;
    private final String accept;
    private final byte[] body;

    /**
     * @param path as it was written, without the query
     * @param query what stands behind the question mark, as it was written; empty without
     * @param encoding the {@code Content-Encoding}; empty without
     * @param authorization the header of this name; empty without
     * @param accept the header of this name; empty without
     * @param body not changed by the caller afterwards
     */
    public IngestRequest(
            String method,
            String path,
            String query,
            String encoding,
            String authorization,
            String accept,
            byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.encoding = encoding;
        this.authorization = authorization;
        this.accept = accept;
        this.body = body;
    }

    /**
     * Whether an image may be the answer: an image's place asks for one by name, and programs that
     * take anything look for Mixpanel's own answer (seen of its Ruby library).
     */
    boolean takesImages() {
        return accept.isEmpty() || accept.contains("image/");
    }

    public String method() {
        return method;
    }

    public String path() {
        return path;
    }

    String query() {
        return query;
    }

    String encoding() {
        return encoding;
    }

    /** Whether it says who asks. */
    boolean isAuthorized() {
        return !authorization.isEmpty();
    }

    /** Whether it says who asks by a secret, in either place of basic authentication. */
    boolean tells(String secret) {
        String basic = authorization.replaceFirst("(?i)^basic +", "");
        try {
            String told = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            return told.startsWith(secret + ':') || told.endsWith(':' + secret);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    byte[] body() {
        return body;
    }
}

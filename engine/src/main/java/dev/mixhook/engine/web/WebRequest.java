package dev.mixhook.engine.web;

import java.util.List;
import java.util.Optional;

/** A request that came, as far as it may be long. */
public final class WebRequest {
    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;

    /** A line of the head. */
    public record Header(String name, String value) {}

    /**
     * @param target path and query
     * @param body not changed by the caller afterwards
     */
    public WebRequest(String method, String target, List<Header> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** The target up to its question mark. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** What stands behind the question mark; empty without. */
    public String query() {
        int question = target.indexOf('?');
        return question < 0 ? "" : target.substring(question + 1);
    }

    /** The first header of a name, in whatever letter case. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Not to be changed by the caller; of one that was too long, a byte more than may be. */
    public byte[] body() {
        return body;
    }
}

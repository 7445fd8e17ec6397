package dev.mixhook.engine.web;

import java.util.ArrayList;
import java.util.List;

/** What a request is answered with. */
public final class WebResponse {
    private final int status;
    private final List<WebRequest.Header> headers;
    private final byte[] body;

    /**
     * @param headers beside those of length and connection
     * @param body not changed by the caller afterwards
     */
    public WebResponse(int status, List<WebRequest.Header> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** This response with more headers. */
    public WebResponse with(List<WebRequest.Header> more) {
        List<WebRequest.Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new WebResponse(status, all, body);
    }

    public int status() {
        return status;
    }

    public List<WebRequest.Header> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}

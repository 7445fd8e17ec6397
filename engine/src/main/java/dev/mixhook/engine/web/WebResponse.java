package dev.mixhook.engine.web;

import dev.mixhook.engine.web.WebRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/** A response, which is the usual answer. */
public final class WebResponse implements WebAnswer {
    private static final String TEXT = "text/plain; charset=UTF-8";

    private final int status;
    private final List<Header> headers;
    private final byte[] body;

    /**
     * @param status 200 to 599
     * @param headers beside those of length and connection
     * @param body not changed by the caller afterwards
     */
    public WebResponse(int status, List<Header> headers, byte[] body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("a status is 200 to 599, was " + status);
        }
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** A response that says nothing more. */
    public static WebResponse of(int status) {
        return new WebResponse(status, List.of(), new byte[0]);
    }

    /**
     * A response with a line for people.
     *
     * @param line empty for none
     */
    public static WebResponse of(int status, String line) {
        return line.isEmpty()
                ? of(status)
                : new WebResponse(
                        status,
                        List.of(new Header(HttpHeaders.CONTENT_TYPE, TEXT)),
                        (line + '\n').getBytes(StandardCharsets.UTF_8));
    }

    /** This response with more headers. */
    public WebResponse with(List<Header> more) {
        List<Header> all = new ArrayList<>(headers);
        all.addAll(more);
        return new WebResponse(status, all, body);
    }

    public int status() {
        return status;
    }

    public List<Header> headers() {
        return headers;
    }

    /** This response as HttpCore sends it. */
    public ClassicHttpResponse http() {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        ContentType type = null;
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)) {
                type = ContentType.parse(header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
        if (body.length > 0) {
            response.setEntity(new ByteArrayEntity(body, type));
        }
        return response;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WebResponse response
                && response.status == status
                && response.headers.equals(headers)
                && Arrays.equals(response.body, body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(status, headers, Arrays.hashCode(body));
    }

    /** The status. */
    @Override
    public String toString() {
        return String.valueOf(status);
    }
}

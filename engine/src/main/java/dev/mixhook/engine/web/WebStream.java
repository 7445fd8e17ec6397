package dev.mixhook.engine.web;

import dev.mixhook.engine.web.WebRequest.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/**
 * An answer of status 200 that goes on for as long as there is something to say: as a whole it may
 * take for ever, each of its pieces no longer than a request may.
 *
 * @param type of the content
 * @param headers beside those of type and connection
 */
public record WebStream(String type, List<Header> headers, Body body) implements WebReply {
    public WebStream {
        headers = List.copyOf(headers);
    }

    /** What is said. */
    @FunctionalInterface
    public interface Body {
        /**
         * Says it, on the connection's own thread.
         *
         * @param out sends each piece at once
         * @throws IOException if the client has left, or takes too long to read a piece
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * This answer as HttpCore sends it.
     *
     * @param pieces makes of what HttpCore writes to what sends pieces
     */
    ClassicHttpResponse http(UnaryOperator<OutputStream> pieces) {
        ClassicHttpResponse response = new BasicClassicHttpResponse(200);
        headers.forEach(header -> response.addHeader(header.name(), header.value()));
        response.setEntity(
                new EntityTemplate(
                        -1, ContentType.parse(type), null, out -> body.write(pieces.apply(out))));
        return response;
    }
}

package dev.mixhook.engine.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One request and its answer. */
final class WebExchange implements HttpServerRequestHandler {
    private static final int LINE_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final WebLimits limits;
    private final WebHandler handler;
    private final Runnable hasHead;
    private final UnaryOperator<OutputStream> pieces;

    /**
     * @param hasHead run when a request's head has come
     * @param pieces makes of an output one that sends each piece at once, within the time that a
     *     request may take
     */
    WebExchange(
            WebLimits limits,
            WebHandler handler,
            Runnable hasHead,
            UnaryOperator<OutputStream> pieces) {
        this.limits = limits;
        this.handler = handler;
        this.hasHead = hasHead;
        this.pieces = pieces;
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        hasHead.run();
        int refusal = refusal(request);
        if (refusal > 0) {
            refuse(refusal, trigger);
            return;
        }
        byte[] body = body(request.getEntity());
        WebReply answer =
                handler.answer(
                        new WebRequest(
                                request.getMethod(),
                                request.getRequestUri(),
                                headers(request),
                                body));
        switch (answer) {
            case WebResponse response -> submit(response, body.length > limits.body(), trigger);
            case WebStream stream -> trigger.submitResponse(stream.http(pieces));
            case WebAnswer.Never _ -> throw new WebConnection.Silence();
            case WebAnswer.Reset _ -> throw new WebConnection.Abort();
        }
    }

    private static void submit(WebResponse answer, boolean isLast, ResponseTrigger trigger)
            throws HttpException, IOException {
        ClassicHttpResponse response = answer.http();
        if (isLast) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        trigger.submitResponse(response);
    }

    private int refusal(ClassicHttpRequest request) {
        if (request.getRequestUri().length() > limits.line()) {
            return LINE_TOO_LONG;
        }
        long headers =
                Arrays.stream(request.getHeaders())
                        .mapToLong(
                                header ->
                                        header.getName().length()
                                                + String.valueOf(header.getValue()).length()
                                                + 4L)
                        .sum();
        return headers > limits.headers() ? HEADERS_TOO_LARGE : 0;
    }

    private static void refuse(int status, ResponseTrigger trigger)
            throws HttpException, IOException {
        ClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        trigger.submitResponse(response);
    }

    /** The whole body, or a byte more than may be. */
    private byte[] body(HttpEntity entity) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        if (entity == null) {
            return new byte[0];
        }
        InputStream in = entity.getContent();
        byte[] piece = new byte[8192];
        int most = limits.body() + 1;
        for (int n = 0; n >= 0 && body.size() < most; ) {
            body.write(piece, 0, n);
            n = in.read(piece, 0, Math.min(piece.length, most - body.size()));
        }
        return body.toByteArray();
    }

    private static List<WebRequest.Header> headers(ClassicHttpRequest request) {
        return Arrays.stream(request.getHeaders())
                .map(
                        header ->
                                new WebRequest.Header(
                                        header.getName(), String.valueOf(header.getValue())))
                .toList();
    }
}

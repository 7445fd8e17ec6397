package dev.mixhook.engine.receiver;

import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;

/** One request and its answer. */
final class RequestHandler implements HttpServerRequestHandler {
    /** Bytes of a body that are kept; larger ones are answered 413. */
    static final int LARGEST = 64 << 20;

    static final String CUT = " broke off before the end of its headers";

    private final ConnectionHandler connectionHandler;
    private final ServerConnection connection;

    RequestHandler(ConnectionHandler connectionHandler, ServerConnection connection) {
        this.connectionHandler = connectionHandler;
        this.connection = connection;
    }

    @Override
    public void handle(ClassicHttpRequest request, ResponseTrigger trigger, HttpContext context)
            throws HttpException, IOException {
        String title = request.getMethod() + ' ' + ServerConnection.target(request);
        if (connection.isCut()) {
            connectionHandler.responder().broken(title + CUT);
            throw new ConnectionHandler.Abort();
        }
        ByteArrayOutputStream body = body(request, title);
        if (body.size() > LARGEST) {
            connectionHandler.responder().broken(title + " has more than 64 MiB; answered 413");
            submit(WebResponse.of(413, "more than 64 MiB"), trigger);
            return;
        }
        WebAnswer answer = connectionHandler.responder().answer(whole(request, body));
        connectionHandler.delay();
        switch (answer) {
            case WebResponse response -> submit(response, trigger);
            case WebAnswer.Never _ -> throw new ConnectionHandler.Silence();
            case WebAnswer.Reset _ -> throw new ConnectionHandler.Abort();
        }
    }

    private ByteArrayOutputStream body(ClassicHttpRequest request, String title)
            throws HttpException, IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        HttpEntity entity = request.getEntity();
        if (entity == null) {
            return body;
        }
        try {
            read(entity.getContent(), body);
            return body;
        } catch (IOException e) {
            if (e instanceof MalformedChunkCodingException && !connection.isCut()) {
                throw new ProtocolException(e.getMessage());
            }
            long whole = entity.getContentLength();
            String received =
                    whole < 0
                            ? Counted.of(body.size(), "byte")
                            : body.size() + " of " + Counted.of(whole, "byte");
            connectionHandler
                    .responder()
                    .broken(title + " broke off after " + received + " of its body");
            throw e;
        }
    }

    /** Reads the whole body, or so much that it is too much. */
    private static void read(InputStream in, ByteArrayOutputStream body) throws IOException {
        byte[] piece = new byte[8192];
        for (int n = 0; n >= 0 && body.size() <= LARGEST; n = in.read(piece)) {
            body.write(piece, 0, n);
        }
    }

    private static Request whole(ClassicHttpRequest request, ByteArrayOutputStream body) {
        return new Request(
                request.getMethod(),
                ServerConnection.target(request),
                Arrays.stream(request.getHeaders())
                        .map(header -> new Request.Header(header.getName(), header.getValue()))
                        .toList(),
                body.toString(StandardCharsets.ISO_8859_1));
    }

    private static void submit(WebResponse answer, ResponseTrigger trigger)
            throws HttpException, IOException {
        ClassicHttpResponse response = answer.http();
        if (answer.status() == 405) {
            response.setHeader(HttpHeaders.ALLOW, "POST");
        }
        trigger.submitResponse(response);
    }
}

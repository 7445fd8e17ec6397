package dev.mixhook.engine.receiver;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.io.support.BasicHttpServerExpectationDecorator;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;

/** What is said on connections: HttpCore's protocol, and the answers of a {@link Responder}. */
final class Conversation {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Responder responder;
    private final Duration delay;

    Conversation(Responder responder, Duration delay) {
        this.responder = responder;
        this.delay = delay;
    }

    /** Ends a connection on which nothing more is to be said. */
    static final class Silence extends IOException {}

    /** Ends a connection by a reset. */
    static final class Abort extends IOException {}

    Responder responder() {
        return responder;
    }

    /** Holds an answer back. */
    void delay() throws IOException {
        try {
            ended.await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Lets go of the answers that are held back. */
    void end() {
        ended.countDown();
    }

    /** Answers requests for as long as the connection is open. */
    void hold(Socket socket) throws IOException {
        Line line = new Line(socket);
        Service service = new Service(line);
        try {
            while (line.isOpen()) {
                service.handleRequest(line, HttpCoreContext.create());
            }
        } catch (Silence _) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Abort _) {
            line.close(CloseMode.IMMEDIATE);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** HttpCore's service, which answers what is no HTTP with 4xx or 501, and tells of it. */
    private final class Service extends HttpService {
        private final Line line;

        Service(Line line) {
            super(
                    HttpProcessors.server("mixhook"),
                    new BasicHttpServerExpectationDecorator(new Turn(Conversation.this, line)));
            this.line = line;
        }

        @Override
        protected void handleException(HttpException failure, ClassicHttpResponse response) {
            super.handleException(failure, response);
            responder.broken(
                    line.isCut()
                            ? "a request" + Turn.CUT
                            : "no HTTP: "
                                    + failure.getMessage()
                                    + "; answered "
                                    + response.getCode());
        }
    }
}

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
final class ConnectionHandler {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Responder responder;
    private final Duration delay;

    ConnectionHandler(Responder responder, Duration delay) {
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
        ServerConnection connection = new ServerConnection(socket);
        Service service = new Service(connection);
        try {
            while (connection.isOpen()) {
                service.handleRequest(connection, HttpCoreContext.create());
            }
        } catch (Silence _) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (Abort _) {
            connection.close(CloseMode.IMMEDIATE);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** HttpCore's service, which answers what is no HTTP with 4xx or 501, and tells of it. */
    private final class Service extends HttpService {
        private final ServerConnection connection;

        Service(ServerConnection connection) {
            super(
                    HttpProcessors.server("mixhook"),
                    new BasicHttpServerExpectationDecorator(
                            new RequestHandler(ConnectionHandler.this, connection)));
            this.connection = connection;
        }

        @Override
        protected void handleException(HttpException failure, ClassicHttpResponse response) {
            super.handleException(failure, response);
            responder.broken(
                    connection.isCut()
                            ? "a request" + RequestHandler.CUT
                            : "no HTTP: "
                                    + failure.getMessage()
                                    + "; answered "
                                    + response.getCode());
        }
    }
}

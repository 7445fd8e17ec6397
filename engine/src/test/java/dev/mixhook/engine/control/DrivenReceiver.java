package dev.mixhook.engine.control;

import dev.mixhook.engine.web.Loopback;
import dev.mixhook.engine.web.WebLimits;
import dev.mixhook.engine.web.WebReply;
import dev.mixhook.engine.web.WebResponse;
import dev.mixhook.engine.web.WebServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A receiver that answers as it is told to, and keeps the bodies. */
final class DrivenReceiver implements AutoCloseable {
    private static final WebLimits LIMITS =
            new WebLimits(
                    64, 65_536, 65_536, 1 << 20, Duration.ofSeconds(60), Duration.ofSeconds(60));

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final WebServer server;
    private volatile Supplier<WebReply> answer = () -> WebResponse.of(200);

    DrivenReceiver() throws IOException {
        server =
                WebServer.start(
                        Loopback.addresses(0),
                        LIMITS,
                        request -> {
                            bodies.add(new String(request.body(), StandardCharsets.UTF_8));
                            return answer.get();
                        });
    }

    void answers(Supplier<WebReply> other) {
        answer = other;
    }

    List<String> bodies() {
        return bodies;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/hook";
    }

    @Override
    public void close() {
        server.close();
    }
}

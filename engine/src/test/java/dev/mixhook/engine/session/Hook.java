package dev.mixhook.engine.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.WebAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver on real sockets that keeps what it got, and answers by a script. */
final class Hook implements AutoCloseable {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AnswerScript answers;
    private final Receiver receiver;

    Hook(String answers) {
        this.answers = AnswerScript.parse(answers);
        try {
            this.receiver =
                    Receiver.start(
                            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                            Duration.ZERO,
                            new Keeping());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + receiver.ports().getFirst() + "/hook";
    }

    /** The bodies as they came, byte for byte. */
    List<String> bodies() {
        return bodies;
    }

    /** What a body says behind {@code users=}. */
    String users(int index) {
        return URLDecoder.decode(bodies.get(index).substring("users=".length()), UTF_8);
    }

    private final class Keeping implements Responder {
        @Override
        public WebAnswer answer(Request request) {
            bodies.add(new String(request.body().getBytes(ISO_8859_1), UTF_8));
            return answers.answerTo(bodies.size());
        }

        @Override
        public void broken(String how) {}
    }

    @Override
    public void close() {
        receiver.close();
    }
}

package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.inspection.Inspection;
import dev.mixhook.engine.inspection.PostedUser;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.receiver.Request;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A receiver that keeps what comes and answers as it is told. */
final class Listener implements Responder, AutoCloseable {
    private final List<Request> came = Collections.synchronizedList(new ArrayList<>());
    private final Receiver receiver;
    private volatile WebAnswer answer = WebResponse.of(200);

    Listener() throws IOException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        receiver = Receiver.start(List.of(any), Duration.ZERO, this);
    }

    int port() {
        return receiver.ports().getFirst();
    }

    String url(String target) {
        return "http://localhost:" + port() + target;
    }

    void answers(WebAnswer next) {
        answer = next;
    }

    List<Request> came() {
        return came;
    }

    /** The users of a POST that came, from 0. */
    List<PostedUser> posted(int post) {
        Inspection inspection = Inspection.of(came.get(post), JsonStyle.ASCII);
        assertThat(inspection.findings()).isEmpty();
        return inspection.users();
    }

    /** Their ids. */
    List<String> users(int post) {
        return posted(post).stream().map(PostedUser::distinctId).toList();
    }

    @Override
    public WebAnswer answer(Request request) {
        came.add(request);
        return answer;
    }

    @Override
    public void broken(String how) {
        throw new AssertionError(how);
    }

    @Override
    public void close() {
        receiver.close();
    }
}

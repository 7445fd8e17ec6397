package dev.mixhook.junit.engine;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.definition.contract.FaultText;
import dev.mixhook.engine.session.BadInputException;
import dev.mixhook.engine.session.SentPost;
import dev.mixhook.engine.session.Session;
import dev.mixhook.junit.Post;
import dev.mixhook.junit.driver.Driver;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drives a session in this process. */
final class EngineDriver implements Driver {
    private final Session session;

    EngineDriver(Session session) {
        this.session = session;
    }

    @Override
    public Instant now() {
        return session.now();
    }

    @Override
    public void to(String url) {
        Told.plainly(() -> session.to(url));
    }

    @Override
    public void person(String id, String properties) {
        Told.plainly(() -> session.person(id, properties));
    }

    @Override
    public void update(String id, String operation, String operand) {
        Told.plainly(() -> session.update(id, operation, operand));
    }

    @Override
    public void event(String name, String id, @Nullable Instant at, String properties) {
        if (at == null) {
            Told.plainly(() -> session.event(name, id, properties));
            return;
        }
        Told.plainly(() -> session.event(name, id, at, properties));
    }

    @Override
    public void fault(String fault) {
        FaultText.ReadResult read = FaultText.read(fault, "fault");
        if (read instanceof FaultText.ReadResult.Invalid invalid) {
            throw Told.plainly(new BadInputException(invalid.problems()));
        }
        session.faults(((FaultText.ReadResult.Valid) read).rules());
    }

    @Override
    public void clearFaults() {
        session.clearFaults();
    }

    @Override
    public List<Post> advance(Duration by) {
        return told(Told.plainly(() -> session.advance(by)));
    }

    @Override
    public List<Post> posts() {
        return told(session.posts());
    }

    private static List<Post> told(List<SentPost> posts) {
        return posts.stream().map(EngineDriver::told).toList();
    }

    private static Post told(SentPost sent) {
        Post.Request request =
                new Post.Request(
                        sent.url(),
                        sent.contentType(),
                        new String(sent.body(), StandardCharsets.UTF_8),
                        sent.json(),
                        sent.objects(),
                        sent.curl());
        Optional<Answer> answer = sent.answer();
        Post.Response response =
                new Post.Response(
                        answer.map(Answer::status).orElse(null),
                        answer.map(Answer::text).orElse(""),
                        sent.outcome() instanceof Outcome.Accepted,
                        sent.failure().orElse(null));
        return new Post(
                sent.n(),
                sent.campaign(),
                sent.at(),
                sent.post().occurrence(),
                sent.post().attempt(),
                sent.post().batch(),
                sent.post().of(),
                sent.users(),
                request,
                response,
                sent.faults());
    }

    @Override
    public List<String> requeued() {
        return session.standing().requeued();
    }

    @Override
    public List<String> dead() {
        return session.standing().dead();
    }

    @Override
    public List<String> matching(String campaign) {
        return Told.plainly(() -> session.standing().matching(campaign));
    }

    @Override
    public String why(String campaign, String user) {
        return Told.plainly(() -> session.standing().why(campaign, user));
    }

    @Override
    public void close() {
        session.close();
    }
}

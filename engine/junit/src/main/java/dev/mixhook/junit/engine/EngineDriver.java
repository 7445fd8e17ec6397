package dev.mixhook.junit.engine;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.contract.FaultText;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.session.SentPost;
import dev.mixhook.engine.session.Session;
import dev.mixhook.junit.Post;
import dev.mixhook.junit.driver.Driver;
import dev.mixhook.targeting.person.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
        session.to(url);
    }

    @Override
    public void person(String id, String properties) {
        session.person(id, properties);
    }

    @Override
    public void update(String id, String operation, String operand) {
        session.update(id, operation, operand);
    }

    @Override
    public void event(String name, String id, @Nullable Instant at, String properties) {
        if (at == null) {
            session.event(name, id, properties);
            return;
        }
        session.event(name, id, at, properties);
    }

    @Override
    public void fault(String fault) {
        FaultText.ReadResult read = FaultText.read(fault, "fault");
        if (read instanceof FaultText.ReadResult.Invalid invalid) {
            // Nobody wrote a file: what is wrong with it says enough.
            throw new IllegalArgumentException(
                    invalid.problems().stream()
                            .map(Problem::message)
                            .collect(Collectors.joining("\n")));
        }
        session.faults(((FaultText.ReadResult.Valid) read).rules());
    }

    @Override
    public void clearFaults() {
        session.clearFaults();
    }

    @Override
    public List<Post> advance(Duration by) {
        return told(session.advance(by));
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
                        outcome(sent.outcome()),
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

    private static Post.Outcome outcome(Outcome outcome) {
        if (outcome instanceof Outcome.Accepted) {
            return Post.Outcome.ACCEPTED;
        }
        if (outcome instanceof Outcome.Refused) {
            return Post.Outcome.REFUSED;
        }
        return outcome instanceof Outcome.Uncertain
                ? Post.Outcome.UNCERTAIN
                : Post.Outcome.UNREACHABLE;
    }

    @Override
    public List<String> campaigns() {
        return session.campaigns().stream().map(Campaign::name).toList();
    }

    @Override
    public List<String> warnings() {
        return session.warnings().stream().map(EngineDriver::told).toList();
    }

    private static String told(Problem problem) {
        String key = problem.key().isEmpty() ? "" : problem.key() + "  ";
        return "%s:%d:%d  %s%s"
                .formatted(
                        problem.file(), problem.line(), problem.column(), key, problem.message());
    }

    @Override
    public boolean knows(String user) {
        return session.standing().people().number(user) != People.NOBODY;
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
        return session.standing().matching(campaign);
    }

    @Override
    public String why(String campaign, String user) {
        return session.standing().why(campaign, user);
    }

    @Override
    public void close() {
        session.close();
    }
}

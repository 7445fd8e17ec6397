package dev.mixhook.engine.control;

import dev.mixhook.engine.contract.finding.CurlScript;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.scenario.PostsChecker;
import dev.mixhook.engine.session.SentPost;
import dev.mixhook.engine.session.Session;
import dev.mixhook.engine.session.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What came of expectations.
 *
 * @param hasBegun whether anything can have happened
 */
record ExpectationAnswer(Session session, boolean hasBegun, ExpectRequest request) {
    /** How many command lines are shown at most. */
    private static final int MOST_LINES = 5;

    Told told() {
        List<SentPost> posts = posts();
        PostsChecker checker =
                new PostsChecker(
                        posts.stream().map(SentPost::post).toList(),
                        posts.stream().map(SentPost::outcome).toList(),
                        waiting(),
                        dead());
        List<Told> failures =
                request.all().stream()
                        .flatMap(each -> checker.difference(each).stream())
                        .map(difference -> failure(difference, posts))
                        .toList();
        return new Told()
                .with(AnswerKeys.MET, failures.isEmpty())
                .with(AnswerKeys.FAILURES, failures)
                .with(AnswerKeys.SEED, session.seed());
    }

    private List<SentPost> posts() {
        Integer since = request.since();
        String campaign = request.campaign();
        List<SentPost> all = since == null ? session.latest() : session.posts();
        return all.stream()
                .filter(post -> since == null || post.n() >= since)
                .filter(post -> campaign == null || post.campaign().equals(campaign))
                .toList();
    }

    private List<String> waiting() {
        String campaign = request.campaign();
        if (!hasBegun) {
            return List.of();
        }
        Standing standing = session.standing();
        return campaign == null ? standing.requeued() : standing.requeued(campaign);
    }

    private List<String> dead() {
        String campaign = request.campaign();
        if (!hasBegun) {
            return List.of();
        }
        Standing standing = session.standing();
        return campaign == null ? standing.dead() : standing.dead(campaign);
    }

    private static Told failure(Difference difference, List<SentPost> posts) {
        CurlScript script = new CurlScript();
        posts.forEach(
                post -> script.add(post.toString(), () -> CurlScript.command(post.request())));
        Optional<String> curl = posts.size() > MOST_LINES ? Optional.empty() : script.text();
        return new Told()
                .with(AnswerKeys.EXPECTED, difference.expected())
                .with(AnswerKeys.SEEN, difference.seen())
                .with(AnswerKeys.CURL, curl);
    }
}

package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
import java.util.Map;
import java.util.Optional;

/** Holds what a scenario expects against what has happened. */
final class ExpectationChecker {
    private final ScenarioState state;
    private final RecordingSender sender;
    private final Map<String, ProbePoller> probes;
    private final UserIdMapping mapping;
    private final ScenarioIngestion ingestion;
    private final Ticker ticker;

    ExpectationChecker(
            ScenarioState state,
            RecordingSender sender,
            Map<String, ProbePoller> probes,
            UserIdMapping mapping,
            ScenarioIngestion ingestion,
            Ticker ticker) {
        this.state = state;
        this.sender = sender;
        this.probes = Map.copyOf(probes);
        this.mapping = mapping;
        this.ingestion = ingestion;
        this.ticker = ticker;
    }

    /**
     * What is wrong, if anything is.
     *
     * @throws BrokenProbe if it cannot be told
     */
    Optional<Failure> failure(String place, Expectation expectation)
            throws InterruptedException, BrokenProbe {
        return difference(expectation)
                .map(
                        difference ->
                                new Failure(
                                        difference.expected() + " (" + place + ')',
                                        difference.seen(),
                                        sender.script().orElse(null)));
    }

    private Optional<Difference> difference(Expectation expectation)
            throws InterruptedException, BrokenProbe {
        return switch (expectation) {
            case Expectation.OfPosts ofPosts -> posts().difference(ofPosts);
            case Expectation.Body(UsersSchema schema) -> body(schema);
            case Expectation.Ingested ingested ->
                    ingestion.difference(ingested, Deadline.in(ingested.within(), ticker));
            case Expectation.Probed probed -> probed(probed);
        };
    }

    private PostsChecker posts() {
        return new PostsChecker(state.posts(), state.outcomes(), state.requeued(), state.dead());
    }

    private Optional<Difference> body(UsersSchema schema) {
        return state.posts().stream()
                .flatMap(
                        post ->
                                schema.errors(sender.users(post.n())).stream()
                                        .map(error -> "POST " + post.n() + ' ' + error))
                .findFirst()
                .map(error -> new Difference("a body as in " + schema.file(), error));
    }

    private Optional<Difference> probed(Expectation.Probed probed)
            throws InterruptedException, BrokenProbe {
        ProbePoller poller = probes.get(probed.probe());
        if (poller == null) {
            throw new IllegalArgumentException("there is no probe " + probed.probe());
        }
        return new ProbeCheck(poller, probed, mapping.id(probed.user())).difference();
    }
}

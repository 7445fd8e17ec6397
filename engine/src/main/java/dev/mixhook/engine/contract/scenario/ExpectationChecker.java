package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.scenario.Expectation.Whom;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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
        List<String> users = state.users();
        return switch (expectation) {
            case Expectation.Posts(int count) ->
                    Difference.unlessEqual("posts:", count, state.posts().size());
            case Expectation.Users(List<String> these) ->
                    Difference.unlessEqual("users:", sorted(these), sorted(users));
            case Expectation.Including(List<String> these) ->
                    Difference.unless(
                            users.containsAll(these), "users:", "including " + these, users);
            case Expectation.Excluding(List<String> these) ->
                    Difference.unless(
                            Collections.disjoint(users, these),
                            "users:",
                            "excluding " + these,
                            users);
            case Expectation.UserOrder(List<String> these) ->
                    Difference.unlessEqual("order:", these, users);
            case Expectation.BatchSizes(List<Integer> sizes) ->
                    Difference.unlessEqual("batches:", sizes, sizes());
            case Expectation.Statuses(List<String> statuses) ->
                    Difference.unlessEqual(
                            "statuses:",
                            statuses,
                            state.outcomes().stream().map(ScenarioState::shown).toList());
            case Expectation.Requeued(Whom whom) -> whom("requeued:", whom, state.requeued());
            case Expectation.Dead(Whom whom) -> whom("dead:", whom, state.dead());
            case Expectation.AnswerTime(int percentile, Duration most) ->
                    AnswerTimes.of(state.outcomes()).slower(percentile, most);
            case Expectation.Body(UsersSchema schema) -> body(schema);
            case Expectation.Ingested ingested ->
                    ingestion.difference(ingested, Deadline.in(ingested.within(), ticker));
            case Expectation.Probed probed -> probed(probed);
        };
    }

    private List<Integer> sizes() {
        return state.posts().stream().map(post -> post.users().size()).toList();
    }

    private static Optional<Difference> whom(String what, Whom whom, List<String> seen) {
        return switch (whom) {
            case Whom.HowMany(int count) ->
                    Difference.unless(count == seen.size(), what, count, seen);
            case Whom.These(List<String> users) ->
                    Difference.unlessEqual(what, sorted(users), sorted(seen));
        };
    }

    private static Set<String> sorted(Collection<String> users) {
        return new TreeSet<>(users);
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

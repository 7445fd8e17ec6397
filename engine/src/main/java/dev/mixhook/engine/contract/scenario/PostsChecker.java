package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.scenario.Expectation.Whom;
import dev.mixhook.engine.ledger.Post;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds what is expected of POSTs against those that there were.
 *
 * @param posts in the order in which they ended
 * @param outcomes what came of each of them
 * @param requeued who waits now for the next attempt
 * @param dead who has been given up by now
 */
public record PostsChecker(
        List<Post> posts, List<Outcome> outcomes, List<String> requeued, List<String> dead) {
    public PostsChecker {
        posts = List.copyOf(posts);
        outcomes = List.copyOf(outcomes);
        requeued = List.copyOf(requeued);
        dead = List.copyOf(dead);
    }

    /** What is wrong, if anything is. */
    public Optional<Difference> difference(Expectation.OfPosts expectation) {
        List<String> users = users(posts.stream());
        return switch (expectation) {
            case Expectation.Posts(int count) ->
                    Difference.unlessEqual("posts:", count, posts.size());
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
                            outcomes.stream().map(ScenarioState::shown).toList());
            case Expectation.Requeued(Whom whom) -> whom("requeued:", whom, requeued);
            case Expectation.Dead(Whom whom) -> whom("dead:", whom, dead);
            case Expectation.AnswerTime(int percentile, Duration most) ->
                    AnswerTimes.of(outcomes).slower(percentile, most);
            case Expectation.Sent(Map<String, Integer> times) -> times("sent:", times, users);
            case Expectation.Accepted(Map<String, Integer> times) ->
                    times("accepted:", times, accepted());
        };
    }

    private List<Integer> sizes() {
        return posts.stream().map(post -> post.users().size()).toList();
    }

    /** The users of the POSTs that were accepted. */
    private List<String> accepted() {
        return users(
                IntStream.range(0, posts.size())
                        .filter(i -> outcomes.get(i) instanceof Outcome.Accepted)
                        .mapToObj(posts::get));
    }

    private static List<String> users(Stream<Post> posts) {
        return posts.flatMap(post -> post.users().stream()).toList();
    }

    private static Optional<Difference> times(
            String what, Map<String, Integer> times, List<String> users) {
        Map<String, Integer> seen = new TreeMap<>();
        times.keySet().forEach(user -> seen.put(user, Collections.frequency(users, user)));
        return Difference.unlessEqual(what, shown(times), shown(seen));
    }

    private static String shown(Map<String, Integer> times) {
        return new TreeMap<>(times)
                .entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining(", ", "{", "}"));
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
}

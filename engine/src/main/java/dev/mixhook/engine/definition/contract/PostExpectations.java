package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What can be expected of POSTs, in the words of contracts: each key is an expectation. */
public final class PostExpectations {
    /** The keys, all of which may stand beside each other. */
    public static final List<Key<?>> KEYS = ExpectKeys.OF_POSTS;

    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d|uncertain|unreachable");

    private final Section section;

    private PostExpectations(Section section) {
        this.section = section;
    }

    /**
     * Reads what stands under the keys.
     *
     * @param section of a shape that has all of them
     */
    public static List<Expectation.OfPosts> read(Section section) {
        return new PostExpectations(section).read();
    }

    private List<Expectation.OfPosts> read() {
        List<Expectation.OfPosts> all = new ArrayList<>();
        section.read(ExpectKeys.POSTS).map(Expectation.Posts::new).ifPresent(all::add);
        all.addAll(users());
        section.read(ExpectKeys.ORDER).map(Expectation.UserOrder::new).ifPresent(all::add);
        sizes().map(Expectation.BatchSizes::new).ifPresent(all::add);
        statuses().map(Expectation.Statuses::new).ifPresent(all::add);
        section.read(ExpectKeys.REQUEUED).map(Expectation.Requeued::new).ifPresent(all::add);
        section.read(ExpectKeys.DEAD).map(Expectation.Dead::new).ifPresent(all::add);
        section.read(ExpectKeys.ANSWER_TIME)
                .ifPresent(at -> all.addAll(AnswerTimesReader.read(at)));
        section.read(ExpectKeys.SENT)
                .map(PostExpectations::times)
                .map(Expectation.Sent::new)
                .ifPresent(all::add);
        section.read(ExpectKeys.ACCEPTED)
                .map(PostExpectations::times)
                .map(Expectation.Accepted::new)
                .ifPresent(all::add);
        return all;
    }

    /** How often, by user. */
    private static Map<String, Integer> times(Section section) {
        Map<String, Integer> times = new TreeMap<>();
        for (String user : section.keys()) {
            section.other(user, ExpectKeys.COUNT).ifPresent(count -> times.put(user, count));
        }
        if (section.keys().isEmpty()) {
            section.refuse("Nobody here. Write users, each with a number.");
        }
        return times;
    }

    /** Exactly these, or with `including:` and `excluding:` under it. */
    private List<Expectation.OfPosts> users() {
        if (!(section.node(ExpectKeys.USERS.name()).orElse(null) instanceof Node.Mapping)) {
            return section
                    .read(ExpectKeys.USERS)
                    .<Expectation.OfPosts>map(Expectation.Users::new)
                    .stream()
                    .toList();
        }
        List<Expectation.OfPosts> users = new ArrayList<>();
        section.read(ExpectKeys.SOME_USERS)
                .ifPresent(
                        at -> {
                            at.read(ExpectKeys.INCLUDING)
                                    .map(Expectation.Including::new)
                                    .ifPresent(users::add);
                            at.read(ExpectKeys.EXCLUDING)
                                    .map(Expectation.Excluding::new)
                                    .ifPresent(users::add);
                            at.close();
                        });
        return users;
    }

    private Optional<List<Integer>> sizes() {
        return section.read(ExpectKeys.BATCHES)
                .map(texts -> texts.stream().flatMap(text -> size(text).stream()).toList());
    }

    private Optional<Integer> size(String text) {
        if (text.matches("[1-9]|[1-4]\\d|50")) {
            return Optional.of(Integer.valueOf(text));
        }
        section.problem(
                ExpectKeys.BATCHES, "`batches` takes sizes from 1 to 50, not " + text + '.');
        return Optional.empty();
    }

    private Optional<List<String>> statuses() {
        Optional<List<String>> statuses = section.read(ExpectKeys.STATUSES);
        statuses.stream()
                .flatMap(List::stream)
                .filter(text -> !STATUS.matcher(text).matches())
                .forEach(
                        text ->
                                section.problem(
                                        ExpectKeys.STATUSES,
                                        "`statuses` takes statuses such as 200, `uncertain` and `unreachable`, not "
                                                + text
                                                + '.'));
        return statuses;
    }
}

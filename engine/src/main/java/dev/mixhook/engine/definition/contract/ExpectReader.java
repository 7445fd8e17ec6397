package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.UsersSchema;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads an {@code expect:}; each of its keys is an expectation.
 *
 * @param hasPort whether SDKs find the scenario somewhere
 * @param isUser whether the scenario tells, or may tell, of somebody of that name
 */
record ExpectReader(
        Section section,
        Path folder,
        KnownProbes probes,
        boolean hasPort,
        Predicate<String> isUser) {
    private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d|uncertain|unreachable");

    List<Expectation> read() {
        List<Expectation> all = new ArrayList<>();
        section.read(ExpectKeys.POSTS).map(Expectation.Posts::new).ifPresent(all::add);
        all.addAll(users());
        section.read(ExpectKeys.ORDER).map(Expectation.UserOrder::new).ifPresent(all::add);
        sizes().map(Expectation.BatchSizes::new).ifPresent(all::add);
        statuses().map(Expectation.Statuses::new).ifPresent(all::add);
        section.read(ExpectKeys.REQUEUED).map(Expectation.Requeued::new).ifPresent(all::add);
        section.read(ExpectKeys.DEAD).map(Expectation.Dead::new).ifPresent(all::add);
        section.read(ExpectKeys.ANSWER_TIME)
                .ifPresent(at -> all.addAll(AnswerTimesReader.read(at)));
        section.read(ExpectKeys.BODY).flatMap(this::body).ifPresent(all::add);
        new IngestedReader(section, hasPort).read().ifPresent(all::add);
        new ProbedReader(section, probes, isUser).read().ifPresent(all::add);
        section.close();
        if (section.keys().isEmpty()) {
            section.refuse("Nothing is expected here.");
        }
        return all;
    }

    /** Exactly these, or with `including:` and `excluding:` under it. */
    private List<Expectation> users() {
        if (!(section.node(ExpectKeys.USERS.name()).orElse(null) instanceof Node.Mapping)) {
            return section.read(ExpectKeys.USERS).<Expectation>map(Expectation.Users::new).stream()
                    .toList();
        }
        List<Expectation> users = new ArrayList<>();
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

    private Optional<Expectation> body(Section body) {
        Optional<Path> file =
                body.read(ExpectKeys.SCHEMA)
                        .flatMap(name -> NamedFile.of(body, ExpectKeys.SCHEMA, folder, name));
        body.close();
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Expectation.Body(UsersSchema.read(file.get())));
        } catch (IllegalArgumentException | IOException e) {
            body.problem(ExpectKeys.SCHEMA, "No JSON Schema: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** How long something is waited for. */
    static Optional<Duration> within(Section at) {
        return at.read(ExpectKeys.WITHIN);
    }
}

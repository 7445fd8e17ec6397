package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.campaign.Durations;
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
        section.integer("posts", 0, Integer.MAX_VALUE)
                .map(Expectation.Posts::new)
                .ifPresent(all::add);
        all.addAll(users());
        list("order").map(Expectation.UserOrder::new).ifPresent(all::add);
        sizes().map(Expectation.BatchSizes::new).ifPresent(all::add);
        statuses().map(Expectation.Statuses::new).ifPresent(all::add);
        whom("requeued").map(Expectation.Requeued::new).ifPresent(all::add);
        whom("dead").map(Expectation.Dead::new).ifPresent(all::add);
        section.section("answer_time").ifPresent(at -> all.addAll(AnswerTimesReader.read(at)));
        section.section("body").flatMap(this::body).ifPresent(all::add);
        new IngestedReader(section, hasPort).read().ifPresent(all::add);
        new ProbedReader(section, probes, isUser).read().ifPresent(all::add);
        section.close();
        if (section.keys().isEmpty()) {
            section.problems().add(section.place(), section.path(), "Nothing is expected here.");
        }
        return all;
    }

    /** Exactly these, or with `including:` and `excluding:` under it. */
    private List<Expectation> users() {
        if (!(section.node("users").orElse(null) instanceof Node.Mapping mapping)) {
            return list("users").<Expectation>map(Expectation.Users::new).stream().toList();
        }
        List<Expectation> users = new ArrayList<>();
        Section at = new Section(mapping, section.path("users"), section.problems());
        list(at, "including").map(Expectation.Including::new).ifPresent(users::add);
        list(at, "excluding").map(Expectation.Excluding::new).ifPresent(users::add);
        at.close();
        return users;
    }

    private Optional<List<String>> list(String key) {
        return list(section, key);
    }

    private static Optional<List<String>> list(Section at, String key) {
        return at.has(key) ? Optional.of(at.items(key).texts()) : Optional.empty();
    }

    private Optional<List<Integer>> sizes() {
        return list("batches")
                .map(texts -> texts.stream().flatMap(text -> size(text).stream()).toList());
    }

    private Optional<Integer> size(String text) {
        if (text.matches("[1-9]|[1-4]\\d|50")) {
            return Optional.of(Integer.valueOf(text));
        }
        section.problem("batches", "`batches` takes sizes from 1 to 50, not " + text + '.');
        return Optional.empty();
    }

    private Optional<List<String>> statuses() {
        Optional<List<String>> statuses = list("statuses");
        statuses.stream()
                .flatMap(List::stream)
                .filter(text -> !STATUS.matcher(text).matches())
                .forEach(
                        text ->
                                section.problem(
                                        "statuses",
                                        "`statuses` takes statuses such as 200, `uncertain` and `unreachable`, not "
                                                + text
                                                + '.'));
        return statuses;
    }

    /** A number stands for how many. */
    private Optional<Expectation.Whom> whom(String key) {
        if (section.node(key).orElse(null) instanceof Node.Scalar scalar
                && scalar.type() == Node.Type.NUMBER) {
            return section.integer(key, 0, Integer.MAX_VALUE).map(Expectation.Whom.HowMany::new);
        }
        return list(key).map(Expectation.Whom.These::new);
    }

    private Optional<Expectation> body(Section body) {
        Optional<Path> file =
                body.required("schema", body.text("schema"), "the file of a JSON Schema")
                        .flatMap(name -> NamedFile.of(body, "schema", folder, name));
        body.close();
        try {
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Expectation.Body(UsersSchema.read(file.get())));
        } catch (IllegalArgumentException | IOException e) {
            body.problem("schema", "No JSON Schema: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** How long something is waited for. */
    static Optional<Duration> within(Section at) {
        return at.read(
                "within",
                "a real time with its unit, such as 5s",
                scalar -> Durations.parseReal(scalar.text()));
    }
}

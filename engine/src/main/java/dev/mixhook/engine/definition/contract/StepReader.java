package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.definition.yaml.AmbiguousScalars;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads the steps of a scenario.
 *
 * @param folder that files are named from
 * @param hasPort whether SDKs find the scenario somewhere
 * @param isUser whether the scenario tells, or may tell, of somebody of that name
 */
record StepReader(Path folder, KnownProbes probes, boolean hasPort, Predicate<String> isUser) {
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);
    private static final List<String> KINDS =
            List.of("person", "event", "run", "advance", "expect");

    Optional<Step> read(Section step) {
        List<String> kinds = KINDS.stream().filter(step::has).toList();
        if (kinds.size() != 1) {
            String kind = kinds.isEmpty() ? "No step here." : "More than one step here.";
            step.problems()
                    .add(
                            step.place(),
                            step.path(),
                            kind + " A step is one of " + String.join(", ", KINDS) + '.');
        }
        Optional<Step> person = step.section("person").flatMap(at -> person(step.path(), at));
        Optional<Step> event = step.section("event").flatMap(at -> event(step.path(), at));
        Optional<Step> run = run(step);
        Optional<Step> advance = advance(step);
        Optional<Step> expect = step.section("expect").map(at -> expect(step.path(), at));
        step.close();
        return person.or(() -> event).or(() -> run).or(() -> advance).or(() -> expect);
    }

    private static Optional<Step> person(String place, Section person) {
        Optional<String> id =
                person.required(
                        "$distinct_id", person.text("$distinct_id"), "who it is: $distinct_id: u1");
        return id.map(own -> new Step.Person(place, own, json(person, Set.of("$distinct_id"))));
    }

    private static Optional<Step> event(String place, Section event) {
        Optional<String> name =
                event.required("name", event.text("name"), "what was done: name: Purchase");
        Optional<String> by = event.required("by", event.text("by"), "who did it: by: u1");
        return name.isEmpty() || by.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Step.Did(
                                place, name.get(), by.get(), json(event, Set.of("name", "by"))));
    }

    /** A command, or with the time that it may take. */
    private Optional<Step> run(Section step) {
        if (!(step.node("run").orElse(null) instanceof Node.Mapping mapping)) {
            return step.name("run").map(command -> run(step, command, LONGEST_RUN));
        }
        Section section = new Section(mapping, step.path("run"), step.problems());
        Optional<String> command =
                section.required(
                        "command", section.name("command"), "what is run: command: node app.js");
        Duration within = ExpectReader.within(section).orElse(LONGEST_RUN);
        section.close();
        return command.map(text -> run(step, text, within));
    }

    private Step run(Section step, String command, Duration within) {
        return new Step.Run(step.path(), command, folder, within);
    }

    private static Optional<Step> advance(Section step) {
        Optional<Duration> time = step.duration("advance");
        if (time.isPresent() && time.get().isZero()) {
            step.problem("advance", "Time goes on by more than nothing.");
        }
        return time.map(by -> new Step.Advance(step.path(), by));
    }

    private Step expect(String place, Section expect) {
        List<Expectation> expectations =
                new ExpectReader(expect, folder, probes, hasPort, isUser).read();
        return new Step.Expect(place, expectations);
    }

    /** What stands there besides these keys. */
    private static String json(Section section, Set<String> without) {
        Map<String, Node.KeyValue> entries = new LinkedHashMap<>(section.entries());
        entries.keySet().removeAll(without);
        AmbiguousScalars looks = new AmbiguousScalars(section.problems());
        entries.forEach((key, entry) -> looks.data(entry.value(), section.path(key)));
        return NodeJson.object(entries);
    }
}

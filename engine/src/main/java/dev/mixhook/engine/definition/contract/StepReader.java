package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads the steps of a scenario.
 *
 * @param folder that files are named from
 * @param hasPort whether SDKs find the scenario somewhere
 * @param isUser whether the scenario tells, or may tell, of somebody of that name
 */
record StepReader(Path folder, KnownProbes probes, boolean hasPort, Predicate<String> isUser) {
    private static final Duration LONGEST_RUN = Duration.ofSeconds(30);

    Optional<Step> read(Section step) {
        List<Key<?>> kinds = ScenarioKeys.KINDS.stream().filter(step::has).toList();
        if (kinds.size() != 1) {
            String kind = kinds.isEmpty() ? "No step here." : "More than one step here.";
            step.refuse(
                    kind
                            + " A step is one of "
                            + ScenarioKeys.KINDS.stream()
                                    .map(Key::name)
                                    .collect(Collectors.joining(", "))
                            + '.');
        }
        Optional<Step> person =
                step.read(ScenarioKeys.PERSON)
                        .flatMap(at -> StoryReader.person(step.path(), at))
                        .map(Function.identity());
        Optional<Step> event =
                step.read(ScenarioKeys.EVENT)
                        .flatMap(at -> StoryReader.event(step.path(), at))
                        .map(Function.identity());
        Optional<Step> run = run(step);
        Optional<Step> advance = advance(step);
        Optional<Step> expect = step.read(ScenarioKeys.EXPECT).map(at -> expect(step.path(), at));
        step.close();
        return person.or(() -> event).or(() -> run).or(() -> advance).or(() -> expect);
    }

    /** A command, or with the time that it may take. */
    private Optional<Step> run(Section step) {
        if (!(step.node(ScenarioKeys.RUN.name()).orElse(null) instanceof Node.Mapping)) {
            return step.read(ScenarioKeys.RUN).map(command -> run(step, command, LONGEST_RUN));
        }
        return step.read(ScenarioKeys.RUN_WITHIN).flatMap(section -> runWithin(step, section));
    }

    private Optional<Step> runWithin(Section step, Section section) {
        Optional<String> command = section.read(ScenarioKeys.COMMAND);
        Duration within = ExpectReader.within(section).orElse(LONGEST_RUN);
        section.close();
        return command.map(text -> run(step, text, within));
    }

    private Step run(Section step, String command, Duration within) {
        return new Step.Run(step.path(), command, folder, within);
    }

    private static Optional<Step> advance(Section step) {
        Optional<Duration> time = step.read(ScenarioKeys.ADVANCE);
        if (time.isPresent() && time.get().isZero()) {
            step.problem(ScenarioKeys.ADVANCE, "Time goes on by more than nothing.");
        }
        return time.map(by -> new Step.Advance(step.path(), by));
    }

    private Step expect(String place, Section expect) {
        List<Expectation> expectations =
                new ExpectReader(expect, folder, probes, hasPort, isUser).read();
        return new Step.Expect(place, expectations);
    }
}

package dev.mixhook.engine.control;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.control.ControlSession.Act;
import dev.mixhook.engine.definition.contract.FaultReader;
import dev.mixhook.engine.definition.contract.StoryReader;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads what steps are told; what is then to be done is done only where all of it was right. */
final class StepReading {
    private StepReading() {}

    static Act person(Section input) {
        Optional<Step.Person> person = StoryReader.person("", input);
        return session -> session.person(person.orElseThrow());
    }

    static Act update(Section input) {
        Optional<String> id = input.read(StepKeys.DISTINCT_ID);
        List<Key<Node>> named = StepKeys.OPERATIONS.stream().filter(input::has).toList();
        if (named.size() != 1) {
            input.refuse(
                    "One of "
                            + StepKeys.OPERATIONS.stream()
                                    .map(Key::name)
                                    .collect(Collectors.joining(", "))
                            + " stands here.");
        }
        List<String> operands =
                named.stream()
                        .flatMap(key -> input.read(key).stream())
                        .map(NodeJson::value)
                        .toList();
        return session ->
                session.update(id.orElseThrow(), named.getFirst().name(), operands.getFirst());
    }

    static Act event(Section input) {
        Optional<Step.Did> event = StoryReader.event("", input);
        return session -> session.did(event.orElseThrow());
    }

    static Act data(Section input) {
        List<String> profiles = objects(input, StepKeys.PROFILES);
        List<String> events = objects(input, StepKeys.EVENTS);
        if (input.keys().isEmpty()) {
            input.refuse("Nothing here. Write profiles, or events.");
        }
        return session -> session.data(profiles, events);
    }

    private static List<String> objects(Section input, Key<List<Node>> key) {
        List<Node> nodes = input.read(key).orElse(List.of());
        nodes.stream()
                .filter(node -> !(node instanceof Node.Mapping))
                .forEach(
                        node ->
                                input.problem(
                                        node, key.name(), '`' + key.name() + "` takes objects."));
        return nodes.stream().map(NodeJson::value).toList();
    }

    static Act advance(Section input) {
        Optional<Duration> by = input.read(StepKeys.BY);
        Optional<Instant> until = input.read(StepKeys.UNTIL);
        if (input.has(StepKeys.BY) == input.has(StepKeys.UNTIL)) {
            input.refuse("How far? Write `by`, such as \"15 days\", or `until`, and not both.");
        }
        if (by.isPresent() && by.get().isZero()) {
            input.problem(StepKeys.BY, "Time goes on by more than nothing.");
        }
        return session ->
                by.isPresent() ? session.advance(by.get()) : session.advanceTo(until.orElseThrow());
    }

    static Act faults(Section input) {
        List<FaultPlan.Rule> rules = FaultReader.read(input, StepKeys.FAULTS, 0).lines();
        return session -> session.faults(rules);
    }

    static Act posts(Section input) {
        PostQuery query = PostQuery.read(input);
        return session -> session.posts(query);
    }

    static Act expect(Section input) {
        ExpectRequest request = ExpectRequest.read(input);
        return session -> session.expect(request);
    }

    static Act target(Section input) {
        Optional<String> url = input.read(StepKeys.URL);
        return session -> session.to(url.orElseThrow());
    }

    static Act standing(Section input) {
        Optional<String> campaign = input.read(StepKeys.CAMPAIGN);
        return session -> session.standing(campaign);
    }

    static Act explain(Section input) {
        Optional<String> user = input.read(StepKeys.USER);
        Optional<String> campaign = input.read(StepKeys.CAMPAIGN);
        return session -> session.explain(user.orElseThrow(), campaign);
    }

    /** What is done with one campaign. */
    @FunctionalInterface
    interface CampaignAct {
        Told in(SessionSteps session, String campaign)
                throws ControlRefusedException, InterruptedException;
    }

    static Act campaign(Section input, CampaignAct act) {
        Optional<String> campaign = input.read(StepKeys.ONE);
        return session -> act.in(session, campaign.orElseThrow());
    }
}

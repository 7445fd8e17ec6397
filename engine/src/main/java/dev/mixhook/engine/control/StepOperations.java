package dev.mixhook.engine.control;

import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.contract.scenario.Step;
import dev.mixhook.engine.control.Operation.Deed;
import dev.mixhook.engine.control.Operation.Method;
import dev.mixhook.engine.definition.contract.FaultReader;
import dev.mixhook.engine.definition.contract.StoryReader;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.NodeJson;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be asked of a session that is open. */
final class StepOperations {
    static final List<Operation> ALL =
            List.of(
                    of(
                            "session",
                            Method.GET,
                            "",
                            "Says how a session and its campaigns stand.",
                            StepKeys.NOTHING,
                            SessionKeys.STATE,
                            _ -> SessionSteps::state),
                    step(
                            "person",
                            "Somebody is there, or has changed: before the first advance the whole profile, afterwards what is set.",
                            StoryReader.PERSON,
                            StepOperations::person),
                    step(
                            "update",
                            "A profile is updated, now.",
                            StepKeys.UPDATE,
                            StepOperations::update),
                    step(
                            "event",
                            "Somebody does something, now.",
                            StoryReader.EVENT,
                            StepOperations::event),
                    step(
                            "data",
                            "Records come as data files have them, each with a time of its own.",
                            StepKeys.DATA,
                            StepOperations::data),
                    of(
                            "advance",
                            Method.POST,
                            "/advance",
                            "Time goes on; answered when all that is due is done.",
                            StepKeys.ADVANCE,
                            SessionKeys.ADVANCED,
                            StepOperations::advance),
                    of(
                            "faults",
                            Method.POST,
                            "/faults",
                            "POSTs are to go wrong, in the words of contracts.",
                            StepKeys.MORE_FAULTS,
                            AnswerKeys.IN_FORCE,
                            StepOperations::faults),
                    of(
                            "clear_faults",
                            Method.DELETE,
                            "/faults",
                            "Nothing goes wrong any more.",
                            StepKeys.NOTHING,
                            AnswerKeys.IN_FORCE,
                            _ -> SessionSteps::clearFaults),
                    of(
                            "posts",
                            Method.GET,
                            "/posts",
                            "Lists POSTs that have come to their end, with what went out.",
                            StepKeys.LIST,
                            SessionKeys.LISTED,
                            StepOperations::posts),
                    of(
                            "expect",
                            Method.POST,
                            "/expect",
                            "Holds expectations, in the words of contracts, against what happened.",
                            StepKeys.EXPECT,
                            AnswerKeys.HELD,
                            StepOperations::expect),
                    step(
                            "target",
                            "All campaigns post to another receiver, from now on.",
                            StepKeys.TARGET,
                            StepOperations::target),
                    of(
                            "standing",
                            Method.GET,
                            "/standing",
                            "Says who waits for another attempt, who was given up, and who matches.",
                            StepKeys.STANDING,
                            SessionKeys.USERS_STANDING,
                            StepOperations::standing),
                    of(
                            "explain",
                            Method.GET,
                            "/explain",
                            "Says why somebody matches a campaign or not, and what was sent to them.",
                            StepKeys.EXPLAIN,
                            ExplanationKeys.EXPLAINED,
                            StepOperations::explain),
                    of(
                            "pause",
                            Method.POST,
                            "/pause",
                            "A campaign begins nothing until it is resumed.",
                            StepKeys.MEANT,
                            SessionKeys.STATE,
                            input -> campaign(input, SessionSteps::pause)),
                    of(
                            "resume",
                            Method.POST,
                            "/resume",
                            "A campaign goes on that was paused, be it by its receiver.",
                            StepKeys.MEANT,
                            SessionKeys.STATE,
                            input -> campaign(input, SessionSteps::resume)));

    private StepOperations() {}

    /** What is done with one session. */
    @FunctionalInterface
    private interface Act {
        Told in(SessionSteps session) throws ControlRefusedException, InterruptedException;
    }

    private static Operation of(
            String name,
            Method method,
            String path,
            String summary,
            Shape input,
            Shape output,
            Function<Section, Act> reading) {
        return new Operation(
                name,
                method,
                "/sessions/" + Operation.SESSION + path,
                summary,
                input,
                output,
                200,
                section -> deed(reading.apply(section)));
    }

    private static Deed deed(Act act) {
        return (sessions, name) -> sessions.in(name, act::in);
    }

    private static Operation step(
            String name, String summary, Shape input, Function<Section, Act> reading) {
        return of(name, Method.POST, '/' + name, summary, input, AnswerKeys.PRESENT, reading);
    }

    private static Act person(Section input) {
        Optional<Step.Person> person = StoryReader.person("", input);
        return session -> session.person(person.orElseThrow());
    }

    private static Act update(Section input) {
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

    private static Act event(Section input) {
        Optional<Step.Did> event = StoryReader.event("", input);
        return session -> session.did(event.orElseThrow());
    }

    private static Act data(Section input) {
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

    private static Act advance(Section input) {
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

    private static Act faults(Section input) {
        List<FaultPlan.Rule> rules = FaultReader.read(input, StepKeys.FAULTS, 0).lines();
        return session -> session.faults(rules);
    }

    private static Act posts(Section input) {
        PostQuery query = PostQuery.read(input);
        return session -> session.posts(query);
    }

    private static Act expect(Section input) {
        ExpectRequest request = ExpectRequest.read(input);
        return session -> session.expect(request);
    }

    private static Act target(Section input) {
        Optional<String> url = input.read(StepKeys.URL);
        return session -> session.to(url.orElseThrow());
    }

    private static Act standing(Section input) {
        Optional<String> campaign = input.read(StepKeys.CAMPAIGN);
        return session -> session.standing(campaign);
    }

    private static Act explain(Section input) {
        Optional<String> user = input.read(StepKeys.USER);
        Optional<String> campaign = input.read(StepKeys.CAMPAIGN);
        return session -> session.explain(user.orElseThrow(), campaign);
    }

    /** What is done with one campaign. */
    @FunctionalInterface
    private interface CampaignAct {
        Told in(SessionSteps session, String campaign)
                throws ControlRefusedException, InterruptedException;
    }

    private static Act campaign(Section input, CampaignAct act) {
        Optional<String> campaign = input.read(StepKeys.ONE);
        return session -> act.in(session, campaign.orElseThrow());
    }
}

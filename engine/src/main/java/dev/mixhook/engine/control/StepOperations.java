package dev.mixhook.engine.control;

import dev.mixhook.engine.control.ControlSession.Act;
import dev.mixhook.engine.control.Operation.Deed;
import dev.mixhook.engine.control.Operation.Method;
import dev.mixhook.engine.definition.contract.StoryReader;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.util.List;
import java.util.function.Function;

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
                            StepReading::person),
                    step(
                            "update",
                            "A profile is updated, now.",
                            StepKeys.UPDATE,
                            StepReading::update),
                    step(
                            "event",
                            "Somebody does something, now.",
                            StoryReader.EVENT,
                            StepReading::event),
                    step(
                            "data",
                            "Records come as data files have them, each with a time of its own.",
                            StepKeys.DATA,
                            StepReading::data),
                    of(
                            "advance",
                            Method.POST,
                            "/advance",
                            "Time goes on; answered when all that is due is done.",
                            StepKeys.ADVANCE,
                            SessionKeys.ADVANCED,
                            StepReading::advance),
                    of(
                            "faults",
                            Method.POST,
                            "/faults",
                            "POSTs are to go wrong, in the words of contracts.",
                            StepKeys.MORE_FAULTS,
                            AnswerKeys.IN_FORCE,
                            StepReading::faults),
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
                            StepReading::posts),
                    of(
                            "expect",
                            Method.POST,
                            "/expect",
                            "Holds expectations, in the words of contracts, against what happened.",
                            StepKeys.EXPECT,
                            AnswerKeys.HELD,
                            StepReading::expect),
                    step(
                            "target",
                            "All campaigns post to another receiver, from now on.",
                            StepKeys.TARGET,
                            StepReading::target),
                    of(
                            "standing",
                            Method.GET,
                            "/standing",
                            "Says who waits for another attempt, who was given up, and who matches.",
                            StepKeys.STANDING,
                            SessionKeys.USERS_STANDING,
                            StepReading::standing),
                    of(
                            "explain",
                            Method.GET,
                            "/explain",
                            "Says why somebody matches a campaign or not, and what was sent to them.",
                            StepKeys.EXPLAIN,
                            ExplanationKeys.EXPLAINED,
                            StepReading::explain),
                    of(
                            "pause",
                            Method.POST,
                            "/pause",
                            "A campaign begins nothing until it is resumed.",
                            StepKeys.MEANT,
                            SessionKeys.STATE,
                            input -> StepReading.campaign(input, SessionSteps::pause)),
                    of(
                            "resume",
                            Method.POST,
                            "/resume",
                            "A campaign goes on that was paused, be it by its receiver.",
                            StepKeys.MEANT,
                            SessionKeys.STATE,
                            input -> StepReading.campaign(input, SessionSteps::resume)));

    private StepOperations() {}

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
        return (sessions, name) -> sessions.in(name, act);
    }

    private static Operation step(
            String name, String summary, Shape input, Function<Section, Act> reading) {
        return of(name, Method.POST, '/' + name, summary, input, AnswerKeys.PRESENT, reading);
    }
}

package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.raw;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.sections;

import dev.mixhook.engine.definition.IngestReader;
import dev.mixhook.engine.definition.contract.ScenarioReader.Ids;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Duration;
import java.util.List;

/** What may stand in a scenario and in its steps. */
final class ScenarioKeys {
    private static final int LAST_PORT = 65_535;

    static final Key<Node.Scalar> START_AT =
            Key.of(
                            "start_at",
                            raw("an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z"),
                            "When scenarios begin, in their own time.")
                    .such("2026-01-01T00:00:00Z");
    static final Key<Ids> IDS =
            Key.of(
                    "ids",
                    choice(Ids.class),
                    "Whether users get new ids with each run, or keep those of the file.");
    static final Key<String> NAME =
            Key.of("name", name(), "What it shows.").required("what it shows: name: comes once");
    static final Key<List<Section>> FAULTS =
            Key.of("faults", sections(FaultReader.FAULT), "What goes wrong on the way.");
    static final Key<Integer> PORT =
            Key.of("port", integer(0, LAST_PORT), "Where SDKs find the scenario.")
                    .required("where to listen: port: 6490")
                    .such(6490);
    static final Key<Integer> INGEST_AT =
            Key.of("ingest", integer(0, LAST_PORT), "The port where SDKs find the scenario.");
    static final Key<Section> INGEST =
            Key.of(
                    "ingest",
                    section(
                            Shape.of(
                                            "ingest-of-a-scenario",
                                            "What is taken of SDKs, and where.",
                                            PORT)
                                    .with(IngestReader.KEYS)),
                    "What is taken of SDKs, and where.");

    static final Key<Section> PERSON =
            Key.of("person", section(StoryReader.PERSON), "Somebody comes, or changes.");
    static final Key<Section> EVENT =
            Key.of("event", section(StoryReader.EVENT), "Somebody does something.");
    static final Key<String> RUN =
            Key.of("run", name(), "A command that is run, by the shell in this folder.");
    static final Key<String> COMMAND =
            Key.of("command", name(), "What is run.").required("what is run: command: node app.js");
    static final Key<Section> RUN_WITHIN =
            Key.of(
                    "run",
                    section(
                            Shape.of(
                                    "run",
                                    "A command, and how long it may take.",
                                    COMMAND,
                                    ExpectKeys.WITHIN)),
                    "A command that is run, and how long it may take.");
    static final Key<Duration> ADVANCE =
            Key.of(
                            "advance",
                            duration(),
                            "Time goes on by so much; what is due at its end is done.")
                    .such("14 days");
    static final Key<Section> EXPECT =
            Key.of(
                    "expect",
                    section(ExpectKeys.EXPECT),
                    "What is expected of all since the last `advance`.");
    static final List<Key<?>> KINDS = List.of(PERSON, EVENT, RUN, ADVANCE, EXPECT);
    static final Shape STEP =
            Shape.of(
                            "step",
                            "Something that happens, or is expected.",
                            PERSON,
                            EVENT,
                            RUN,
                            RUN_WITHIN,
                            ADVANCE,
                            EXPECT)
                    .withOneOf(KINDS);
    static final Key<List<Section>> STEPS =
            Key.of("steps", sections(STEP), "What happens, one after the other.")
                    .required("a list of steps");
    static final Shape SCENARIO =
            Shape.of(
                    "scenario",
                    "What is played, and what is expected of the receiver.",
                    NAME,
                    START_AT,
                    FAULTS,
                    INGEST_AT,
                    INGEST,
                    IDS,
                    STEPS);

    private ScenarioKeys() {}
}

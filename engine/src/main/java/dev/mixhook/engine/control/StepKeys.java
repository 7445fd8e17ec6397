package dev.mixhook.engine.control;

import static dev.mixhook.engine.definition.yaml.Kinds.duration;
import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.list;
import static dev.mixhook.engine.definition.yaml.Structures.node;
import static dev.mixhook.engine.definition.yaml.Structures.sections;

import dev.mixhook.engine.definition.contract.FaultReader;
import dev.mixhook.engine.definition.contract.PostExpectations;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is told of the steps of a session, but for those that are as in contracts. */
final class StepKeys {
    private static final Kind<Integer> NUMBER = integer(1, Integer.MAX_VALUE);
    private static final Kind<List<Node>> OBJECTS =
            list(JsonSchema.type("object"), key -> '`' + key + "` takes a list of objects.");

    static final Shape NOTHING = Shape.of("Nothing", "Nothing is told.");

    static final Key<String> DISTINCT_ID =
            Key.of("$distinct_id", text(), "Who it is.")
                    .required("who it is: \"$distinct_id\": \"u1\"");

    /** What an update may do, each with its operand. */
    static final List<Key<Node>> OPERATIONS =
            List.of(
                    operation("$set", "Properties that are set."),
                    operation("$set_once", "Properties that are set where there are none."),
                    operation("$add", "Numbers that are added."),
                    operation("$append", "Values that are put at the end of lists."),
                    operation("$union", "Values that are put into lists they are not in."),
                    operation("$remove", "Values that are taken out of lists."),
                    operation("$unset", "The names of properties that are taken away."),
                    operation("$delete", "The profile is gone."));

    static final Shape UPDATE =
            Shape.of("Update", "An update of a profile, as Mixpanel has it.", DISTINCT_ID)
                    .with(OPERATIONS)
                    .withOneOf(OPERATIONS);

    static final Key<List<Node>> PROFILES =
            Key.of(
                    "profiles",
                    OBJECTS,
                    "Profiles, and updates of them, as lines of profiles.jsonl.");
    static final Key<List<Node>> EVENTS =
            Key.of("events", OBJECTS, "Events, as lines of events.jsonl.");
    static final Shape DATA =
            Shape.of("Data", "Records, as data files have them.", PROFILES, EVENTS).withSome();

    static final Key<Duration> BY =
            Key.of("by", duration(), "So much time goes on; what is due at its end is done.")
                    .such("15 days");
    static final Key<Instant> UNTIL =
            Key.of("until", OpenKeys.INSTANT, "Time goes on to there; what is due then is done.")
                    .such("2026-01-16T00:00:00Z");
    static final Shape ADVANCE =
            Shape.of("Advance", "Time goes on.", BY, UNTIL).withOneOf(List.of(BY, UNTIL));

    static final Key<List<Section>> FAULTS =
            Key.of(
                            "faults",
                            sections(FaultReader.FAULT),
                            "What goes wrong, beside what does already.")
                    .required("what goes wrong: \"faults\": [{\"post\": 1, \"lose\": \"answer\"}]");
    static final Shape MORE_FAULTS = Shape.of("MoreFaults", "What goes wrong from now on.", FAULTS);

    static final Key<Integer> SINCE =
            Key.of("since", NUMBER, "Only POSTs from this number on.").otherwise(1);
    static final Key<String> CAMPAIGN = Key.of("campaign", name(), "Only this campaign.");
    static final Key<String> OF_USER = Key.of("user", text(), "Only POSTs with this user.");
    static final Key<Integer> LIMIT =
            Key.of("limit", integer(1, 1000), "How many at most.").otherwise(100);
    static final Shape LIST = Shape.of("List", "Which POSTs.", SINCE, CAMPAIGN, OF_USER, LIMIT);

    static final Key<Integer> EXPECTED_SINCE =
            Key.of(
                    "since",
                    NUMBER,
                    "About the POSTs from this number on; without it those since the last advance began.");
    static final Shape EXPECT =
            Shape.of("Expect", "What is expected.", EXPECTED_SINCE, CAMPAIGN)
                    .with(PostExpectations.KEYS);

    static final Key<String> USER =
            Key.of("user", text(), "About whom.").required("about whom: \"user\": \"u1\"");
    static final Shape EXPLAIN =
            Shape.of("Explain", "Whose match with which campaign.", USER, CAMPAIGN);

    static final Key<String> ONE =
            Key.of("campaign", name(), "Which one.")
                    .required("which one: \"campaign\": \"win-back\"");
    static final Shape MEANT = Shape.of("Meant", "A campaign.", ONE);

    static final Key<String> URL =
            Key.of("url", name(), "Where all campaigns post from now on.")
                    .required("where: \"url\": \"http://localhost:3000/hooks/mixpanel\"")
                    .such("http://localhost:3000/hooks/mixpanel");
    static final Shape TARGET = Shape.of("Target", "The receiver.", URL);

    static final Shape STANDING =
            Shape.of("Standing", "Of which campaign it is asked who matches.", CAMPAIGN);

    private StepKeys() {}

    private static Key<Node> operation(String name, String description) {
        return Key.of(name, node(JsonSchema.ANYTHING), description);
    }
}

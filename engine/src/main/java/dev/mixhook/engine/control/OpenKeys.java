package dev.mixhook.engine.control;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.name;
import static dev.mixhook.engine.definition.yaml.Kinds.rawNumber;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.truth;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.sections;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.definition.contract.FaultReader;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kind;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What is told of a session when it is opened. */
final class OpenKeys {
    static final Kind<Instant> INSTANT =
            text(
                    "an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z",
                    scalar -> IsoDates.instant(scalar.text(), ZoneOffset.UTC));

    /** The value of an environment variable. */
    static final Kind<String> VALUE = text();

    static final Key<Instant> START_AT =
            Key.of("start_at", INSTANT, "When the session begins, in its own time.")
                    .required("when it begins: \"start_at\": \"2026-01-01T00:00:00Z\"")
                    .such("2026-01-01T00:00:00Z");
    static final Key<String> WORKSPACE =
            Key.of(
                            "workspace",
                            name(),
                            "A folder, or a campaign file, below the folder that mixhook was started in.")
                    .such("sample-data");
    static final Key<List<String>> CAMPAIGNS =
            Key.of("campaigns", texts(), "What campaign files would have, as texts in YAML.");
    static final Key<String> PROJECT =
            Key.of("project", text(), "What project.yaml would have, as a text in YAML.");
    static final Key<Section> ENVIRONMENT =
            Key.of(
                    "environment",
                    section(Shape.of("Environment", "Names, each with its value.").open(VALUE)),
                    "What ${NAME} stands for in campaigns; only a workspace has mixhook's own environment too.");
    static final Key<String> TARGET =
            Key.of("target", name(), "The receiver: all campaigns post there, on this machine.")
                    .such("http://localhost:3000/hooks/mixpanel");
    static final Key<Node.Scalar> SEED =
            Key.of(
                    "seed",
                    rawNumber("a whole number"),
                    "Of what is left to chance; without it one is made up, and told.");
    static final Key<Ids> IDS =
            Key.of(
                            "ids",
                            choice(Ids.class),
                            "Whether the receiver knows users by their names, or by ids that no session had before.")
                    .otherwise("literal");
    static final Key<List<Section>> FAULTS =
            Key.of("faults", sections(FaultReader.FAULT), "What goes wrong on the way.");
    static final Key<Boolean> KEEP_GOING =
            Key.of(
                            "keep_going",
                            truth(),
                            "Whether a campaign goes on after twenty attempts in which nothing was accepted.")
                    .otherwise(false);
    static final Shape OPEN =
            Shape.of(
                            "Open",
                            "What a session is made of.",
                            START_AT,
                            WORKSPACE,
                            CAMPAIGNS,
                            PROJECT,
                            ENVIRONMENT,
                            TARGET,
                            SEED,
                            IDS,
                            FAULTS,
                            KEEP_GOING)
                    .withOneOf(List.of(WORKSPACE, CAMPAIGNS));

    private OpenKeys() {}

    /** What receivers know users by. */
    enum Ids {
        /** Their names. */
        LITERAL,
        /** Ids of the session's own. */
        NEW
    }
}

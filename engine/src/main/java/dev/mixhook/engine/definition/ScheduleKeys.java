package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.raw;
import static dev.mixhook.engine.definition.yaml.Kinds.scalar;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Structures.node;
import static dev.mixhook.engine.definition.yaml.Structures.section;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Schedule.Missed;
import dev.mixhook.engine.campaign.Timing.AsCriteriaIsMet.Again;
import dev.mixhook.engine.campaign.Timing.Sync.First;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Kinds;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may stand under {@code schedule:}. */
final class ScheduleKeys {
    static final String MET = "as_criteria_is_met";

    private static final Duration SHORTEST_SYNC = Duration.ofSeconds(1);
    private static final String DATE =
            "a day or a date with a time from 1970 to 2100, such as 2026-06-30 or 2026-06-30T18:00";

    private static final JsonSchema YES =
            JsonSchema.anyOf(JsonSchema.type("null"), JsonSchema.oneOf(List.of(true, "true")));

    static final Key<Node> ASAP =
            Key.of("asap", node(YES), "As soon as somebody matches, once (R-S1).");
    static final Key<Section> SCHEDULED =
            Key.of(
                    "scheduled",
                    section(CalendarKeys.SCHEDULED),
                    "On days of the week, or on one date, each user once (R-S2).");
    static final Key<Section> RECURRING =
            Key.of(
                    "recurring",
                    section(CalendarKeys.RECURRING),
                    "By the day, the week or the month, again and again (R-S3).");
    static final Key<String> AS_MET =
            Key.of(
                    "recurring",
                    Kinds.words(
                            MET + ", or keys such as {every: day, at: \"09:00\"}",
                            Map.of(MET, MET)),
                    "As somebody comes to match, again and again (R-S4).");
    static final Key<Duration> SYNC =
            Key.of(
                            "sync",
                            text(
                                    "a time with its unit from 1 second, such as 30 minutes",
                                    scalar ->
                                            Durations.parse(scalar.text())
                                                    .filter(
                                                            time ->
                                                                    time.compareTo(SHORTEST_SYNC)
                                                                            >= 0)),
                            "How often the receiver is told who entered and who left (R-C6).")
                    .such("30 minutes");
    static final Key<Node.Scalar> START =
            Key.of("start", raw(DATE), "From when on it sends (R-S6).").such("2026-01-01");
    static final Key<Node.Scalar> STOP =
            Key.of("stop", raw(DATE), "From when on it sends no more (R-S6).")
                    .such("2026-06-30T18:00");
    static final Key<Duration> PASS =
            Key.of(
                            "pass",
                            scalar(
                                    "0, or a time with its unit up to a day, such as 5 minutes",
                                    ScheduleKeys::pass),
                            "How long users are gathered who match, before they are sent (R-S1).")
                    .otherwise("1 minute")
                    .such("5 minutes");
    static final Key<Again> AGAIN =
            Key.of(
                            "again",
                            choice(Again.class),
                            "Whether somebody comes again who has ceased to match between, or whoever matches (R-S4).")
                    .otherwise("when_requalified");
    static final Key<Section> LIMITS =
            Key.of(
                    "limits",
                    section(LimitsReader.LIMITS),
                    "How often one user comes at most (R-S5).");
    static final Key<First> FIRST =
            Key.of(
                            "first",
                            choice(First.class),
                            "What the first sync sends: the whole membership, or an addition of all (R-C6).")
                    .otherwise("members");
    static final Key<Missed> MISSED =
            Key.of(
                            "missed",
                            choice(Missed.class),
                            "What becomes of runs while mixhook did not run (R-S10).")
                    .otherwise("run_once");

    static final Shape MESSAGES = shape("schedule");
    static final Shape COHORT = shape("schedule-of-cohort-sync");
    static final Shape STREAM =
            Shape.of(
                    "schedule-of-event-stream",
                    "From when to when events go out.",
                    refused("asap"),
                    refused("scheduled"),
                    refused("recurring"),
                    refused("sync"),
                    START,
                    STOP);

    private ScheduleKeys() {}

    private static Shape shape(String name) {
        return Shape.of(
                        name,
                        "When it sends: one of asap, scheduled, recurring and sync.",
                        ASAP,
                        SCHEDULED,
                        RECURRING,
                        AS_MET,
                        SYNC,
                        START,
                        STOP,
                        PASS,
                        AGAIN,
                        LIMITS,
                        FIRST,
                        MISSED)
                .withSomeOf(List.of(ASAP, SCHEDULED, RECURRING, SYNC));
    }

    private static Key<Node> refused(String name) {
        return Key.refused(
                name, "Events go out as they come; a stream has `start:` and `stop:` at most.");
    }

    private static Optional<Duration> pass(Node.Scalar scalar) {
        return scalar.text().equals("0")
                ? Optional.of(Duration.ZERO)
                : Durations.parse(scalar.text())
                        .filter(pass -> pass.compareTo(Duration.ofDays(1)) <= 0);
    }
}

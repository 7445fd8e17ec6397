package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.choice;
import static dev.mixhook.engine.definition.yaml.Kinds.either;
import static dev.mixhook.engine.definition.yaml.Kinds.raw;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.zone;
import static dev.mixhook.engine.definition.yaml.Structures.section;
import static dev.mixhook.engine.definition.yaml.Structures.texts;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.feed.Identity;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What may stand in a {@code project.yaml}. */
final class ProjectKeys {
    /** What no file says. */
    static final Duration FOR_GOOD = Duration.ofMillis(Long.MAX_VALUE);

    static final Key<ZoneId> ZONE =
            Key.of("zone", zone(), "The project's time zone.")
                    .otherwise("UTC")
                    .such("America/Los_Angeles");
    static final Key<Node.Scalar> FROM =
            Key.of(
                            "from",
                            raw("an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z"),
                            "When the profiles were taken: where a simulation starts; the last event or update if none is given.")
                    .such("2026-01-01T00:00:00Z");
    static final Key<Boolean> PROFILE_DATES =
            dates("profile_dates", "What dates of profiles are in that name no zone (R-T11).");
    static final Key<Boolean> EVENT_TIMES =
            dates("event_times", "What times of events are in that are numbers or name no zone.");
    static final Key<Boolean> DAYS =
            Key.of(
                            "days",
                            either("rolling", false, "project", true),
                            "Whether windows of days roll, or count the project's whole days (R-T2).")
                    .otherwise("rolling");
    static final Key<Duration> MISSING_DATA =
            Key.of(
                            "missing_data",
                            text(
                                    "keep, or a time with its unit, such as 10 minutes",
                                    ProjectKeys::missingData),
                            "How long data that was read may be away before it is taken for empty.")
                    .otherwise("keep")
                    .such("10 minutes");
    static final Key<List<String>> PROFILES =
            Key.of(
                            "profiles",
                            texts(),
                            "Files of people beside this one; every profiles* if none is named.")
                    .such(List.of("profiles.jsonl"));
    static final Key<List<String>> EVENTS =
            Key.of(
                            "events",
                            texts(),
                            "Files of events beside this one; every events* if none is named.")
                    .such(List.of("events.jsonl"));
    static final Key<Identity> IDENTITY =
            Key.of(
                            "identity",
                            choice(Identity.class),
                            "How it is told whose events of a device are.")
                    .otherwise("simplified");
    static final Key<Section> INGEST =
            Key.of("ingest", section(IngestReader.INGEST), "What is taken of SDKs.");
    static final Shape PROJECT =
            Shape.of(
                    "project",
                    "The project.",
                    ZONE,
                    FROM,
                    PROFILE_DATES,
                    EVENT_TIMES,
                    DAYS,
                    MISSING_DATA,
                    PROFILES,
                    EVENTS,
                    IDENTITY,
                    INGEST);
    static final Key<Section> TOP = Key.of("project", section(PROJECT), "The project.");
    static final Shape DOCUMENT =
            Shape.of("project-file", "The project that campaigns and data belong to.", TOP)
                    .withExtensions();

    private ProjectKeys() {}

    private static Key<Boolean> dates(String name, String description) {
        return Key.of(name, either("utc", false, "project", true), description).otherwise("utc");
    }

    private static Optional<Duration> missingData(Node.Scalar scalar) {
        return scalar.text().equals("keep")
                ? Optional.of(FOR_GOOD)
                : Durations.parse(scalar.text());
    }
}

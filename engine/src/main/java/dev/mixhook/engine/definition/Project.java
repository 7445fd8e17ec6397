package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Identity;
import dev.mixhook.engine.ingestion.IngestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code project.yaml} says.
 *
 * @param zone the project's time zone
 * @param from when the profiles were taken: where a simulation starts; null for the last event or
 *     update
 * @param profileDates what a profile's dates without a zone are in (R-T11)
 * @param eventTimes what an event's time is in that is a number, or names no zone
 * @param eventDays whose whole days windows count by; null where they roll (R-T2)
 * @param missingData how long data that was read may be away before it is taken for empty; null for
 *     ever
 * @param profiles files beside the project file; empty for every {@code profiles*}
 * @param events files beside the project file; empty for every {@code events*}
 * @param identity how it is told whose events of a device are
 * @param ingest what is said of what SDKs send
 */
public record Project(
        ZoneId zone,
        @Nullable Instant from,
        ZoneId profileDates,
        ZoneId eventTimes,
        @Nullable ZoneId eventDays,
        @Nullable Duration missingData,
        List<String> profiles,
        List<String> events,
        Identity identity,
        IngestSettings ingest) {
    /** What no file says. */
    private static final Duration FOR_GOOD = Duration.ofMillis(Long.MAX_VALUE);

    public static final Project DEFAULT =
            new Project(
                    ZoneOffset.UTC,
                    null,
                    ZoneOffset.UTC,
                    ZoneOffset.UTC,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    Identity.SIMPLIFIED,
                    IngestSettings.DEFAULT);

    public Project {
        profiles = List.copyOf(profiles);
        events = List.copyOf(events);
    }

    public Optional<Instant> start() {
        return Optional.ofNullable(from);
    }

    /** How long data that was read may be away before it is taken for empty; empty for ever. */
    public Optional<Duration> waitForData() {
        return Optional.ofNullable(missingData);
    }

    /** What dates and times in the data are in that do not say so themselves. */
    public DataZones zones() {
        return new DataZones(profileDates, eventTimes, identity, from);
    }

    static Project read(Node document, Problems problems) {
        Optional<Section> file = Section.of(document, "", problems);
        Optional<Section> project = file.flatMap(section -> section.section("project"));
        file.ifPresent(Section::close);
        return project.map(Project::read).orElse(DEFAULT);
    }

    private static Project read(Section section) {
        ZoneId zone = section.zone("zone").orElse(ZoneOffset.UTC);
        Optional<Instant> from =
                section.read(
                        "from",
                        "an instant from 1970 to 2100, such as 2026-01-01T00:00:00Z",
                        scalar -> IsoDates.instant(scalar.text(), zone));
        ZoneId profileDates = dates(section, "profile_dates", zone);
        ZoneId eventTimes = dates(section, "event_times", zone);
        Optional<String> days =
                section.read(
                        "days",
                        "rolling or project",
                        scalar -> choice(scalar, "rolling", "project"));
        boolean projectDays = days.filter("project"::equals).isPresent();
        Duration missingData =
                section.read(
                                "missing_data",
                                "keep, or a time with its unit, such as 10 minutes",
                                scalar ->
                                        scalar.text().equals("keep")
                                                ? Optional.of(FOR_GOOD)
                                                : Durations.parse(scalar.text()))
                        .orElse(FOR_GOOD);
        List<String> profiles = section.texts("profiles");
        List<String> events = section.texts("events");
        Identity identity = section.choice("identity", Identity.class).orElse(Identity.SIMPLIFIED);
        IngestSettings ingest =
                section.section("ingest").map(IngestReader::project).orElse(IngestSettings.DEFAULT);
        section.close();
        return new Project(
                zone,
                from.orElse(null),
                profileDates,
                eventTimes,
                projectDays ? zone : null,
                missingData.equals(FOR_GOOD) ? null : missingData,
                profiles,
                events,
                identity,
                ingest.by(identity));
    }

    private static ZoneId dates(Section section, String key, ZoneId project) {
        return section.read(key, "utc or project", scalar -> choice(scalar, "utc", "project"))
                        .orElse("utc")
                        .equals("project")
                ? project
                : ZoneOffset.UTC;
    }

    private static Optional<String> choice(Node.Scalar scalar, String... choices) {
        return List.of(choices).contains(scalar.text())
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}

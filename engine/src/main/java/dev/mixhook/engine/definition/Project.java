package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Key;
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
        Optional<Section> file = Section.of(document, ProjectKeys.DOCUMENT, "", problems);
        Optional<Section> project = file.flatMap(section -> section.read(ProjectKeys.TOP));
        file.ifPresent(Section::close);
        return project.map(Project::read).orElse(DEFAULT);
    }

    private static Project read(Section section) {
        ZoneId zone = section.read(ProjectKeys.ZONE).orElse(ZoneOffset.UTC);
        Optional<Instant> from =
                section.read(ProjectKeys.FROM, scalar -> IsoDates.instant(scalar.text(), zone));
        ZoneId profileDates = dates(section, ProjectKeys.PROFILE_DATES, zone);
        ZoneId eventTimes = dates(section, ProjectKeys.EVENT_TIMES, zone);
        boolean projectDays = section.read(ProjectKeys.DAYS).orElse(false);
        Duration missingData = section.read(ProjectKeys.MISSING_DATA).orElse(ProjectKeys.FOR_GOOD);
        List<String> profiles = section.read(ProjectKeys.PROFILES).orElse(List.of());
        List<String> events = section.read(ProjectKeys.EVENTS).orElse(List.of());
        Identity identity = section.read(ProjectKeys.IDENTITY).orElse(Identity.SIMPLIFIED);
        IngestSettings ingest =
                section.read(ProjectKeys.INGEST)
                        .map(IngestReader::project)
                        .orElse(IngestSettings.DEFAULT);
        section.close();
        return new Project(
                zone,
                from.orElse(null),
                profileDates,
                eventTimes,
                projectDays ? zone : null,
                missingData.equals(ProjectKeys.FOR_GOOD) ? null : missingData,
                profiles,
                events,
                identity,
                ingest.by(identity));
    }

    private static ZoneId dates(Section section, Key<Boolean> ofProject, ZoneId project) {
        return section.read(ofProject).orElse(false) ? project : ZoneOffset.UTC;
    }
}

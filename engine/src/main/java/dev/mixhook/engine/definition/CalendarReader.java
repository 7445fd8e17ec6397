package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Reads runs by the calendar: what stands under {@code scheduled:} or {@code recurring:}. */
record CalendarReader(Section section, ZoneId projectZone) {
    /**
     * Runs on days of the week, or one on a date (R-S2).
     *
     * @param hasStart whether there is a start from which weeks can be counted
     * @param pass of a single date
     */
    Optional<Timing> scheduled(boolean hasStart, Duration pass) {
        Optional<Timing> timing = section.has(CalendarKeys.DATE) ? once(pass) : weekly(hasStart);
        section.close();
        return timing;
    }

    private Optional<Timing> once(Duration pass) {
        Optional<LocalTime> at = section.read(CalendarKeys.AT);
        Optional<LocalDate> date = section.read(CalendarKeys.DATE);
        ZoneId zone = zone();
        return at.flatMap(time -> date.map(day -> new Timing.Once(day, time, zone, pass)));
    }

    private Optional<Timing> weekly(boolean hasStart) {
        Optional<LocalTime> at = section.read(CalendarKeys.AT);
        Set<DayOfWeek> days = new Weekdays(section).read(CalendarKeys.ON);
        int weeks = section.read(CalendarKeys.WEEKS).orElse(1);
        ZoneId zone = zone();
        if (weeks > 1 && !hasStart) {
            section.problem(
                    CalendarKeys.WEEKS,
                    "Every "
                            + weeks
                            + " weeks counts from a `start:`; write one beside `scheduled:`.");
            return Optional.empty();
        }
        return at.filter(_ -> !days.isEmpty())
                .map(time -> new Timing.Scheduled(time, days, weeks, zone));
    }

    private ZoneId zone() {
        if (isLocal()) {
            section.problem(
                    CalendarKeys.ZONE,
                    "Runs local to each user are `recurring:`; write a zone, such as America/Los_Angeles.");
            return projectZone;
        }
        return section.read(CalendarKeys.ZONE).orElse(projectZone);
    }

    /** Runs by the day, the week or the month (R-S3, R-S7). */
    Optional<Timing> recurring() {
        Optional<Timing.Cadence> cadence = cadence();
        Optional<LocalTime> at = section.read(CalendarKeys.AT);
        boolean local = isLocal();
        Optional<ZoneId> own = section.read(CalendarKeys.ZONE_OR_USER);
        ZoneId zone = local ? projectZone : own.orElse(projectZone);
        section.close();
        return at.flatMap(
                time -> cadence.map(days -> new Timing.Recurring(days, time, zone, local)));
    }

    private boolean isLocal() {
        return section.node(CalendarKeys.ZONE.name())
                .filter(
                        node ->
                                node instanceof Node.Scalar scalar
                                        && scalar.text().equals(CalendarKeys.USER))
                .isPresent();
    }

    private Optional<Timing.Cadence> cadence() {
        Optional<CalendarKeys.Every> every = section.read(CalendarKeys.EVERY);
        return every.flatMap(
                length ->
                        switch (length) {
                            case DAY -> Optional.of(new Timing.Cadence.Daily());
                            case WEEK -> weeklyCadence();
                            case MONTH ->
                                    section.read(CalendarKeys.DAY).map(Timing.Cadence.Monthly::new);
                        });
    }

    private Optional<Timing.Cadence> weeklyCadence() {
        Set<DayOfWeek> days = new Weekdays(section).read(CalendarKeys.ON);
        return days.isEmpty() ? Optional.empty() : Optional.of(new Timing.Cadence.Weekly(days));
    }
}

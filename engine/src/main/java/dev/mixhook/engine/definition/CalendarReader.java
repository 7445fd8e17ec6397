package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.campaign.ZoneNames;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.Zones;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads runs by the calendar: what stands under {@code scheduled:} or {@code recurring:}. */
record CalendarReader(Section section, ZoneId projectZone) {
    private static final int MOST_WEEKS = 999;

    private static final String USER = "user";

    private enum Every {
        DAY,
        WEEK,
        MONTH
    }

    /**
     * Runs on days of the week, or one on a date (R-S2).
     *
     * @param hasStart whether there is a start from which weeks can be counted
     * @param pass of a single date
     */
    Optional<Timing> scheduled(boolean hasStart, Duration pass) {
        Optional<Timing> timing = section.has("date") ? once(pass) : weekly(hasStart);
        section.close();
        return timing;
    }

    private Optional<Timing> once(Duration pass) {
        Optional<LocalTime> at = at();
        Optional<LocalDate> date =
                section.read(
                        "date",
                        "a day from 1970 to 2100, such as 2026-01-05",
                        CalendarReader::date);
        Set.of("on", "every").stream()
                .filter(section::has)
                .forEach(
                        key ->
                                section.problem(
                                        key, "A single `date:` has no `" + key + "`; keep one."));
        ZoneId zone = zone();
        return at.flatMap(time -> date.map(day -> new Timing.Once(day, time, zone, pass)));
    }

    private static Optional<LocalDate> date(Node.Scalar scalar) {
        return Scalars.date(scalar).filter(day -> day.getYear() >= 1970 && day.getYear() < 2100);
    }

    private Optional<Timing> weekly(boolean hasStart) {
        Optional<LocalTime> at = at();
        Set<DayOfWeek> days = new Weekdays(section).read("on");
        int weeks =
                section.read("every", "a number of weeks, such as 2 weeks", CalendarReader::weeks)
                        .orElse(1);
        ZoneId zone = zone();
        if (weeks > 1 && !hasStart) {
            section.problem(
                    "every",
                    "Every "
                            + weeks
                            + " weeks counts from a `start:`; write one beside `scheduled:`.");
            return Optional.empty();
        }
        return at.filter(_ -> !days.isEmpty())
                .map(time -> new Timing.Scheduled(time, days, weeks, zone));
    }

    private static Optional<Integer> weeks(Node.Scalar scalar) {
        return Durations.amount(scalar.text())
                .filter(amount -> amount.unit() == ChronoUnit.WEEKS)
                .map(Durations.Amount::count)
                .filter(weeks -> weeks >= 1 && weeks <= MOST_WEEKS);
    }

    private ZoneId zone() {
        if (isLocal()) {
            section.problem(
                    "zone",
                    "Runs local to each user are `recurring:`; write a zone, such as America/Los_Angeles.");
            return projectZone;
        }
        return section.zone("zone").orElse(projectZone);
    }

    /** Runs by the day, the week or the month (R-S3, R-S7). */
    Optional<Timing> recurring() {
        Optional<Timing.Cadence> cadence = cadence();
        Optional<LocalTime> at = at();
        boolean local = isLocal();
        ZoneId zone = local ? projectZone : zoneOrUser();
        section.close();
        return at.flatMap(
                time -> cadence.map(days -> new Timing.Recurring(days, time, zone, local)));
    }

    private ZoneId zoneOrUser() {
        return section.read(
                        "zone",
                        "a time zone, such as America/Los_Angeles, or user",
                        scalar -> ZoneNames.parse(scalar.text()),
                        typed -> Suggestion.meant(typed, List.of(USER)) + Zones.meant(typed))
                .orElse(projectZone);
    }

    private boolean isLocal() {
        return section.node("zone")
                .filter(node -> node instanceof Node.Scalar scalar && scalar.text().equals(USER))
                .isPresent();
    }

    private Optional<Timing.Cadence> cadence() {
        Optional<Every> every =
                section.required("every", section.unit("every", Every.class), "day, week or month");
        boolean hasDays = section.has("on");
        return every.flatMap(
                length ->
                        switch (length) {
                            case DAY -> daily(hasDays);
                            case WEEK ->
                                    Optional.of(new Weekdays(section).read("on"))
                                            .filter(days -> !days.isEmpty())
                                            .map(Timing.Cadence.Weekly::new);
                            case MONTH -> monthly();
                        });
    }

    private Optional<Timing.Cadence> daily(boolean hasDays) {
        if (hasDays) {
            section.problem("on", "Every day has no `on`. For some of them write `every: week`.");
        }
        return Optional.of(new Timing.Cadence.Daily());
    }

    private Optional<Timing.Cadence> monthly() {
        String expected = "a day of the month, 1 to 31; 31 is the last one of every month";
        return section.required(
                        "on",
                        section.read(
                                "on",
                                expected,
                                scalar ->
                                        Scalars.integer(scalar)
                                                .filter(day -> day >= 1 && day <= 31)),
                        expected)
                .map(Timing.Cadence.Monthly::new);
    }

    private Optional<LocalTime> at() {
        String expected = "a time of day, such as \"09:00\"";
        return section.required(
                "at",
                section.read(
                        "at", expected, scalar -> TimeOfDay.parse(scalar.text()), TimeOfDay::meant),
                expected);
    }
}

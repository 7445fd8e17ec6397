package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.Limits;
import dev.mixhook.engine.campaign.Schedule;
import dev.mixhook.engine.campaign.Span;
import dev.mixhook.engine.campaign.Timing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a {@code schedule:} (R-S1, R-S2). */
final class ScheduleReader {
    private static final Pattern WEEKS = Pattern.compile("(?:(\\d{1,3}) ?)?weeks?");

    private final ZoneId projectZone;
    private final Problems problems;

    ScheduleReader(ZoneId projectZone, Problems problems) {
        this.projectZone = projectZone;
        this.problems = problems;
    }

    Optional<Schedule> read(Node node) {
        if (node instanceof Node.Scalar(Place _, Node.Type _, String text) && text.equals("asap")) {
            return Optional.of(unbounded(new Timing.Asap(Timing.DEFAULT_PASS)));
        }
        if (node instanceof Node.Scalar(Place place, Node.Type _, String text)) {
            problems.add(
                    place,
                    "schedule",
                    '"' + text + "\" is no schedule. Write `asap`, or `scheduled:` with its keys.");
            return Optional.empty();
        }
        return Section.of(node, "schedule", problems).flatMap(this::schedule);
    }

    private Optional<Schedule> schedule(Section section) {
        section.notYet("recurring", "recurring schedules");
        section.notYet("stop", "an end");
        section.notYet("limits", "message limits");
        section.notYet("missed", "what to do about missed runs");
        section.notYet("again", "sending again");
        Optional<Schedule> schedule = Optional.empty();
        if (section.has("asap")) {
            schedule = asap(section);
        } else if (section.has("scheduled")) {
            Optional<LocalDate> start =
                    section.read("start", "a day, such as 2026-01-05", Scalars::date);
            schedule = section.section("scheduled").flatMap(at -> scheduled(at, start));
        } else if (!section.contains("recurring")) {
            section.problem(
                    "scheduled", "Missing. Write `schedule: asap`, or `scheduled:` with its keys.");
        }
        section.close();
        return schedule;
    }

    private Optional<Schedule> asap(Section section) {
        section.notYet("start", "a start of an ASAP campaign");
        if (section.node("asap").filter(ScheduleReader::isYes).isEmpty()) {
            section.problem("asap", "`asap` takes true, with `pass:` beside it.");
        }
        Duration pass =
                section.read(
                                "pass",
                                "0, or a time with its unit up to a day, such as 5 minutes",
                                ScheduleReader::pass)
                        .orElse(Timing.DEFAULT_PASS);
        return Optional.of(unbounded(new Timing.Asap(pass)));
    }

    private static boolean isYes(Node node) {
        return node instanceof Node.Scalar(Place _, Node.Type type, String text)
                && (type == Node.Type.NOTHING || text.equals("true"));
    }

    private static Optional<Duration> pass(Node.Scalar scalar) {
        if (scalar.text().equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        return Durations.parse(scalar.text())
                .filter(pass -> pass.compareTo(Duration.ofDays(1)) <= 0);
    }

    private Optional<Schedule> scheduled(Section section, Optional<LocalDate> start) {
        Optional<LocalTime> at =
                section.required(
                        "at",
                        section.read(
                                "at", "a time of day, such as \"09:00\"", ScheduleReader::time),
                        "a time of day, such as \"09:00\"");
        section.notYet("date", "a single date");
        Set<DayOfWeek> days = days(section);
        Optional<Integer> weeks =
                section.has("every")
                        ? section.read(
                                "every",
                                "a number of weeks, such as 2 weeks",
                                ScheduleReader::weeks)
                        : Optional.of(1);
        ZoneId zone = section.zone("zone").orElse(projectZone);
        section.close();
        if (weeks.isPresent() && weeks.get() > 1 && start.isEmpty()) {
            section.problem(
                    "every",
                    "Every "
                            + weeks.get()
                            + " weeks counts from a `start:`; write one beside `scheduled:`.");
            return Optional.empty();
        }
        if (at.isEmpty() || days.isEmpty() || weeks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Schedule(
                        new Timing.Scheduled(at.get(), days, weeks.get(), zone),
                        new Span(
                                start.map(day -> day.atStartOfDay(projectZone).toInstant())
                                        .orElse(null),
                                null,
                                projectZone),
                        Limits.NONE,
                        Schedule.Missed.RUN_ONCE,
                        projectZone));
    }

    private Schedule unbounded(Timing timing) {
        return Schedule.of(timing, projectZone);
    }

    private static Set<DayOfWeek> days(Section section) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<String> names = section.texts("on");
        for (String name : names) {
            try {
                days.add(DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException _) {
                section.problem(
                        "on", '"' + name + "\" is no day of the week; write monday to sunday.");
            }
        }
        if (section.nodes("on").isEmpty() && !section.contains("date")) {
            section.problem(
                    "on",
                    "Nothing here. Write a day of the week, such as wednesday, or a list of them.");
        }
        return days;
    }

    private static Optional<LocalTime> time(Node.Scalar scalar) {
        try {
            return Optional.of(LocalTime.parse(scalar.text()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> weeks(Node.Scalar scalar) {
        Matcher matcher = WEEKS.matcher(scalar.text().strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String number = matcher.group(1);
        return Optional.of(number == null ? 1 : Integer.parseInt(number))
                .filter(weeks -> weeks > 0);
    }
}

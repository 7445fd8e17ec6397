package dev.mixhook.engine.definition;

import static dev.mixhook.engine.definition.yaml.Kinds.integer;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.unit;
import static dev.mixhook.engine.definition.yaml.Kinds.zone;

import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.campaign.ZoneNames;
import dev.mixhook.engine.definition.yaml.Forms;
import dev.mixhook.engine.definition.yaml.JsonSchema;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Scalars;
import dev.mixhook.engine.definition.yaml.Shape;
import dev.mixhook.engine.definition.yaml.Structures;
import dev.mixhook.engine.definition.yaml.Zones;
import dev.mixhook.targeting.selector.Suggestion;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What may stand under {@code scheduled:} and {@code recurring:}. */
final class CalendarKeys {
    static final String USER = "user";

    private static final int MOST_WEEKS = 999;
    private static final String TIME = "a time of day, such as \"09:00\"";
    private static final String DAY_OF_MONTH =
            "a day of the month, 1 to 31; 31 is the last one of every month";

    enum Every {
        DAY,
        WEEK,
        MONTH
    }

    static final Key<LocalTime> AT =
            Key.of(
                            "at",
                            text(TIME, scalar -> TimeOfDay.parse(scalar.text()), TimeOfDay::meant),
                            "At what time of day.")
                    .required(TIME)
                    .such("09:00");
    static final Key<LocalDate> DATE =
            Key.of(
                            "date",
                            text("a day from 1970 to 2100, such as 2026-01-05", CalendarKeys::date),
                            "On this day, once.")
                    .such("2026-01-05");
    static final Key<Node> ON =
            Key.of("on", Weekdays.kind(), "On which days of the week.")
                    .required("a day of the week, such as wednesday, or a list of them")
                    .such("wednesday", List.of("monday", "thursday"));
    static final Key<Integer> WEEKS =
            Key.of(
                            "every",
                            text("a number of weeks, such as 2 weeks", CalendarKeys::weeks),
                            "Every how many weeks, from `start:` on.")
                    .otherwise("1 week")
                    .such("2 weeks");
    static final Key<ZoneId> ZONE =
            Key.of("zone", zone(), "The time zone of the time; the project's if none is given.")
                    .such("America/Los_Angeles");
    static final Key<Every> EVERY =
            Key.of("every", unit(Every.class), "How often.").required("day, week or month");
    static final Key<Integer> DAY =
            Key.of("on", integer(DAY_OF_MONTH, 1, 31), "On which day of the month.")
                    .required(DAY_OF_MONTH)
                    .such(1, 31);
    static final Key<ZoneId> ZONE_OR_USER =
            Key.of(
                            "zone",
                            text(
                                    "a time zone, such as America/Los_Angeles, or user",
                                    CalendarKeys::zoneOrUser,
                                    typed ->
                                            Suggestion.meant(typed, List.of(USER))
                                                    + Zones.meant(typed)),
                            "The time zone of the time, or `user` for each one's own (R-S7).")
                    .such("America/Los_Angeles", USER);

    static final Forms SCHEDULED =
            Forms.of("scheduled", "Runs on days of the week, or one on a date.")
                    .having(
                            DATE,
                            Shape.of(
                                    "scheduled-date",
                                    "One run.",
                                    DATE,
                                    AT,
                                    once("on"),
                                    once("every"),
                                    ZONE))
                    .otherwise(
                            Shape.of(
                                    "scheduled-weekly",
                                    "Runs on days of the week.",
                                    DATE,
                                    AT,
                                    ON,
                                    WEEKS,
                                    ZONE));
    static final Forms RECURRING =
            Forms.of("recurring", "Runs by the day, the week or the month.")
                    .saying(
                            List.of("every"),
                            "day",
                            Shape.of(
                                    "recurring-daily",
                                    "A run a day.",
                                    EVERY,
                                    Key.refused(
                                            "on",
                                            "Every day has no `on`. For some of them write `every: week`."),
                                    AT,
                                    ZONE_OR_USER))
                    .saying(
                            List.of("every"),
                            "month",
                            Shape.of(
                                    "recurring-monthly",
                                    "A run a month.",
                                    EVERY,
                                    DAY,
                                    AT,
                                    ZONE_OR_USER))
                    .saying(
                            List.of("every"),
                            "week",
                            Shape.of(
                                    "recurring-weekly",
                                    "A run a week, or several.",
                                    EVERY,
                                    ON,
                                    AT,
                                    ZONE_OR_USER))
                    .otherwise(
                            Shape.of(
                                    "recurring-at-all",
                                    "Runs of which it is not said how often.",
                                    EVERY,
                                    Key.of(
                                            "on",
                                            Structures.node(JsonSchema.ANYTHING),
                                            "On which days."),
                                    AT,
                                    ZONE_OR_USER));

    private CalendarKeys() {}

    private static Key<Node> once(String name) {
        return Key.refused(name, "A single `date:` has no `" + name + "`; keep one.");
    }

    private static Optional<LocalDate> date(Node.Scalar scalar) {
        return Scalars.date(scalar).filter(day -> day.getYear() >= 1970 && day.getYear() < 2100);
    }

    private static Optional<Integer> weeks(Node.Scalar scalar) {
        return Durations.amount(scalar.text())
                .filter(amount -> amount.unit() == ChronoUnit.WEEKS)
                .map(Durations.Amount::count)
                .filter(weeks -> weeks >= 1 && weeks <= MOST_WEEKS);
    }

    private static Optional<ZoneId> zoneOrUser(Node.Scalar scalar) {
        return scalar.text().equals(USER)
                ? Optional.of(ZoneId.of("UTC"))
                : ZoneNames.parse(scalar.text());
    }
}

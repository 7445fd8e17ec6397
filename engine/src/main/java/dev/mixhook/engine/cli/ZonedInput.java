package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.yaml.IsoDates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An instant as people type it: {@code now}, {@code today}, a date alone, or a date with a time
 * and, if they like, an offset; what lacks an offset is in the project's zone, as it is in a
 * project file.
 *
 * @param present when it was typed
 */
record ZonedInput(String text, Instant present) {
    static final String FORMS =
            "now, today, 2026-04-02, \"2026-04-02 10:00\" or 2026-04-02T10:00+02:00";

    private static final Pattern WEEKDAY =
            Pattern.compile("(?i)(?<=[0-9]) (Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?= )");
    private static final Pattern SPACE_BEFORE_TIME = Pattern.compile("(?<=^.{10}) +(?=[0-9])");
    private static final Pattern SPACE_BEFORE_OFFSET = Pattern.compile(" +(?=[zZ+-])");

    static Optional<ZonedInput> of(String text, Instant present) {
        ZonedInput input = new ZonedInput(text.strip(), present);
        return input.instant(ZoneOffset.UTC).map(_ -> input);
    }

    Instant in(ZoneId zone) {
        return instant(zone).orElseThrow();
    }

    private Optional<Instant> instant(ZoneId zone) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "now" -> Optional.of(present.truncatedTo(ChronoUnit.MILLIS));
            case "today" ->
                    Optional.of(present.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant());
            default -> IsoDates.instant(iso(text), zone);
        };
    }

    /** A time in ISO's form, from the form in which mixhook shows it or people type it. */
    private static String iso(String text) {
        String day = WEEKDAY.matcher(text).replaceFirst("");
        String time = SPACE_BEFORE_TIME.matcher(day).replaceFirst("T");
        return SPACE_BEFORE_OFFSET.matcher(time).replaceFirst("");
    }
}

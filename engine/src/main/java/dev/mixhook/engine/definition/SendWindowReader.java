package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the {@code start:} and {@code stop:} of a schedule (R-S6). */
record SendWindowReader(Section section, ZoneId zone) {
    SendWindow read() {
        Optional<Instant> start = instant("start");
        Optional<Instant> stop = instant("stop");
        if (start.isPresent() && stop.isPresent() && !start.get().isBefore(stop.get())) {
            section.problem(
                    "stop", "A stop comes after the start; from its instant on nothing is sent.");
            return SendWindow.always(zone);
        }
        return new SendWindow(start.orElse(null), stop.orElse(null), zone);
    }

    private Optional<Instant> instant(String key) {
        return section.read(
                key,
                "a day or a date with a time from 1970 to 2100, such as 2026-06-30 or 2026-06-30T18:00",
                scalar ->
                        IsoDates.instant(scalar.text(), zone)
                                .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS)));
    }
}

package dev.mixhook.engine.definition;

import dev.mixhook.engine.campaign.SendWindow;
import dev.mixhook.engine.definition.yaml.IsoDates;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Reads the {@code start:} and {@code stop:} of a schedule (R-S6). */
record SendWindowReader(Section section, ZoneId zone) {
    SendWindow read() {
        Optional<Instant> start = instant(ScheduleKeys.START);
        Optional<Instant> stop = instant(ScheduleKeys.STOP);
        if (start.isPresent() && stop.isPresent() && !start.get().isBefore(stop.get())) {
            section.problem(
                    ScheduleKeys.STOP,
                    "A stop comes after the start; from its instant on nothing is sent.");
            return SendWindow.always(zone);
        }
        return new SendWindow(start.orElse(null), stop.orElse(null), zone);
    }

    private Optional<Instant> instant(Key<Node.Scalar> key) {
        return section.read(
                key,
                scalar ->
                        IsoDates.instant(scalar.text(), zone)
                                .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS)));
    }
}

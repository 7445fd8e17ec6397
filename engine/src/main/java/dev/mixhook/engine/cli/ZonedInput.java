package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.yaml.IsoDates;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * An instant as people type it: a date and time with an offset, or without one, or a date alone;
 * what lacks an offset is in the project's zone, as it is in a project file.
 */
record ZonedInput(String text) {
    static Optional<ZonedInput> of(String text) {
        return IsoDates.instant(text, ZoneOffset.UTC).map(_ -> new ZonedInput(text));
    }

    Instant in(ZoneId zone) {
        return IsoDates.instant(text, zone).orElseThrow();
    }
}

package dev.mixhook.engine.definition;

import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.targeting.selector.Window;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far back events count (R-T2).
 *
 * @param days the zone whose whole days are meant; null where windows roll
 */
record WindowReader(@Nullable ZoneId days) {
    /** The window under a key; 90 days where it is not there, nothing where it is wrong. */
    Optional<Window> read(Section section, Key<Duration> key) {
        if (!section.has(key)) {
            return Optional.of(window(Window.NINETY_DAYS.length()));
        }
        Optional<Duration> length = section.read(key);
        if (length.isPresent()
                && (length.get().isZero()
                        || length.get().compareTo(Window.NINETY_DAYS.length()) > 0)) {
            section.problem(
                    key,
                    "Events count for 90 days; a window is longer than nothing and at most 90"
                            + " days.");
            return Optional.empty();
        }
        return length.map(this::window);
    }

    /** Windows of hours roll also where days are whole. */
    private Window window(Duration length) {
        return days == null || !Window.isWholeDays(length)
                ? new Window(length)
                : new Window(length, days);
    }
}

package dev.mixhook.engine.definition;

import dev.mixhook.targeting.selector.Window;
import java.time.Duration;
import java.util.Optional;

/** Reads how far back events count (R-T2). */
final class WindowReader {
    private WindowReader() {}

    /** The window under a key; 90 days where it is not there, nothing where it is wrong. */
    static Optional<Window> read(Section section, String key) {
        if (!section.has(key)) {
            return Optional.of(Window.NINETY_DAYS);
        }
        Optional<Duration> length = section.duration(key);
        if (length.isPresent()
                && (length.get().isZero()
                        || length.get().compareTo(Window.NINETY_DAYS.length()) > 0)) {
            section.problem(
                    key,
                    "Events count for 90 days; a window is longer than nothing and at most 90 days.");
            return Optional.empty();
        }
        return length.map(Window::new);
    }
}

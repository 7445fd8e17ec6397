package dev.mixhook.engine.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * What sessions may do.
 *
 * @param version mixhook's own
 * @param folder the one below which workspaces lie
 * @param environment what {@code ${NAME}} stands for in workspaces
 * @param sessions how many are open at most
 * @param idle how long nobody may speak to one; then it ends
 * @param clock the real one
 */
public record ControlSettings(
        String version,
        Path folder,
        Map<String, String> environment,
        int sessions,
        Duration idle,
        InstantSource clock) {
    public ControlSettings {
        environment = Map.copyOf(environment);
        if (sessions < 1 || !idle.isPositive()) {
            throw new IllegalArgumentException("there are sessions, and they live for a while");
        }
    }
}

package dev.mixhook.engine.feed;

import java.nio.file.Path;

/**
 * A data file that was read and is not there any more, or nothing, or little of it: that does not
 * mean that nobody is there, or that nothing happened.
 *
 * @param reason such as {@code is gone}
 */
public record Absence(Path file, String reason) {}

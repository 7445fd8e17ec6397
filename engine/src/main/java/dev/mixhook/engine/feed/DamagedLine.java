package dev.mixhook.engine.feed;

import java.nio.file.Path;

/**
 * A line of a data file that was left out.
 *
 * @param line from 1
 * @param reason what was found and what would be right
 */
public record DamagedLine(Path file, long line, String reason) {}

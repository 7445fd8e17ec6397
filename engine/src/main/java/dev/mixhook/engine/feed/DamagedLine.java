package dev.mixhook.engine.feed;

import java.nio.file.Path;

/**
 * A line of a data file that was left out.
 *
 * @param line from 1
 * @param column from 1
 * @param reason what was found and what would be right
 */
public record DamagedLine(Path file, long line, long column, String reason) {
    /** The place in one piece, so that terminals and editors make a link of it. */
    public String place() {
        return file + ":" + line + ':' + column;
    }
}

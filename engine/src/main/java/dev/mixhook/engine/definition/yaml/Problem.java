package dev.mixhook.engine.definition.yaml;

/**
 * Something wrong in a file that the user wrote.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1
 * @param key where in the document, such as {@code target.all[1].more_than}
 * @param message what was found and what would be right
 */
public record Problem(String file, int line, int column, String key, String message) {
    /** This problem in a file of another name. */
    public Problem in(String other) {
        return new Problem(other, line, column, key, message);
    }

    Problem saying(String other) {
        return new Problem(file, line, column, key, other);
    }
}

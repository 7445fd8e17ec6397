package dev.mixhook.engine.files;

import java.io.IOException;

/**
 * Tells that a path names no file to be read; the message says what it is and what would be right.
 */
public final class IrregularFileException extends IOException {
    private static final long serialVersionUID = 1L;

    IrregularFileException(String message) {
        super(message);
    }
}

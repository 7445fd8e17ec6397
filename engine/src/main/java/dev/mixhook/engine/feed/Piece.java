package dev.mixhook.engine.feed;

/** What {@link Records} finds, with the line on which it begins, from 1. */
sealed interface Piece {
    long line();

    /** A JSON object, or what stands where one should be: up to the end of the line. */
    final class Json implements Piece {
        private final long line;
        private final long column;
        private final byte[] bytes;

        Json(long line, long column, byte[] bytes) {
            this.line = line;
            this.column = column;
            this.bytes = bytes;
        }

        @Override
        public long line() {
            return line;
        }

        /** Where on the line it begins, from 1. */
        long column() {
            return column;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    /** A JSON object that was read where it lay. */
    record Scanned(long line) implements Piece {}

    /** Something around the objects is wrong. */
    record Damage(long line, String reason) implements Piece {}
}

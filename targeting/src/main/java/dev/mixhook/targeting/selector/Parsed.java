package dev.mixhook.targeting.selector;

/** What reading a selector gave. */
public sealed interface Parsed {
    record Valid(Expr expr) implements Parsed {}

    /**
     * The first thing that is wrong.
     *
     * @param column where in the text, from 1 (over line ends too); 0 in a JSON tree, which names
     *     the node in its message
     * @param message what was found and what would be right
     */
    record Invalid(int column, String message) implements Parsed {
        /** The line at fault with a caret below it, and the message. */
        public String shown(String text) {
            int at = Math.min(column - 1, text.length());
            int start = text.lastIndexOf('\n', at - 1) + 1;
            int end = text.indexOf('\n', start);
            String line = text.substring(start, end < 0 ? text.length() : end);
            return line + '\n' + " ".repeat(at - start) + "^\n" + message;
        }
    }
}

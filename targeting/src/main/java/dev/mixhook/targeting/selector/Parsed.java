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
        /** The most characters that are shown before and behind the place at fault. */
        private static final int NEAR = 100;

        /** The line at fault, or what of it is near, with a caret below it, and the message. */
        public String shown(String text) {
            int at = Math.min(column - 1, text.length());
            int start = text.lastIndexOf('\n', at - 1) + 1;
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            int from = at - start <= NEAR ? start : at - NEAR;
            int to = Math.min(end, at + NEAR);
            String before = from > start ? "…" : "";
            String line = before + text.substring(from, to) + (to < end ? "…" : "");
            return line + '\n' + " ".repeat(before.length() + at - from) + "^\n" + message;
        }
    }
}

package dev.mixhook.engine.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other people's text, so that it does nothing to a terminal, nor to a CI system's log. */
public final class Printable {
    /** What makes a line a command to GitHub, Azure Pipelines or TeamCity. */
    private static final Pattern COMMAND =
            Pattern.compile("^(\\s*):(?=:)|#(?=#\\[|#vso\\[|#teamcity\\[)");

    private Printable() {}

    /**
     * What cannot be printed stands as JSON would escape it, line ends too; a tab stands as itself.
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, printable));
        return withoutCommands(printable.toString());
    }

    /** A line that nobody takes for a command, of what can be printed. */
    public static String withoutCommands(String line) {
        return COMMAND.matcher(line)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group().startsWith("#")
                                                ? "\\u0023"
                                                : found.group(1) + "\\u003a"));
    }

    private static void append(int point, StringBuilder printable) {
        if (point == '\t' || isPrintable(point)) {
            printable.appendCodePoint(point);
            return;
        }
        Character.toString(point).chars().forEach(unit -> escape((char) unit, printable));
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }

    /** A unit of UTF-16 as JSON escapes it. */
    public static void escape(char unit, StringBuilder out) {
        out.append(String.format("\\u%04x", (int) unit));
    }
}

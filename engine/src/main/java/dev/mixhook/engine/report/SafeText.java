package dev.mixhook.engine.report;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What others have written, such as a receiver's answer or a scenario's name, as text and nothing
 * but text in each form that is printed: no new lines, no colours, no commands to a CI system, no
 * markup. What may not stand there is written as JSON would.
 */
public final class SafeText {
    /** With these a line is a command to GitHub, Azure Pipelines or TeamCity. */
    private static final Pattern COMMAND =
            Pattern.compile("^(\\s*):(?=:)|#(?=#\\[|#vso\\[|#teamcity\\[)", Pattern.MULTILINE);

    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]#|~]");

    private SafeText() {}

    /** One line of a terminal, and of a log that a CI system reads. */
    public static String line(String text) {
        return command(printable(oneLine(text)));
    }

    /** The same of several lines, which stay lines: for text of ours with another's words in it. */
    public static String lines(String text) {
        return text.lines().map(SafeText::line).collect(Collectors.joining("\n"));
    }

    /** What stands in a line of JSON: the same value, and no command either. */
    static String json(String line) {
        return command(line);
    }

    /** Text between tags, which may have lines. */
    static String xml(String text) {
        return escaped(text.lines().collect(Collectors.joining("\n")), SafeText::isXml);
    }

    /** The value of an attribute, in which XML has no lines. */
    static String attribute(String text) {
        return xml(oneLine(text));
    }

    /** The message of a GitHub command, which may have lines. */
    static String data(String text) {
        return lines(text).replace("%", "%25").replace("\n", "%0A");
    }

    /** A property of a GitHub command, such as its title. */
    static String property(String text) {
        return data(line(text)).replace(":", "%3A").replace(",", "%2C");
    }

    /** A cell of a table in Markdown. */
    static String markdown(String text) {
        String plain =
                MARKDOWN.matcher(line(text))
                        .replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Text that does nothing to a terminal: what cannot be printed stands as an escape. */
    static String printable(String text) {
        return escaped(text, c -> c == '\t' || isPrintable(c));
    }

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String command(String line) {
        return COMMAND.matcher(line)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        found.group().startsWith("#")
                                                ? "\\u0023"
                                                : found.group(1) + "\\u003a"));
    }

    private static String escaped(String text, IntPredicate isAllowed) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints()
                .forEach(
                        c -> {
                            if (isAllowed.test(c)) {
                                escaped.appendCodePoint(c);
                            } else {
                                Character.toString(c)
                                        .chars()
                                        .forEach(unit -> escape(unit, escaped));
                            }
                        });
        return escaped.toString();
    }

    private static void escape(int unit, StringBuilder out) {
        out.append(String.format(Locale.ROOT, "\\u%04x", unit));
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
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

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point < 0x7f)
                || (point >= 0xa0 && point <= 0xd7ff)
                || (point >= 0xe000 && point <= 0xfffd)
                || point >= 0x10000;
    }
}

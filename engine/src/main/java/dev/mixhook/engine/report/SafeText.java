package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What others have written, such as a receiver's answer or a scenario's name, as text and nothing
 * but text in each form that is printed: no new lines, no colours, no commands to a CI system, no
 * markup. What may not stand there is written as JSON would.
 */
public final class SafeText {
    private static final Pattern MARKDOWN = Pattern.compile("[\\\\`*_\\[\\]#|~]");

    private SafeText() {}

    /** One line of a terminal, and of a log that a CI system reads. */
    public static String line(String text) {
        return Printable.of(oneLine(text));
    }

    /**
     * Several lines of a terminal or a log, which stay lines: for text of ours with another's words
     * in it.
     */
    public static String lines(String text) {
        return text.lines().map(SafeText::line).collect(Collectors.joining("\n"));
    }

    /** What stands in a line of JSON: the same value, and no command either. */
    static String json(String line) {
        return Printable.withoutCommands(line);
    }

    /** Text between tags, which may have lines. */
    static String xml(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.lines()
                .collect(Collectors.joining("\n"))
                .codePoints()
                .forEach(point -> append(point, safe));
        return safe.toString();
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

    private static String oneLine(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static void append(int point, StringBuilder text) {
        if (isXml(point)) {
            text.appendCodePoint(point);
            return;
        }
        Character.toString(point).chars().forEach(unit -> Printable.escape((char) unit, text));
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

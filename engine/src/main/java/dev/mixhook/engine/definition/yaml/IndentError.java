package dev.mixhook.engine.definition.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with lines that do not stand as they belong together.
 *
 * @param begin where the keys or the list begin that the place is behind
 * @param place where something stands that belongs nowhere
 */
record IndentError(Place begin, Place place, SourceText source) {
    static final String COLON =
            "A colon with a blank behind it makes a key, and here a text goes on. Put the whole text in quotes.";

    /** A key and its value with no blank between them. */
    static final Pattern GLUED = Pattern.compile("([\\w$.-]+):[^\\s:/]\\S*\\s*$");

    private static final Pattern KEY = Pattern.compile("(?:- +)*([\\w$. -]+|\"[^\"]*\"):(?: .*)?");

    /** Inside keys or a list, where neither goes on. */
    SyntaxError inBlock() {
        String before = source.before(place);
        if (!before.isBlank()) {
            return behindAValue(before);
        }
        int indent = source.indent(place.line());
        boolean isItem = isItem(source.content(place.line()));
        if (indent + 1 == begin.column() && isItem) {
            return new SyntaxError(
                    place,
                    "A `-` begins an item of a list, and the lines beside it, from line "
                            + begin.line()
                            + " on, are keys. Indent it below its key, or take the `-` out.");
        }
        if (indent + 1 == begin.column()) {
            return new SyntaxError(
                    place,
                    "The lines beside this one, from line "
                            + begin.line()
                            + " on, are items of a list; this one has no `-`.");
        }
        return between(indent);
    }

    /** A line that begins in a column in which none above does that it could belong to. */
    private SyntaxError between(int indent) {
        int above = source.lineBefore(place.line());
        while (above > begin.line()
                && source.indent(above) > source.indent(source.lineBefore(above))
                && source.indent(source.lineBefore(above)) > indent) {
            above = source.lineBefore(above);
        }
        return new SyntaxError(
                place,
                source.indent(above) > indent
                        ? "This line is indented less than line "
                                + above
                                + " and more than line "
                                + begin.line()
                                + ", so it belongs to neither. Indent it like its siblings."
                        : "This line is indented more than its siblings, from line "
                                + begin.line()
                                + " on. Indent it like them.");
    }

    private SyntaxError behindAValue(String before) {
        String end = before.strip();
        if (end.endsWith("\"") || end.endsWith("'")) {
            return new SyntaxError(
                    place,
                    "The text in quotes ends before this. If it goes on, write "
                            + (end.endsWith("'") ? "`''`" : "`\\\"`")
                            + " for the quotes inside of it.");
        }
        if (end.endsWith("}") || end.endsWith("]")) {
            return new SyntaxError(
                    place,
                    "The brackets are closed before this. Where a text is meant that begins with a bracket, put it in quotes.");
        }
        return new SyntaxError(place, "This belongs to nothing before it.");
    }

    /** A colon where none can stand. */
    SyntaxError ofColon() {
        int above = source.lineBefore(place.line());
        String before = source.before(place);
        if (above > 0 && !source.content(above).isEmpty()) {
            Place line = new Place(above, source.indent(above) + 1);
            Matcher glued = GLUED.matcher(source.rest(line));
            if (glued.lookingAt() && source.indent(above) <= source.indent(place.line())) {
                return glued(line, glued);
            }
        }
        if (KEY.matcher(before.strip() + ":").matches() && !before.contains(": ")) {
            return deeper(above);
        }
        return new SyntaxError(place, COLON);
    }

    private SyntaxError deeper(int above) {
        Place start = new Place(place.line(), source.indent(place.line()) + 1);
        if (above == 0) {
            return new SyntaxError(place, "A key cannot stand here.");
        }
        if (source.indent(above) < source.indent(place.line())) {
            return new SyntaxError(
                    start,
                    "This line is indented more than line "
                            + above
                            + ", which has a value already. Indent it like the keys that it belongs to.");
        }
        return new SyntaxError(
                new Place(above, source.indent(above) + 1),
                "This line is no `key: value`: it has no colon with a blank behind it.");
    }

    static SyntaxError glued(Place line, Matcher glued) {
        return new SyntaxError(
                new Place(line.line(), line.column() + glued.group(1).length() + 1),
                "Behind the colon of `" + glued.group(1) + ":` a blank is missing.");
    }

    /** Behind the last line of the whole. */
    SyntaxError afterTheEnd() {
        String before = source.before(place);
        return before.isBlank()
                ? new SyntaxError(
                        place,
                        "Everything above is complete, and this does not belong to it. Indent it like its siblings.")
                : behindAValue(before);
    }

    private static boolean isItem(String content) {
        return content.equals("-") || content.startsWith("- ");
    }
}

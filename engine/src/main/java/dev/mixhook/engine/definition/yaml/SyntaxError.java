package dev.mixhook.engine.definition.yaml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Why a text is no YAML, in words of whoever wrote it.
 *
 * @param place where it has to be mended, as far as that can be told
 */
record SyntaxError(Place place, String reason) {
    private static final String ANYTHING_ELSE = "From here on this is no YAML.";
    private static final Pattern ESCAPE = Pattern.compile("found unknown escape character (.).*");
    private static final Pattern DIGITS = Pattern.compile("expected escape sequence of (\\d) .*");

    /** What the parser stumbled over, and what it was about then. */
    static SyntaxError of(MarkedYamlEngineException found, SourceText source) {
        Place place = SourceText.place(found.getProblemMark());
        Place begin =
                found.getContextMark().isPresent()
                        ? SourceText.place(found.getContextMark())
                        : place;
        String context = String.valueOf(found.getContext());
        String problem = String.valueOf(found.getProblem());
        if (source.rest(place).startsWith("\t") || isIndentedByTab(source, place)) {
            return tab(source, place);
        }
        return switch (context) {
            case "while scanning for the next token" ->
                    new SyntaxError(place, beginning(source.rest(place)));
            case "while scanning a quoted scalar" -> unclosedQuote(begin, source);
            case "while scanning a double-quoted scalar" -> escape(place, problem, source);
            case "while scanning a simple key" -> noColon(begin, source);
            case "while scanning a block scalar" ->
                    new SyntaxError(
                            begin,
                            "`|` and `>` begin a text that stands in the lines below; behind them on their own line stands nothing but a comment. A text that begins so is put in quotes.");
            case "while scanning an alias", "while scanning an anchor" ->
                    new SyntaxError(
                            begin,
                            "`"
                                    + first(source.rest(begin))
                                    + "` begins the name of an "
                                    + (context.endsWith("alias") ? "alias" : "anchor")
                                    + ". A text that begins so is put in quotes.");
            case "while scanning a tag", "while parsing a node" ->
                    new SyntaxError(
                            begin, "`!` begins a tag. A text that begins so is put in quotes.");
            case "while scanning a directive", "while scanning a YAML directive" ->
                    new SyntaxError(
                            begin,
                            "A line that begins with `%` tells of YAML itself. A text that begins so is put in quotes.");
            case "while parsing a flow mapping" -> new BracketError(begin, place, source).of("}");
            case "while parsing a flow sequence" -> new BracketError(begin, place, source).of("]");
            case "while parsing a flow node", "while parsing a block node" ->
                    new SyntaxError(place, missing(source.rest(place)));
            case "while parsing a block mapping", "while parsing a block collection" ->
                    new IndentError(begin, place, source).inBlock();
            default -> other(problem, place, source);
        };
    }

    /** What a character that cannot be read is. */
    static String character(int point) {
        String code = "%04X".formatted(point);
        return "The character U+"
                + code
                + " cannot stand in a file of YAML. Take it out, or write it as \"\\u"
                + code.toLowerCase(Locale.ROOT)
                + "\" in double quotes.";
    }

    private static boolean isIndentedByTab(SourceText source, Place place) {
        String line = source.line(place.line());
        return line.substring(0, source.indent(place.line())).contains("\t");
    }

    private static SyntaxError tab(SourceText source, Place place) {
        String line = source.line(place.line());
        int at = line.indexOf('\t');
        return new SyntaxError(
                new Place(place.line(), line.codePointCount(0, at) + 1),
                "A tab (shown as →) stands here. YAML is indented with blanks alone; write blanks instead.");
    }

    private static String beginning(String rest) {
        String first = first(rest);
        return "A text without quotes cannot begin with "
                + (first.equals("`") ? "a backtick" : '`' + first + '`')
                + ". Put it in quotes.";
    }

    private static SyntaxError unclosedQuote(Place begin, SourceText source) {
        return new SyntaxError(
                begin,
                "The quote that opens here is not closed. Write `"
                        + first(source.rest(begin))
                        + "` where the text ends.");
    }

    private static SyntaxError escape(Place place, String problem, SourceText source) {
        Matcher digits = DIGITS.matcher(problem);
        Place at = new Place(place.line(), Math.max(1, place.column() - 1));
        if (digits.matches()) {
            return new SyntaxError(
                    at,
                    "Behind `\\"
                            + first(source.rest(at))
                            + "` stand "
                            + digits.group(1)
                            + " hexadecimal digits.");
        }
        Matcher unknown = ESCAPE.matcher(problem);
        String letter = unknown.matches() ? unknown.group(1) : first(source.rest(place));
        return new SyntaxError(
                at,
                "`\\"
                        + letter
                        + "` means nothing in double quotes. For a backslash write `\\\\`, or put the text in single quotes.");
    }

    private static SyntaxError noColon(Place begin, SourceText source) {
        Matcher glued = IndentError.GLUED.matcher(source.rest(begin));
        return glued.lookingAt()
                ? IndentError.glued(begin, glued)
                : new SyntaxError(
                        begin,
                        "This line is no `key: value`: it has no colon with a blank behind it.");
    }

    private static String missing(String rest) {
        return rest.isBlank()
                ? "A value is missing here."
                : switch (first(rest)) {
                    case "," ->
                            "Nothing stands before this comma. Write a value, or take the comma out.";
                    case "]", "}" ->
                            "`" + first(rest) + "` closes nothing: no bracket before it is open.";
                    case "-" ->
                            "A list cannot begin here. Put its first `- ` on a line of its own.";
                    default -> "A value is missing here.";
                };
    }

    private static SyntaxError other(String problem, Place place, SourceText source) {
        return switch (problem) {
            case "mapping values are not allowed here" ->
                    new IndentError(place, place, source).ofColon();
            case "sequence entries are not allowed here" ->
                    new SyntaxError(
                            place,
                            "A list does not begin here. Put each `- ` on a line of its own, below its key.");
            case "mapping keys are not allowed here" ->
                    new SyntaxError(
                            place,
                            "A text without quotes cannot begin with `? `. Put it in quotes.");
            default ->
                    problem.startsWith("expected '<document start>'")
                            ? new IndentError(place, place, source).afterTheEnd()
                            : new SyntaxError(place, ANYTHING_ELSE);
        };
    }

    private static String first(String rest) {
        return rest.isEmpty() ? "" : Character.toString(rest.codePointAt(0));
    }
}

package dev.mixhook.engine.definition.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** The characters of a file by their places. Columns count code points. */
final class SourceText {
    /** How much of a long line is shown at most. */
    private static final int WIDTH = 100;

    private final String text;
    private final List<String> lines;

    SourceText(String text) {
        this.text = text;
        this.lines = text.lines().toList();
    }

    static Place place(Optional<Mark> mark) {
        return mark.map(at -> new Place(at.getLine() + 1, at.getColumn() + 1))
                .orElse(new Place(1, 1));
    }

    /** The place of a code point of the whole text, counted from 0. */
    Place place(int position) {
        String before = text.substring(0, text.offsetByCodePoints(0, position));
        List<String> whole = (before + '|').lines().toList();
        String last = whole.getLast();
        return new Place(whole.size(), last.codePointCount(0, last.length()));
    }

    /** A line as it stands; nothing behind the last one. */
    String line(int number) {
        return number < 1 || number > lines.size() ? "" : lines.get(number - 1);
    }

    int count() {
        return lines.size();
    }

    /** What a line has from a place on. */
    String rest(Place place) {
        String line = line(place.line());
        int before = place.column() - 1;
        return before >= line.codePointCount(0, line.length())
                ? ""
                : line.substring(line.offsetByCodePoints(0, before));
    }

    /** What a line has before a place. */
    String before(Place place) {
        String line = line(place.line());
        return line.substring(0, line.length() - rest(place).length());
    }

    /** The last line before another that says something; 0 if there is none. */
    int lineBefore(int number) {
        return IntStream.range(1, Math.min(number, lines.size() + 1))
                .filter(at -> !content(at).isEmpty())
                .max()
                .orElse(0);
    }

    /** What a line says, without what it is indented by; nothing if it is a comment. */
    String content(int number) {
        String stripped = line(number).strip();
        return stripped.startsWith("#") ? "" : stripped;
    }

    /** How many blanks and tabs a line begins with. */
    int indent(int number) {
        String line = line(number);
        return line.length() - line.stripLeading().length();
    }

    /** A message with the line that it is about before it, and its place marked there. */
    String shown(Place place, String message) {
        int[] points = line(place.line()).codePoints().map(SourceText::visible).toArray();
        int at = Math.min(place.column() - 1, points.length);
        int from = Math.max(0, Math.min(at - WIDTH / 2, points.length - WIDTH));
        int to = Math.min(points.length, from + WIDTH);
        String before = from > 0 ? "…" : "";
        String after = to < points.length ? "…" : "";
        return before
                + new String(points, from, to - from)
                + after
                + '\n'
                + " ".repeat(before.length() + at - from)
                + "^\n"
                + message;
    }

    /** A character that is as wide as the others. */
    private static int visible(int point) {
        if (point == '\t') {
            return '→';
        }
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                ? '·'
                : point;
    }
}

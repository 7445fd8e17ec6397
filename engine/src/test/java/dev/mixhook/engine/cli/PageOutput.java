package dev.mixhook.engine.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page shows of a command's output. A line {@code …} stands for any number of lines, and
 * {@code …} within a line for any text of that line.
 */
final class PageOutput {
    private static final String GAP = "…";

    /** What differs from run to run, and is shown as it once was. */
    private static final List<Pattern> VARYING =
            List.of(
                    Pattern.compile(
                            "2026-11-30(T| | \\w{3} )\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?(Z| ?[+-]\\d\\d:\\d\\d)?"),
                    Pattern.compile("\\b[\\d,.]+ ms\\b"),
                    Pattern.compile("(?<=#token=)[0-9a-f]{32}"),
                    Pattern.compile("\\b1\\d{12}\\b"));

    /** Stretches of lines between gaps. */
    private final List<List<String>> stretches = new ArrayList<>();

    PageOutput(List<String> shown) {
        List<String> stretch = new ArrayList<>();
        for (String line : stripped(shown.stream())) {
            if (line.strip().equals(GAP)) {
                stretches.add(stretch);
                stretch = new ArrayList<>();
            } else {
                stretch.add(line);
            }
        }
        stretches.add(stretch);
    }

    boolean matches(String actual) {
        List<String> lines = stripped(actual.lines());
        int from = 0;
        for (int i = 0; i < stretches.size(); i++) {
            boolean last = i == stretches.size() - 1;
            List<String> stretch = stretches.get(i);
            int at = last && i > 0 ? Math.max(from, lines.size() - stretch.size()) : from;
            while (i > 0 && !last && at <= lines.size() && !stands(stretch, lines, at)) {
                at++;
            }
            if (!stands(stretch, lines, at)) {
                return false;
            }
            from = at + stretch.size();
        }
        return from == lines.size();
    }

    /** The lines of another output, with the gaps where they were. */
    List<String> rewritten(String actual) {
        List<String> lines = stripped(actual.lines());
        List<String> written = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < stretches.size(); i++) {
            List<String> stretch = stretches.get(i);
            boolean last = i == stretches.size() - 1;
            int length = last && i == 0 ? lines.size() : stretch.size();
            int at = last && i > 0 ? Math.max(from, lines.size() - length) : from;
            at = i > 0 && !last ? nearest(stretch.getFirst(), lines, from) : at;
            if (i > 0) {
                written.add(GAP);
            }
            int end = Math.min(lines.size(), at + length);
            for (int line = at; line < end; line++) {
                String shown = line - at < stretch.size() ? stretch.get(line - at) : "";
                written.add(isLike(shown, lines.get(line)) ? shown : lines.get(line));
            }
            from = end;
        }
        return written;
    }

    private static int nearest(String shown, List<String> lines, int from) {
        int best = from;
        int longest = -1;
        for (int i = from; i < lines.size(); i++) {
            int same = isLike(shown, lines.get(i)) ? Integer.MAX_VALUE : same(shown, lines.get(i));
            if (same > longest) {
                best = i;
                longest = same;
            }
        }
        return best;
    }

    /** How many characters two texts have in common at their beginning. */
    private static int same(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static boolean stands(List<String> stretch, List<String> lines, int at) {
        if (at + stretch.size() > lines.size()) {
            return false;
        }
        for (int i = 0; i < stretch.size(); i++) {
            if (!isLike(stretch.get(i), lines.get(at + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(String shown, String actual) {
        String pattern =
                Stream.of(fixed(shown).split(GAP, -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*"));
        return fixed(actual).matches(pattern);
    }

    private static String fixed(String line) {
        String fixed = line;
        for (Pattern varying : VARYING) {
            fixed = varying.matcher(fixed).replaceAll("#");
        }
        return fixed;
    }

    /** Without blanks at ends of lines, and without empty lines at the end. */
    private static List<String> stripped(Stream<String> lines) {
        List<String> stripped = new ArrayList<>(lines.map(String::stripTrailing).toList());
        while (!stripped.isEmpty() && stripped.getLast().isEmpty()) {
            stripped.removeLast();
        }
        return stripped;
    }
}

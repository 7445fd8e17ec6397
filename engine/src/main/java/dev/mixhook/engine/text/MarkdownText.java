package dev.mixhook.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Markdown as plain text, 80 columns wide; code blocks are left as they are. */
public final class MarkdownText {
    private static final int WIDTH = 80;
    private static final Pattern HEADING = Pattern.compile("(#+) (.*)");
    private static final Pattern ITEM = Pattern.compile("( *(?:-|\\d+\\.) )(.*)");
    private static final String FENCE = "```";

    private final List<String> lines;
    private final MarkdownSpans spans;
    private final StringBuilder text = new StringBuilder();
    private int next;

    private MarkdownText(String page, UnaryOperator<String> links) {
        this.lines = page.lines().toList();
        this.spans = new MarkdownSpans(links);
    }

    /**
     * The text of a page.
     *
     * @param links what a link's target is called, such as {@code other.md}; empty to leave it out
     */
    public static String of(String page, UnaryOperator<String> links) {
        MarkdownText markdown = new MarkdownText(page, links);
        while (markdown.next < markdown.lines.size()) {
            markdown.block();
        }
        return markdown.text.toString();
    }

    private void block() {
        String line = lines.get(next);
        Matcher heading = HEADING.matcher(line);
        if (line.isBlank()) {
            text.append('\n');
            next++;
        } else if (line.strip().startsWith(FENCE)) {
            next++;
            taken(code -> !code.strip().equals(FENCE))
                    .forEach(code -> text.append(("    " + code).stripTrailing()).append('\n'));
            next++;
        } else if (heading.matches()) {
            heading(heading.group(1).length(), spans.plain(heading.group(2)));
            next++;
        } else if (line.startsWith("|")) {
            MarkdownTable.of(taken(row -> row.startsWith("|")), spans).print(text, WIDTH);
        } else {
            paragraph();
        }
    }

    private void heading(int level, String words) {
        text.append(words).append('\n');
        if (level < 3) {
            text.append((level == 1 ? "=" : "-").repeat(words.length())).append('\n');
        }
    }

    /** A paragraph, or an item of a list whose other lines stand below its first word. */
    private void paragraph() {
        Matcher item = ITEM.matcher(lines.get(next));
        String mark = item.matches() ? item.group(1) : "";
        StringBuilder words = new StringBuilder(item.matches() ? item.group(2) : lines.get(next));
        next++;
        taken(MarkdownText::goesOn).forEach(line -> words.append(' ').append(line.strip()));
        wrap(text, mark, " ".repeat(mark.length()), spans.plain(words.toString()), WIDTH);
    }

    private static boolean goesOn(String line) {
        return !line.isBlank()
                && !line.strip().startsWith(FENCE)
                && !line.startsWith("|")
                && !HEADING.matcher(line).matches()
                && !ITEM.matcher(line).matches();
    }

    private List<String> taken(Predicate<String> belongs) {
        List<String> taken = new ArrayList<>();
        while (next < lines.size() && belongs.test(lines.get(next))) {
            taken.add(lines.get(next++));
        }
        return taken;
    }

    /** Words on lines of a width, the first behind one text and the others behind another. */
    static void wrap(StringBuilder to, String first, String others, String words, int width) {
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : words.strip().split(" +", -1)) {
            if (begun && line.length() + 1 + word.length() > width) {
                to.append(line).append('\n');
                line = new StringBuilder(others);
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        to.append(line).append('\n');
    }
}

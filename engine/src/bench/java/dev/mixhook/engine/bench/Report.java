package dev.mixhook.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown, shown line by line as it grows. */
final class Report {
    private final List<String> lines = new ArrayList<>();

    void head(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
        line("|" + "---|".repeat(cells.length));
    }

    void row(String format, Object... values) {
        line("| " + String.format(Locale.ROOT, format, values) + " |");
    }

    /** A sentence above or below the table. */
    void say(String format, Object... values) {
        line("");
        line(String.format(Locale.ROOT, format, values));
        line("");
    }

    private void line(String line) {
        lines.add(line);
        System.out.println(line);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}

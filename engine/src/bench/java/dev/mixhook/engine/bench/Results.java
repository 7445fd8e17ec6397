package dev.mixhook.engine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page with a section for each table; measuring one again replaces its section. */
final class Results {
    private static final String HEAD =
            """
            # Speed, as measured

            Written by `mvn -Pbench,quick integration-test -DskipTests` (see CONTRIBUTING.md), a section a table. Ratios within a table count; times depend on
            the machine and on what else it does.
            """;

    private Results() {}

    /**
     * Puts a table's section in its place.
     *
     * @param size what tells it from the same table of another size; empty for the usual one
     */
    static void write(Path page, String table, String size, String where, List<String> lines)
            throws IOException {
        var heading = "## " + table + (size.isEmpty() ? "" : ", " + size);
        List<String> kept = new ArrayList<>();
        var before = Files.exists(page) ? Files.readAllLines(page) : HEAD.lines().toList();
        var skips = false;
        for (var line : before) {
            skips = line.startsWith("## ") ? line.equals(heading) : skips;
            if (!skips) {
                kept.add(line);
            }
        }
        while (!kept.isEmpty() && kept.getLast().isBlank()) {
            kept.removeLast();
        }
        kept.add("");
        kept.add(heading);
        kept.add("");
        kept.add(where + ".");
        kept.addAll(lines);
        Files.write(page, squeezed(kept));
    }

    /** One empty line where several stand. */
    private static List<String> squeezed(List<String> lines) {
        List<String> all = new ArrayList<>();
        for (var line : lines) {
            if (!line.isBlank() || (!all.isEmpty() && !all.getLast().isBlank())) {
                all.add(line);
            }
        }
        return all;
    }
}

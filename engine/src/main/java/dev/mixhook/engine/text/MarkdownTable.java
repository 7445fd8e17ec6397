package dev.mixhook.engine.text;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of Markdown: in columns where it is narrow enough, else a row after the other, each with
 * its first cell in front.
 */
record MarkdownTable(List<String> head, List<List<String>> rows) {
    private static final String GAP = "  ";

    /** Reads a table's lines: its head, the line of dashes, its rows. */
    static MarkdownTable of(List<String> lines, MarkdownSpans spans) {
        List<List<String>> all = lines.stream().map(line -> cells(line, spans)).toList();
        return new MarkdownTable(all.getFirst(), all.subList(Math.min(2, all.size()), all.size()));
    }

    private static List<String> cells(String line, MarkdownSpans spans) {
        String inner = line.strip().replaceAll("^\\||\\|$", "");
        return Stream.of(inner.split("(?<!\\\\)\\|", -1))
                .map(cell -> spans.plain(cell.strip()))
                .toList();
    }

    void print(StringBuilder to, int width) {
        int[] widths =
                IntStream.range(0, head.size())
                        .map(column -> all().mapToInt(row -> length(row, column)).max().orElse(0))
                        .toArray();
        int whole = IntStream.of(widths).sum() + GAP.length() * widths.length;
        if (whole <= width) {
            all().forEach(row -> printLine(to, row, widths));
        } else {
            rows.forEach(row -> printRow(to, row, width));
        }
    }

    private Stream<List<String>> all() {
        return Stream.concat(
                head.stream().allMatch(String::isEmpty) ? Stream.of() : Stream.of(head),
                rows.stream());
    }

    private static int length(List<String> row, int column) {
        return column < row.size() ? row.get(column).length() : 0;
    }

    private static void printLine(StringBuilder to, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(GAP)
                    .append(cell)
                    .repeat(
                            ' ',
                            Math.max(
                                    0,
                                    widths[Math.min(column, widths.length - 1)] - cell.length()));
        }
        to.append(line.toString().stripTrailing()).append('\n');
    }

    private void printRow(StringBuilder to, List<String> row, int width) {
        MarkdownText.wrap(to, GAP, GAP, row.getFirst(), width);
        for (int column = 1; column < Math.min(row.size(), head.size()); column++) {
            if (!row.get(column).isEmpty()) {
                String name = head.size() > 2 ? head.get(column) + ": " : "";
                MarkdownText.wrap(to, GAP.repeat(3), GAP.repeat(3), name + row.get(column), width);
            }
        }
    }
}

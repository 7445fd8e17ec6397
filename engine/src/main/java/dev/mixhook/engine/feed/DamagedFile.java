package dev.mixhook.engine.feed;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A data file of which more than half cannot be read: it is not what it is taken for.
 *
 * @param damaged how many of its lines, or records, cannot be read
 * @param read how many can
 * @param likely what it seems to be and what would be right, a sentence; empty if nobody knows
 * @param first the first of the damaged lines, at most three
 */
public record DamagedFile(
        Path file, long damaged, long read, String likely, List<DamagedLine> first) {
    public DamagedFile {
        first = List.copyOf(first);
    }

    /** What is wrong, in several lines. */
    public String message() {
        String counts =
                read == 0
                        ? "Nothing of it can be read."
                        : String.format(
                                Locale.ROOT,
                                "More than half of it is damaged: %,d, and %,d can be read.",
                                damaged,
                                read);
        String lines =
                first.stream()
                        .map(line -> "\n" + line.place() + "  " + line.reason())
                        .collect(Collectors.joining());
        return counts + (likely.isEmpty() ? "" : "\n" + likely) + lines;
    }
}

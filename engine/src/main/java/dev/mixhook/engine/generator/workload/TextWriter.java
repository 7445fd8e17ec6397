package dev.mixhook.engine.generator.workload;

import dev.mixhook.engine.generator.workload.TextPattern.Part;
import java.util.List;

/** Writes texts of one pattern. */
final class TextWriter {
    private final List<Part> parts;
    private final List<byte[]> fixed;

    TextWriter(TextPattern pattern) {
        this.parts = pattern.parts();
        this.fixed =
                parts.stream()
                        .map(part -> part instanceof Part.Fixed(String text) ? text : "")
                        .map(JsonLine::escaped)
                        .toList();
    }

    /** Between quotes. */
    void write(JsonLine line, RandomSource random, int number) {
        line.add('"');
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Fixed _ -> line.add(fixed.get(i));
                case Part.PersonNumber() -> line.number(number);
                case Part.Range(long low, long high) -> line.number(random.between(low, high));
            }
        }
        line.add('"');
    }
}

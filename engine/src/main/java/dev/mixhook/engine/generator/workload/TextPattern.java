package dev.mixhook.engine.generator.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill in: {@code {number}} is the person's number, {@code {1..500}} a whole
 * number by chance.
 */
public record TextPattern(List<Part> parts) {
    private static final Pattern PLACE =
            Pattern.compile("\\{(?:(number)|(\\d{1,18})\\.\\.(\\d{1,18}))}");

    /** A piece of the text. */
    public sealed interface Part {
        record Fixed(String text) implements Part {}

        record PersonNumber() implements Part {}

        record Range(long low, long high) implements Part {}
    }

    public TextPattern {
        parts = List.copyOf(parts);
    }

    /** Empty if a brace begins none of these places. */
    public static Optional<TextPattern> parse(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int done = 0;
        while (place.find()) {
            fixed(text.substring(done, place.start()), parts);
            parts.add(part(place));
            done = place.end();
        }
        fixed(text.substring(done), parts);
        boolean isRead =
                parts.stream()
                        .allMatch(
                                part ->
                                        switch (part) {
                                            case Part.Fixed(String own) -> !own.contains("{");
                                            case Part.PersonNumber() -> true;
                                            case Part.Range(long low, long high) -> low <= high;
                                        });
        return isRead ? Optional.of(new TextPattern(parts)) : Optional.empty();
    }

    private static void fixed(String text, List<Part> parts) {
        if (!text.isEmpty()) {
            parts.add(new Part.Fixed(text));
        }
    }

    private static Part part(Matcher place) {
        return place.group(1) != null
                ? new Part.PersonNumber()
                : new Part.Range(Long.parseLong(place.group(2)), Long.parseLong(place.group(3)));
    }

    /** Whether it is another text for each person, and always the same one. */
    public boolean isOnePerPerson() {
        return parts.contains(new Part.PersonNumber())
                && parts.stream().noneMatch(part -> part instanceof Part.Range);
    }
}

package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * The first row of a CSV file: the name of each column. A row below it becomes a JSON object, of
 * which a cell is a property: digits with at most a point and a sign are a number, {@code true} and
 * {@code false} are truths, what is a JSON list or object is that; everything else is text as it
 * stands, and an empty cell is no property.
 *
 * @param separator between cells
 */
record CsvHeader(List<String> names, int separator) {
    /** What identifies is text, whatever it looks like. */
    private static final Set<String> TEXTS =
            Set.of(
                    "$distinct_id",
                    "distinct_id",
                    "$user_id",
                    "user_id",
                    "$device_id",
                    "device_id",
                    "$insert_id",
                    "insert_id",
                    "event",
                    "event_name",
                    "$name",
                    "name",
                    "$phone",
                    "$time",
                    "time",
                    "$properties",
                    "properties");

    /** A number: no more digits than a number keeps, and no zeros before it, which a code has. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,14})(\\.\\d{1,15})?");

    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    CsvHeader {
        names = names.stream().map(String::strip).toList();
    }

    /** That of a file; null if it has none. */
    static @Nullable CsvHeader of(DataFile file) throws IOException {
        try (CsvRows rows = new CsvRows(DataFile.whole(file.path()), 0)) {
            CsvRows.Row first = rows.next();
            return first == null || first.damage() != null
                    ? null
                    : new CsvHeader(first.cells(), rows.separator());
        }
    }

    /** What is wrong with it; null for nothing. */
    @Nullable String damage() {
        Set<String> seen = new HashSet<>();
        return names.stream()
                .filter(name -> !name.isEmpty() && !seen.add(name))
                .findFirst()
                .map(name -> "two columns are called " + FoundText.name(name))
                .orElse(null);
    }

    /** Whether rows below it can be people, or events. */
    boolean isOf(Contents contents) {
        return switch (contents) {
            case PEOPLE -> namesOneOf("$distinct_id", "distinct_id");
            case EVENTS ->
                    namesOneOf("event", "event_name", "name")
                            && (names.contains("properties")
                                    || (names.contains("time")
                                            && namesOneOf(
                                                    "distinct_id",
                                                    "user_id",
                                                    "$user_id",
                                                    "device_id",
                                                    "$device_id")));
        };
    }

    private boolean namesOneOf(String... columns) {
        return Arrays.stream(columns).anyMatch(names::contains);
    }

    /** Whether a row has a cell for each column; more are good if nothing stands in them. */
    boolean fits(List<String> cells) {
        return cells.size() >= names.size()
                && cells.stream().skip(names.size()).allMatch(String::isEmpty);
    }

    /** A row as a JSON object. */
    byte[] json(List<String> cells) {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !cells.get(i).isEmpty()) {
                json.append(json.length() == 1 ? "" : ", ");
                json.append(JsonText.quoted(name)).append(": ").append(value(name, cells.get(i)));
            }
        }
        boolean isIdAlone = given(cells).allMatch(name -> name.endsWith("distinct_id"));
        json.append(isIdAlone ? ", \"properties\": {}}" : "}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Stream<String> given(List<String> cells) {
        return IntStream.range(0, names.size())
                .filter(column -> !cells.get(column).isEmpty())
                .mapToObj(names::get)
                .filter(name -> !name.isEmpty());
    }

    private static String value(String name, String cell) {
        if (TEXTS.contains(name)) {
            return JsonText.quoted(cell);
        }
        if (NUMBER.matcher(cell).matches() && digits(cell) <= 15) {
            return cell;
        }
        if (TRUTH.matcher(cell).matches()) {
            return String.valueOf(Boolean.parseBoolean(cell));
        }
        return (cell.startsWith("[") || cell.startsWith("{")) && isJson(cell)
                ? cell
                : JsonText.quoted(cell);
    }

    private static long digits(String cell) {
        return cell.chars().filter(Character::isDigit).count();
    }

    private static boolean isJson(String cell) {
        try (JsonParser json = JsonText.parser(cell.getBytes(StandardCharsets.UTF_8))) {
            json.nextToken();
            json.skipChildren();
            return json.nextToken() == null;
        } catch (JacksonException _) {
            return false;
        }
    }
}

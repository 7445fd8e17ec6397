package dev.mixhook.engine.cli;

import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.evaluation.ValueText;
import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.JsonTree;
import dev.mixhook.targeting.selector.JsonTreePrinter;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.ReferencedNames;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Suggestion;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;

/** Answers one line of {@code eval}. */
final class EvalLine {
    private static final Dates UTC = new Dates(ZoneOffset.UTC);
    private static final String SOMEBODY = "somebody";
    private static final String EVENT = "event";
    private static final int NO_EVENT = -1;
    private static final List<String> KEYS =
            List.of("selector", "properties", EVENT, "now", "parse");

    private final Instant present;

    /**
     * A line that knows the time.
     *
     * @param present what {@code NOW} is in lines that do not say
     */
    EvalLine(Instant present) {
        this.present = present;
    }

    /** A JSON object, without a line end. */
    String answer(String line) {
        try {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            try (JsonParser parser = JsonText.parserOfAnyDepth(json)) {
                return answer(JsonText.object(parser, json));
            }
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            return error(
                    "not a JSON object: " + JsonText.reason(e), at == null ? 0 : at.getColumnNr());
        } catch (StackOverflowError _) {
            return error("nested too deep to be evaluated", 0);
        }
    }

    private String answer(Map<String, String> line) {
        for (String key : line.keySet()) {
            if (!KEYS.contains(key)) {
                return error(unknown(key), 0);
            }
        }
        Value selector = value(line, "selector");
        Parsed parsed =
                switch (selector) {
                    case Value.Text(String text) -> SelectorParser.parse(text, Set.of());
                    case Value.Fields _ -> JsonTree.read(selector, Set.of());
                    case Value.Undefined _,
                            Value.Truth _,
                            Value.Num _,
                            Value.Moment _,
                            Value.Items _ ->
                            new Parsed.Invalid(0, "\"selector\" is neither text nor a tree");
                };
        return switch (parsed) {
            case Parsed.Invalid(int column, String message) -> error(message, column);
            case Parsed.Valid(Expr expr) ->
                    value(line, "parse").isTruthy() ? tree(expr) : evaluate(expr, line);
        };
    }

    private static String unknown(String key) {
        return "Unknown key "
                + JsonText.quoted(key)
                + '.'
                + Suggestion.meant(key, KEYS)
                + " Keys here: "
                + String.join(", ", KEYS)
                + '.';
    }

    private static String tree(Expr expr) {
        String text = JsonText.quoted(SelectorPrinter.print(expr));
        return "{\"tree\":" + JsonTreePrinter.print(expr) + ",\"text\":" + text + '}';
    }

    private String evaluate(Expr expr, Map<String, String> line) {
        Long now = now(value(line, "now"));
        String properties = Objects.requireNonNullElse(given(line, "properties"), "{}");
        String event = given(line, EVENT);
        if (now == null) {
            return error("\"now\" is no date, such as 2026-01-05T10:00:00Z", 0);
        }
        if (!isObject(properties) || (event != null && !isObject(event))) {
            return error("\"properties\" and \"event\" are JSON objects", 0);
        }
        Vocabulary vocabulary = new Vocabulary();
        int slot = event == null ? NO_EVENT : vocabulary.mentionEvent(EVENT);
        ReferencedNames.of(expr, slot, vocabulary);
        People people = new People(vocabulary);
        int somebody =
                people.put(SOMEBODY, new Profile(properties.getBytes(StandardCharsets.UTF_8)));
        if (event != null) {
            people.did(SOMEBODY, slot, 0, event(event, slot, vocabulary));
        }
        Target target = new Target(expr, List.of(), List.of());
        return evaluated(new Evaluator(target, people, slot), somebody, now);
    }

    private static String evaluated(Evaluator evaluator, int person, long now) {
        Verdict verdict = evaluator.settled(person, now);
        String until =
                verdict.until() == Verdict.FOREVER
                        ? "null"
                        : JsonText.quoted(Instant.ofEpochMilli(verdict.until()).toString());
        return "{\"value\":"
                + ValueText.json(evaluator.value(person, now))
                + ",\"matches\":"
                + verdict.matches()
                + ",\"until\":"
                + until
                + '}';
    }

    private static Value[] event(String json, int slot, Vocabulary vocabulary) {
        Value[] values = new Value[vocabulary.eventProperties(slot)];
        Map<String, Value> fields = ((Value.Fields) JsonValues.parse(json)).fields();
        fields.forEach(
                (name, value) -> {
                    int place = vocabulary.eventProperty(slot, name);
                    if (place != Vocabulary.NO_SLOT) {
                        values[place] = value;
                    }
                });
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] == null ? Value.undefined() : values[i];
        }
        return values;
    }

    private @Nullable Long now(Value now) {
        return switch (now) {
            case Value.Undefined _ -> Long.valueOf(present.toEpochMilli());
            case Value.Text(String text) when UTC.millis(text).isPresent() ->
                    Long.valueOf(UTC.millis(text).getAsLong());
            case Value.Text _,
                    Value.Truth _,
                    Value.Num _,
                    Value.Moment _,
                    Value.Items _,
                    Value.Fields _ ->
                    null;
        };
    }

    /** The JSON under a key; null counts as missing. */
    private static @Nullable String given(Map<String, String> line, String key) {
        String json = line.get(key);
        return json == null || json.equals("null") ? null : json;
    }

    private static boolean isObject(String json) {
        return json.startsWith("{");
    }

    private static Value value(Map<String, String> line, String key) {
        String json = line.get(key);
        if (json == null) {
            return Value.undefined();
        }
        try (JsonParser parser = JsonText.parserOfAnyDepth(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return JsonValues.read(parser);
        }
    }

    private static String error(String message, int column) {
        return "{\"error\":"
                + JsonText.quoted(message)
                + ",\"column\":"
                + (column > 0 ? String.valueOf(column) : "null")
                + '}';
    }
}

package dev.mixhook.junit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON that mixhook writes: objects as maps, lists, texts, numbers, truths and null. */
final class JsonReader {
    private final String json;
    private int at;

    private JsonReader(String json) {
        this.json = json;
    }

    /**
     * The object that a text is.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Map<String, @Nullable Object> object(String json) {
        JsonReader reader = new JsonReader(json);
        reader.skipBlanks();
        Map<String, @Nullable Object> object = reader.members();
        reader.skipBlanks();
        if (reader.at < json.length()) {
            throw reader.bad();
        }
        return object;
    }

    private @Nullable Object value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> text();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        take('{');
        skipBlanks();
        while (peek() != '}') {
            String name = text();
            skipBlanks();
            take(':');
            members.put(name, value());
            next('}');
        }
        take('}');
        return members;
    }

    private List<@Nullable Object> items() {
        List<@Nullable Object> items = new ArrayList<>();
        take('[');
        skipBlanks();
        while (peek() != ']') {
            items.add(value());
            next(']');
        }
        take(']');
        return items;
    }

    /** Goes to the next of several, or to their end. */
    private void next(char end) {
        skipBlanks();
        if (peek() != end) {
            take(',');
            skipBlanks();
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        take('"');
        while (peek() != '"') {
            char character = json.charAt(at++);
            text.append(character == '\\' ? escaped() : character);
        }
        take('"');
        return text.toString();
    }

    private char escaped() {
        char escape = peek();
        at++;
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(json.substring(at - 4, at), 16);
            }
            default -> escape;
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!json.startsWith(word, at)) {
            throw bad();
        }
        at += word.length();
        return value;
    }

    private BigDecimal number() {
        int start = at;
        while (at < json.length() && "+-.0123456789eE".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (start == at) {
            throw bad();
        }
        return new BigDecimal(json.substring(start, at));
    }

    private void skipBlanks() {
        while (at < json.length() && json.charAt(at) <= ' ') {
            at++;
        }
    }

    private char peek() {
        if (at >= json.length()) {
            throw bad();
        }
        return json.charAt(at);
    }

    private void take(char expected) {
        if (peek() != expected) {
            throw bad();
        }
        at++;
    }

    private IllegalArgumentException bad() {
        return new IllegalArgumentException("no JSON at character " + at + " of: " + json);
    }
}

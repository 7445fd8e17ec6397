package dev.mixhook.targeting.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/** JSON as text: pieces of it are cut out as they stand, never written anew. */
public final class JsonText {
    /**
     * Other people's data sets the sizes; a line in memory is the limit. Depth stays bounded, for
     * the stack's sake.
     */
    private static final JsonFactory FACTORY = factory(500);

    private static final JsonFactory ANY_DEPTH = factory(Integer.MAX_VALUE);

    /** What decoding puts in place of bytes that are not UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private JsonText() {}

    private static JsonFactory factory(int deepest) {
        return JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxStringLength(Integer.MAX_VALUE)
                                .maxNumberLength(Integer.MAX_VALUE)
                                .maxNameLength(Integer.MAX_VALUE)
                                .maxNestingDepth(deepest)
                                .build())
                .build();
    }

    /** A parser of UTF-8 bytes whose locations count from the array's start. */
    public static JsonParser parser(byte[] json) {
        return FACTORY.createParser(ObjectReadContext.empty(), json);
    }

    /** A parser that bounds no depth, for selectors as trees, whose reader does so itself. */
    public static JsonParser parserOfAnyDepth(byte[] json) {
        return ANY_DEPTH.createParser(ObjectReadContext.empty(), json);
    }

    /**
     * The text of the value that starts at the current token; afterwards the parser stands on that
     * value's last token.
     *
     * @throws StreamReadException if the JSON is broken, or not UTF-8
     */
    public static String slice(JsonParser parser, byte[] json) {
        int start = Math.toIntExact(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        parser.finishToken();
        int end = Math.toIntExact(parser.currentLocation().getByteOffset());
        String text = new String(json, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACED) >= 0 && !isUtf8(text, json, start, end)) {
            throw new StreamReadException(parser, "not UTF-8");
        }
        return text.strip();
    }

    private static boolean isUtf8(String text, byte[] json, int start, int end) {
        return Arrays.equals(
                text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(json, start, end));
    }

    /**
     * The texts of the elements of the list that starts at the current token; afterwards the parser
     * stands on its last token.
     */
    public static List<String> elements(JsonParser parser, byte[] json) {
        List<String> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(slice(parser, json));
        }
        return elements;
    }

    /**
     * The members of the object that starts at the current token, each name with its value's text;
     * afterwards the parser stands on its last token. A name given twice keeps its first place and
     * its last value (R-W4).
     */
    public static Map<String, String> members(JsonParser parser, byte[] json) {
        Map<String, String> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, slice(parser, json));
        }
        return members;
    }

    /**
     * The members of the one object that a JSON text is, as {@link #members}.
     *
     * @throws StreamReadException if it is something else
     */
    public static Map<String, String> object(JsonParser parser, byte[] json) {
        start(parser);
        Map<String, String> members = members(parser, json);
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "found more after the end of the JSON");
        }
        return members;
    }

    /**
     * The members of the one object that a JSON text is, each name with its value's text; a name
     * given twice keeps its first place and its last value (R-W4).
     *
     * @throws StreamReadException if it is something else
     */
    public static Map<String, String> object(byte[] json) {
        try (JsonParser parser = parser(json)) {
            return object(parser, json);
        }
    }

    /** Why a text is no JSON, in one line. */
    public static String reason(JacksonException problem) {
        return JsonFault.of(String.valueOf(problem.getOriginalMessage()));
    }

    /** Whether a JSON text is null. */
    public static boolean isNull(String json) {
        return json.equals("null");
    }

    /** A JSON string with its quotes. */
    public static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    static void start(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "no object begins here");
        }
    }
}

package dev.mixhook.delivery;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Copies stored profiles into a body, in the style of R-W4: most by {@link PlainProfileCopier}, any
 * by Jackson's parser, token by token. Neither way makes a tree or a String of a whole profile. The
 * parser finds a key that is given twice, and such a profile alone goes through {@link
 * DuplicateKeyEncoder}.
 */
final class ProfileJson {
    /** Profiles are the user's own data: no limit of the parser's keeps one from going out. */
    private static final JsonFactory ANY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Integer.MAX_VALUE)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .maxNumberLength(Integer.MAX_VALUE)
                                    .maxNameLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    private static final JsonFactory KEYS_ONCE =
            ANY.rebuild().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final BodyOutput out;
    private final JsonStyle style;
    private final PythonJson text;
    private final PlainProfileCopier plain;

    ProfileJson(BodyOutput out, JsonStyle style) {
        this.out = out;
        this.style = style;
        this.text = new PythonJson(out, style);
        this.plain = new PlainProfileCopier(out, text);
    }

    /**
     * @throws StreamReadException if the bytes are not one JSON object
     */
    void copy(byte[] stored) {
        int start = out.length();
        if (!plain.copy(stored)) {
            out.cutTo(start);
            parse(stored);
        }
    }

    /**
     * Copies any profile by Jackson's parser.
     *
     * @throws StreamReadException if the bytes are not one JSON object
     */
    void parse(byte[] stored) {
        int start = out.length();
        try {
            read(KEYS_ONCE, stored, this::stream);
        } catch (StreamReadException keyGivenTwice) {
            out.cutTo(start);
            read(
                    ANY,
                    stored,
                    parser -> out.putEncoded(DuplicateKeyEncoder.settled(parser, style, out)));
        }
    }

    /**
     * Tells each member of a stored profile's object, the parser on its value; a key that is given
     * twice is told twice.
     *
     * @throws StreamReadException if the bytes are not one JSON object
     */
    static void members(byte[] stored, BiConsumer<String, JsonParser> told) {
        read(
                ANY,
                stored,
                parser -> {
                    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                        String name = parser.currentName();
                        parser.nextToken();
                        told.accept(name, parser);
                    }
                });
    }

    private static void read(JsonFactory factory, byte[] stored, Consumer<JsonParser> object) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), stored)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException(parser, "not an object");
            }
            object.accept(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one object");
            }
        }
    }

    private void stream(JsonParser parser) {
        String separator = "";
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            if (!token.isStructEnd()) {
                out.put(separator);
            }
            switch (token) {
                case START_OBJECT, START_ARRAY, END_OBJECT, END_ARRAY -> out.put(token.asString());
                default -> text.scalar(parser, token);
            }
            if (parser.streamReadContext().inRoot()) {
                return;
            }
            separator = separatorAfter(token);
        }
    }

    private static String separatorAfter(JsonToken token) {
        return switch (token) {
            case START_OBJECT, START_ARRAY -> "";
            case PROPERTY_NAME -> ": ";
            default -> ", ";
        };
    }
}

package dev.mixhook.engine.contract.probe;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidJsonException;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.Jackson3JsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.mixhook.engine.text.Shortened;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in JSON documents.
 *
 * @param path a JSONPath
 */
record JsonValue(JsonPath path) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Configuration CONFIGURATION =
            Configuration.builder()
                    .jsonProvider(new Jackson3JsonProvider(MAPPER, MAPPER.readerFor(Object.class)))
                    .mappingProvider(new Jackson3MappingProvider(MAPPER))
                    .options(Option.SUPPRESS_EXCEPTIONS)
                    .build();

    /**
     * @throws IllegalArgumentException if it is no JSONPath; the message says why
     */
    static JsonValue at(String path) {
        try {
            return new JsonValue(JsonPath.compile(path));
        } catch (InvalidPathException e) {
            String why = e.getCause() == null ? e.getMessage() : "it breaks off";
            throw new IllegalArgumentException("\"%s\" is no JSONPath: %s".formatted(path, why), e);
        }
    }

    Reading in(String json) {
        try {
            return reading(path.read(json, CONFIGURATION));
        } catch (InvalidJsonException _) {
            return new Reading.Unreadable("the answer is no JSON: " + start(json));
        } catch (IllegalArgumentException _) {
            // Which it says of a document that is null and nothing else.
            return new Reading.Nothing("the answer is " + start(json));
        }
    }

    /** What a path leads to: one value, or a list of those that a path with choices has found. */
    private Reading reading(@Nullable Object found) {
        return switch (found) {
            case null -> new Reading.Nothing("nothing at " + path.getPath());
            case List<?> list when !path.isDefinite() && list.isEmpty() ->
                    new Reading.Nothing("nothing at " + path.getPath());
            case List<?> list when !path.isDefinite() && list.size() == 1 ->
                    reading(list.getFirst());
            case String text -> new Reading.SingleValue(text);
            default -> new Reading.SingleValue(MAPPER.writeValueAsString(found));
        };
    }

    /** Enough of an answer to know it by. */
    static String start(String text) {
        return Shortened.of(text, 100);
    }
}

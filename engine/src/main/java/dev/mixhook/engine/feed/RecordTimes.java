package dev.mixhook.engine.feed;

import dev.mixhook.targeting.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** The times of records, as data files have them. */
public final class RecordTimes {
    private RecordTimes() {}

    /**
     * The instant that a JSON value tells: seconds or milliseconds since the epoch, also in quotes,
     * or ISO text, in UTC where it names no zone.
     *
     * @return milliseconds since the epoch; empty if it is no time, or lies before 1971
     */
    public static OptionalLong millis(String json) {
        try (JsonParser parser = JsonText.parser(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return OptionalLong.of(TimeReader.UTC.millis(parser, "time"));
        } catch (BadLine | JacksonException _) {
            return OptionalLong.empty();
        }
    }
}

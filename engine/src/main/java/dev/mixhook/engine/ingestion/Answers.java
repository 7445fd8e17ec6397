package dev.mixhook.engine.ingestion;

import dev.mixhook.engine.ingestion.CheckedRecord.Failed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;

/** The answers of Mixpanel's ingestion, byte for byte: SDKs take no others. */
final class Answers {
    /** The GIF of one transparent point. */
    private static final byte[] PIXEL =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private static final IngestAnswer TOO_LARGE =
            IngestAnswer.json(
                    413,
                    "{\"code\":413,\"error\":\"request exceeds max limit of 10485760 bytes\",\"status\":\"Request Entity Too Large\"}");

    private static final IngestAnswer INVALID_CREDENTIALS =
            IngestAnswer.json(
                    401,
                    "{\"code\":401,\"error\":\"Invalid credentials\",\"status\":\"Unauthorized\"}");

    private Answers() {}

    /** More bytes or records than may be. */
    static IngestAnswer tooLarge() {
        return TOO_LARGE;
    }

    static IngestAnswer invalidCredentials() {
        return INVALID_CREDENTIALS;
    }

    /** More records wait than may. */
    static IngestAnswer busy() {
        return IngestAnswer.json(
                429,
                "{\"code\":429,\"error\":\"too many records wait to be written\",\"status\":\"Too Many Requests\"}");
    }

    /** Nothing could be written. */
    static IngestAnswer unavailable(String why) {
        return IngestAnswer.json(
                503,
                "{\"code\":503,\"error\":"
                        + ShortTexts.quoted(why)
                        + ",\"status\":\"Service Unavailable\"}");
    }

    /** Refused by a script. */
    static IngestAnswer refused(int status) {
        return IngestAnswer.json(
                status,
                "{\"code\":" + status + ",\"error\":\"refused on purpose\",\"status\":\"error\"}");
    }

    static IngestAnswer unknownPath(String path) {
        String message =
                path.contains("/api/")
                        ? path
                                + " is not answered: mixhook takes data in and has none to query; there are "
                        : "there is no " + path + "; there are ";
        return IngestAnswer.json(
                404,
                "{\"error\":"
                        + ShortTexts.quoted(message + String.join(", ", Endpoint.paths()))
                        + ",\"status\":\"error\"}");
    }

    /** What an endpoint that takes no records says. */
    static IngestAnswer of(Endpoint endpoint) {
        return IngestAnswer.json(
                200,
                switch (endpoint) {
                    case FLAGS -> "{\"code\":200,\"flags\":{}}";
                    case FLAG_DEFINITIONS -> "{\"code\":200,\"flags\":[]}";
                    case DECIDE ->
                            "{\"notifications\":[],\"surveys\":[],\"variants\":[],\"event_bindings\":[],\"config\":{},\"automatic_events\":false,\"integrations\":[]}";
                    case SETTINGS -> "{}";
                    case RECORD, LOOKUP_TABLES, TRACK, IMPORT, ENGAGE, GROUPS ->
                            "{\"code\":200,\"status\":\"OK\"}";
                });
    }

    /**
     * Whether a request was taken.
     *
     * @param problem empty if it was
     */
    static IngestAnswer of(Parameters asked, boolean takesImages, String problem) {
        boolean isTaken = problem.isEmpty();
        if (asked.isOn("img") && takesImages) {
            return new IngestAnswer(200, "image/gif", PIXEL);
        }
        String callback = asked.text("callback").orElse("");
        if (!callback.isEmpty()) {
            return text("text/javascript", callback + '(' + (isTaken ? 1 : 0) + ");");
        }
        if (!asked.isOn("verbose")) {
            return text(IngestAnswer.TEXT, isTaken ? "1" : "0");
        }
        return IngestAnswer.json(
                200,
                isTaken
                        ? "{\"error\":null,\"status\":1}"
                        : "{\"error\":" + ShortTexts.quoted(problem) + ",\"status\":0}");
    }

    /** What {@code strict=1} is answered with if nothing could be read. */
    static IngestAnswer unreadableStrictly(String problem) {
        return IngestAnswer.json(
                400,
                "{\"code\":400,\"error\":"
                        + ShortTexts.quoted(problem)
                        + ",\"failed_records\":[],\"num_records_imported\":0,\"status\":\"Bad Request\"}");
    }

    /** What {@code strict=1} is answered with. */
    static IngestAnswer strictly(List<String> records, List<CheckedRecord> checked) {
        long imported = checked.stream().filter(each -> !(each instanceof Failed)).count();
        if (imported == checked.size()) {
            return IngestAnswer.json(
                    200,
                    "{\"code\":200,\"num_records_imported\":" + imported + ",\"status\":\"OK\"}");
        }
        StringJoiner failed = new StringJoiner(",", "[", "]");
        for (int i = 0; i < checked.size(); i++) {
            if (checked.get(i) instanceof Failed failure) {
                failed.add(failed(i, records.get(i), failure));
            }
        }
        return IngestAnswer.json(
                400,
                "{\"code\":400,\"error\":\"some data points in the request failed validation\",\"failed_records\":"
                        + failed
                        + ",\"num_records_imported\":"
                        + imported
                        + ",\"status\":\"Bad Request\"}");
    }

    private static String failed(int index, String record, Failed failure) {
        String insertId =
                ShortTexts.quoted(
                        RecordMembers.of(record)
                                .flatMap(members -> RecordMembers.of(members.json("properties")))
                                .flatMap(properties -> properties.text("$insert_id"))
                                .orElse(""));
        return "{\"index\":"
                + index
                + ",\"$insert_id\":"
                + insertId
                + ",\"insert_id\":"
                + insertId
                + ",\"field\":"
                + ShortTexts.quoted(failure.field())
                + ",\"message\":"
                + ShortTexts.quoted(failure.message())
                + '}';
    }

    private static IngestAnswer text(String type, String body) {
        return new IngestAnswer(200, type, body.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.mixhook.engine.ingestion;

import dev.mixhook.targeting.json.JsonText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Finds the records in a request: JSON, JSON lines, or a form or a query whose {@code data} is JSON
 * or base64 of it. What the content type says is not believed.
 */
final class PayloadReader {
    /** Bytes that a request may have, unzipped. */
    static final int MOST_BYTES = 10 << 20;

    private static final int MOST_RECORDS = 2000;

    private PayloadReader() {}

    static Payload read(IngestRequest request) {
        Parameters parameters = new Parameters();
        Optional<byte[]> body;
        try {
            body = unzipped(request);
        } catch (IOException _) {
            parameters.add(request.query());
            return new Payload.Unreadable(parameters);
        }
        if (body.isEmpty()) {
            parameters.add(request.query());
            return new Payload.TooLarge(parameters);
        }
        if (isJson(body.get())) {
            parameters.add(request.query());
            return records(body.get(), parameters);
        }
        parameters.add(new String(body.get(), StandardCharsets.ISO_8859_1));
        parameters.add(request.query());
        return parameters
                .raw("data")
                .flatMap(PayloadReader::json)
                .map(json -> records(json, parameters))
                .orElse(new Payload.Unreadable(parameters));
    }

    /** Empty if there is more than may be. */
    private static Optional<byte[]> unzipped(IngestRequest request) throws IOException {
        byte[] body = request.body();
        if (!request.encoding().toLowerCase(Locale.ROOT).contains("gzip")) {
            return body.length > MOST_BYTES ? Optional.empty() : Optional.of(body);
        }
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(bytes);
        }
    }

    private static Optional<byte[]> json(String data) {
        byte[] decoded = PercentDecoding.bytes(data);
        return isJson(decoded) ? Optional.of(decoded) : Base64Text.json(decoded);
    }

    private static boolean isJson(byte[] bytes) {
        int at = begin(bytes);
        return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
    }

    /** Where it begins, behind blanks and a byte-order mark. */
    private static int begin(byte[] bytes) {
        boolean isMarked =
                bytes.length > 2
                        && bytes[0] == (byte) 0xEF
                        && bytes[1] == (byte) 0xBB
                        && bytes[2] == (byte) 0xBF;
        int at = isMarked ? 3 : 0;
        while (at < bytes.length && bytes[at] <= ' ' && bytes[at] > 0) {
            at++;
        }
        return at;
    }

    private static Payload records(byte[] bytes, Parameters parameters) {
        byte[] json = Arrays.copyOfRange(bytes, begin(bytes), bytes.length);
        List<String> records = new ArrayList<>();
        if (json.length == 0) {
            return new Payload.Unreadable(parameters);
        }
        try (JsonParser parser = JsonText.parser(json)) {
            for (JsonToken token = parser.nextToken();
                    token != null && records.size() <= MOST_RECORDS;
                    token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    list(parser, json, records);
                } else {
                    records.add(JsonText.slice(parser, json));
                }
            }
        } catch (JacksonException _) {
            return new Payload.Unreadable(parameters);
        }
        return records.size() > MOST_RECORDS
                ? new Payload.TooLarge(parameters)
                : new Payload.Records(parameters, records);
    }

    private static void list(JsonParser parser, byte[] json, List<String> records) {
        while (parser.nextToken() != JsonToken.END_ARRAY && records.size() <= MOST_RECORDS) {
            records.add(JsonText.slice(parser, json));
        }
    }
}

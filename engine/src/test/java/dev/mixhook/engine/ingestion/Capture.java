package dev.mixhook.engine.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that an SDK really sent, what it means, and the answer that the SDK was content with.
 */
public record Capture(String file, JsonNode json) {
    private static final List<String> FILES =
            List.of(
                    "browser-2.83.0",
                    "go-2.0.0-beta.2",
                    "java-1.6.1",
                    "node-0.24.0",
                    "php-2.11.0",
                    "python-5.3.0",
                    "react-native-3.8.0",
                    "ruby-3.3.0");

    /** All of them. */
    public static Stream<Capture> all() {
        return FILES.stream().flatMap(Capture::of);
    }

    private static Stream<Capture> of(String file) {
        try (InputStream in = Capture.class.getResourceAsStream("captures/" + file + ".json")) {
            List<Capture> captures = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(in)
                    .forEach(request -> captures.add(new Capture(file, request)));
            return captures.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return file + " " + json.get("n").asInt() + " " + json.get("label").asString();
    }

    /** Method, target and version. */
    public String line() {
        return json.get("line").asString();
    }

    public String header(String name) {
        for (JsonNode header : json.get("headers")) {
            if (header.get(0).asString().equalsIgnoreCase(name)) {
                return header.get(1).asString();
            }
        }
        return "";
    }

    /** The headers but those that depend on the connection. */
    public List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (JsonNode header : json.get("headers")) {
            if (!header.get(0).asString().matches("(?i)host|connection|content-length|expect")) {
                headers.add(header.get(0).asString() + ": " + header.get(1).asString());
            }
        }
        return headers;
    }

    /** The body as it came. */
    public byte[] body() {
        if (json.has("body_base64")) {
            return Base64.getDecoder().decode(json.get("body_base64").asString());
        }
        if (!json.has("body")) {
            return new byte[0];
        }
        byte[] text = json.get("body").asString().getBytes(StandardCharsets.UTF_8);
        return json.path("body_note").asString("").equals("shown after gzip") ? gzip(text) : text;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public IngestRequest request() {
        String target = line().split(" ")[1];
        int question = target.indexOf('?');
        return new IngestRequest(
                line().split(" ")[0],
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                header("Content-Encoding"),
                header("Authorization"),
                header("Accept"),
                body());
    }

    /** What it carries; null if it carries no records. */
    public JsonNode payload() {
        return json.path("payload").path("value");
    }

    /** Whether its end was cut off, so that it cannot be sent again. */
    public boolean isCut() {
        return json.path("body").asString("").endsWith("…");
    }

    public boolean isPreflight() {
        return line().startsWith("OPTIONS");
    }

    /** Whether its answer was one by which the SDK was tried. */
    public boolean isScripted() {
        return json.get("label").asString().contains("answer") || !json.get("answer").isObject();
    }

    public int status() {
        return json.get("answer").get("status").asInt();
    }

    public String answer() {
        return json.get("answer").get("body").asString();
    }
}

package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes has exactly one answer. {@code -Dingest.fuzz=N} tries N inputs. */
class DecoderFuzzTest {
    private static final int INPUTS = Integer.getInteger("ingest.fuzz", 20_000);
    private static final List<String> PATHS =
            List.of(
                    "/track",
                    "/import?strict=1",
                    "/engage?verbose=1",
                    "/groups",
                    "/import",
                    "/record",
                    "/x");
    private static final List<String> PIECES =
            List.of(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ",",
                    ":",
                    "\\u",
                    "data=",
                    "&",
                    "%",
                    "%e9",
                    "+",
                    "=",
                    "\n",
                    "\r",
                    "\"event\":",
                    "\"properties\":{",
                    "\"$distinct_id\":",
                    "\"time\":1e999",
                    "-",
                    "null",
                    "\uD83D",
                    "eyJ",
                    "\u0000",
                    "\"$set\":",
                    "\"token\":\"t\"",
                    "1795936258");

    @Test
    void every_input_has_one_answer() {
        List<Capture> captures = Capture.all().toList();
        Ingestion ingestion =
                new Ingestion(
                        IngestSettings.DEFAULT,
                        DecoderFuzzTest::isOfOneLineEach,
                        InstantSource.fixed(Instant.parse("2026-11-29T08:00:00Z")),
                        new IngestListener() {
                            @Override
                            public void ingested(IngestedRequest request) {}

                            @Override
                            public void unknown(String method, String path, String answer) {}

                            @Override
                            public void misdirected(String host) {}
                        });
        Random random = new Random(7);
        for (int i = 0; i < INPUTS; i++) {
            Capture capture = captures.get(random.nextInt(captures.size()));
            String target =
                    random.nextInt(3) > 0
                            ? target(capture)
                            : PATHS.get(random.nextInt(PATHS.size()));
            byte[] body = changed(capture.body(), random);
            String encoding = random.nextInt(8) == 0 ? "gzip" : capture.header("Content-Encoding");
            IngestAnswer answer =
                    ingestion.take(
                            Recorder.request("POST", changed(target, random), encoding, body));
            assertThat(answer.status()).as("input " + i).isBetween(200, 599);
            if (answer.status() == 200 && answer.type().equals(IngestAnswer.TEXT)) {
                assertThat(answer.body()).hasSize(1);
            }
        }
    }

    private static boolean isOfOneLineEach(List<CheckedRecord.Kept> records, Instant now) {
        assertThat(records)
                .noneMatch(kept -> kept.members().contains("\n") || kept.members().contains("\r"));
        return true;
    }

    private static String target(Capture capture) {
        return capture.line().split(" ")[1];
    }

    private static String changed(String target, Random random) {
        if (random.nextInt(3) == 0) {
            return target;
        }
        StringBuilder text = new StringBuilder(target);
        int query = Math.max(target.indexOf('?'), 0);
        for (int i = random.nextInt(4); i > 0; i--) {
            text.insert(query + random.nextInt(text.length() - query + 1), piece(random));
        }
        return text.toString();
    }

    private static byte[] changed(byte[] body, Random random) {
        if (body.length == 0 || random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            return noise;
        }
        if (random.nextInt(10) == 0) {
            return new String(body, StandardCharsets.ISO_8859_1)
                    .replace(",", ",\r\n")
                    .replace("{", "{\n")
                    .getBytes(StandardCharsets.ISO_8859_1);
        }
        byte[] bytes =
                Arrays.copyOf(
                        body, random.nextInt(3) == 0 ? random.nextInt(body.length) : body.length);
        for (int i = random.nextInt(6); i > 0 && bytes.length > 0; i--) {
            byte[] piece = piece(random).getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(bytes.length);
            System.arraycopy(piece, 0, bytes, at, Math.min(piece.length, bytes.length - at));
        }
        return bytes;
    }

    private static String piece(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }
}

package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.feed.Identity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is valid, what becomes of what is not, and what is answered. */
class ValidationTest {
    /** Recorder's NOW, in seconds. */
    private static final long NOW = Recorder.NOW.getEpochSecond();

    private final Recorder recorder = new Recorder();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        [1]                                                            | NO_OBJECT
        {"properties":{"token":"t"}}                                   | NO_EVENT
        {"event":"","properties":{"token":"t"}}                        | NO_EVENT
        {"event":7,"properties":{"token":"t"}}                         | NO_EVENT
        {"event":"A"}                                                  | NO_PROPERTIES
        {"event":"A","properties":[]}                                  | NO_PROPERTIES
        {"event":"A","properties":{}}                                  | NO_TOKEN
        {"event":"A","properties":{"token":""}}                        | NO_TOKEN
        {"event":"A","properties":{"token":"t","time":"soon"}}         | BAD_TIME
        {"event":"A","properties":{"token":"t","time":31535999}}       | BAD_TIME
        {"event":"A","properties":{"token":"t","time":1795943101}}     | TOO_NEW
        {"event":"A","properties":{"token":"t","time":1795507199}}     | TOO_OLD
        {"event":"A","properties":{"token":"t","a":[[[[1]]]]}}         | TOO_LARGE
        {"event":"A","properties":{"token":"t","time":1795507200}}     |
        {"event":"A","properties":{"token":"t","a":[[[1]]]}}           |
        {"event":"A","properties":{"token":"t"}}                       |
        """)
    void events(String json, Reason reason) {
        assertThat(recorder.post("/track", json)).isEqualTo(reason == null ? "200 1" : "200 0");
        assertDropped(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        {"$distinct_id":"ana","$set":{"a":1}}                          | NO_TOKEN
        {"$token":"t","$set":{"a":1}}                                  | BAD_ID
        {"$token":"t","$distinct_id":"undefined","$set":{"a":1}}       | BAD_ID
        {"$token":"t","$distinct_id":"ana"}                            | NO_OPERATION
        {"$token":"t","$distinct_id":"ana","$properties":{"a":1}}      | NO_OPERATION
        {"$token":"t","$distinct_id":"ana","$sett":{"a":1}}            | NO_OPERATION
        {"$token":"t","$distinct_id":"ana","$set":[]}                  | NO_OPERATION
        {"$token":"t","$distinct_id":"ana","$add":{"a":"x"}}           | NO_OPERATION
        {"$token":"t","$distinct_id":"ana","$delete":"null"}           |
        {"$token":"t","$distinct_id":"ana","$delete":{}}               |
        {"$token":"t","$distinct_id":"ana","$delete":""}               |
        {"$token":"t","$distinct_id":"ana","$union":{"a":"x"}}         |
        {"$token":"t","$distinct_id":"ana","$ignore_time":"true","$ignore_alias":"true","$set":{"a":1}} |
        {"$token":"t","$distinct_id":7,"$append":{"$transactions":{"$amount":"9.5"}}} |
        """)
    void updates(String json, Reason reason) {
        assertThat(recorder.post("/engage", json)).isEqualTo(reason == null ? "200 1" : "200 0");
        assertDropped(reason);
    }

    private void assertDropped(Reason reason) {
        if (reason == null) {
            assertThat(recorder.kept()).hasSize(1);
            return;
        }
        assertThat(recorder.kept()).isEmpty();
        assertThat(recorder.requests().requests().getFirst().dropped()).containsOnlyKeys(reason);
    }

    @Test
    void one_valid_record_of_many_is_enough_for_a_1() {
        assertThat(
                        recorder.post(
                                "/track?verbose=1",
                                "[{},{\"event\":\"A\",\"properties\":{\"token\":\"t\"}}]"))
                .isEqualTo("200 {\"error\":null,\"status\":1}");
        assertThat(recorder.post("/track?verbose=1", "{\"event\":\"A\",\"properties\":{}}"))
                .isEqualTo("200 {\"error\":\"token, missing or empty\",\"status\":0}");
        assertThat(recorder.post("/track", "data=***&verbose=1"))
                .isEqualTo("200 {\"error\":\"data, cannot be read\",\"status\":0}");
        assertThat(recorder.post("/track", "data=***")).isEqualTo("200 0");
        assertThat(recorder.post("/import?strict=1", "nothing")).startsWith("400 {\"code\":400,");
        assertThat(recorder.post("/track?callback=f", "{}")).isEqualTo("200 f(0);");
        assertThat(recorder.post("/track?img=1", "{}")).startsWith("200 GIF89a");
    }

    @Test
    void a_strict_import_says_which_records_failed_and_keeps_the_others() {
        String good =
                "{\"event\":\"A\",\"properties\":{\"token\":\"t\",\"time\":1577836800,\"distinct_id\":\"ana\",\"$insert_id\":\"i-1\"}}";
        String bad = good.replace("\"time\":1577836800,", "").replace("i-1", "i-2");
        assertThat(recorder.post("/import?strict=1&verbose=1", '[' + good + ']'))
                .isEqualTo("200 {\"code\":200,\"num_records_imported\":1,\"status\":\"OK\"}");
        assertThat(recorder.post("/import?strict=1", '[' + bad + ',' + good + ']'))
                .isEqualTo(
                        "400 {\"code\":400,\"error\":\"some data points in the request failed validation\",\"failed_records\":[{\"index\":0,\"$insert_id\":\"i-2\",\"insert_id\":\"i-2\",\"field\":\"properties.time\",\"message\":\"no time, or none that can be\"}],\"num_records_imported\":1,\"status\":\"Bad Request\"}");
        assertThat(recorder.post("/import?strict=1", good.replace("1577836800", "null")))
                .contains("properties.time");
        assertThat(recorder.post("/import?strict=1", good.replace("i-1", "i_1")))
                .contains("properties.$insert_id");
        assertThat(recorder.post("/import?strict=1", good.replace("ana", "null")))
                .contains("properties.distinct_id");
        assertThat(recorder.kept()).hasSize(2);
    }

    @Test
    void more_than_2000_records_or_ten_megabytes_unzipped_are_too_many() {
        String event = "{\"event\":\"A\",\"properties\":{\"token\":\"t\"}}";
        String many = '[' + (event + ',').repeat(2000) + event + ']';
        String answer =
                "413 {\"code\":413,\"error\":\"request exceeds max limit of 10485760 bytes\",\"status\":\"Request Entity Too Large\"}";
        assertThat(recorder.post("/track", many)).isEqualTo(answer);
        assertThat(recorder.post("/track", many.replaceFirst(",\\{.*?}}", ""))).isEqualTo("200 1");
        byte[] bomb = Capture.gzip(" ".repeat((10 << 20) + 1).getBytes(StandardCharsets.UTF_8));
        assertThat(recorder.post("/track", "gzip", bomb)).isEqualTo(answer);
    }

    @Test
    void what_is_written_is_the_record_as_it_came_but_for_token_ip_and_what_is_missing() {
        recorder.post(
                "/track",
                "{\"event\":\"A\",\"properties\":{\"token\":\"t\",\"ip\":\"1.2.3.4\",\"distinct_id\":\"ana\",\"n\":1.10e2}}");
        recorder.post(
                "/engage",
                "{\"$token\":\"t\",\"$ip\":\"1.2.3.4\",\"$distinct_id\":\"ana\",\"$add\":{\"n\":1.10}}");
        recorder.post(
                "/track",
                "{\"event\":\"B\",\"properties\":{\"token\":\"t\",\"time\":" + (NOW + 60) + "}}");
        assertThat(recorder.kept())
                .containsExactly(
                        "{\"event\":\"A\",\"properties\":{\"distinct_id\":\"ana\",\"n\":1.10e2,\"time\":"
                                + NOW
                                + "000}}",
                        "{\"$distinct_id\":\"ana\",\"$add\":{\"n\":1.10},\"$time\":" + NOW + "000}",
                        "{\"event\":\"B\",\"properties\":{\"time\":" + NOW + "000}}");
    }

    @Test
    void texts_are_cut_to_255_bytes_on_the_edge_of_a_character() {
        recorder.post(
                "/track",
                "{\"event\":\"A\",\"properties\":{\"token\":\"t\",\"long\":[\""
                        + "é".repeat(200)
                        + "\",\"x\",1.50]}}");
        assertThat(recorder.kept().getFirst())
                .contains("\"long\":[\"" + "é".repeat(127) + "\",\"x\",1.50]");
    }

    @Test
    void a_record_is_one_line_however_it_was_laid_out() {
        recorder.post(
                "/track",
                "{\"event\":\"A\",\"properties\":{\"token\":\"t\",\"cart\":{\r\n\"n\":\"x\\n\"\n}}}");
        recorder.post(
                "/engage",
                "{\"$token\":\"t\",\"$distinct_id\":\"a\",\"$set\":{\n\"plan\":[1,\r2]}}");
        assertThat(recorder.kept())
                .hasSize(2)
                .noneMatch(line -> line.contains("\n") || line.contains("\r"));
        assertThat(recorder.kept().getFirst()).contains("{  \"n\":\"x\\n\" }");
    }

    @Test
    void an_update_has_no_room_for_other_records() {
        recorder.post(
                "/engage",
                "{\"results\":[{\"$distinct_id\":\"victim\",\"$set\":{\"plan\":\"free\"}}],\"$token\":\"t\",\"$distinct_id\":\"a\",\"$set\":{\"b\":1}}");
        assertThat(recorder.kept())
                .containsExactly(
                        "{\"$distinct_id\":\"a\",\"$set\":{\"b\":1},\"$time\":" + NOW + "000}");
    }

    @Test
    void ids_are_merged_at_import_alone() {
        String merge =
                "{\"event\":\"$merge\",\"properties\":{\"token\":\"t\",\"$distinct_ids\":[\"a\",\"b\"]}}";
        assertThat(recorder.post("/track", merge)).isEqualTo("200 1");
        assertThat(recorder.kept()).isEmpty();
        assertDropped(Reason.MERGE);
        assertThat(recorder.post("/import", merge)).isEqualTo("200 1");
        assertThat(recorder.kept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        $create_alias | "alias":"a"                                     | 1
        $merge        | "$distinct_ids":["a","b"]                       | 1
        $identify     | "distinct_id":"a","$anon_distinct_id":"b"       | 1
        $identify     | "$user_id":"a","$device_id":"b"                 | 0
        Buy           | "$user_id":"a"                                  | 0
        """)
    void what_joins_ids_otherwise_has_no_effect_under_simplified_identity(
            String event, String properties, int count) {
        String json =
                "{\"event\":\"%s\",\"properties\":{\"token\":\"t\",%s}}"
                        .formatted(event, properties);
        Recorder original = new Recorder(IngestSettings.DEFAULT.by(Identity.ORIGINAL));
        assertThat(recorder.post("/import", json)).isEqualTo("200 1");
        assertThat(original.post("/import", json)).isEqualTo("200 1");
        assertThat(recorder.kept()).isEqualTo(original.kept()).hasSize(1);
        assertThat(recorder.requests().requests().getFirst().withoutEffect()).isEqualTo(count);
        assertThat(original.requests().requests().getFirst().withoutEffect()).isZero();
    }

    @Test
    void a_record_has_less_than_a_megabyte_of_bytes() {
        String letters = "\"" + "é".repeat(100) + "\",";
        String list = '[' + letters.repeat(250) + "0]";
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            lists.append(",\"p").append(i).append("\":").append(list);
        }
        assertThat(lists.length()).isLessThan(1 << 20);
        recorder.post("/track", "{\"event\":\"A\",\"properties\":{\"token\":\"t\"" + lists + "}}");
        assertDropped(Reason.TOO_LARGE);
        recorder.post(
                "/engage",
                "{\"$token\":\"t\",\"$distinct_id\":\"a\",\"$set\":{\"q\":1" + lists + "}}");
        assertThat(recorder.kept()).isEmpty();
    }

    @Test
    void records_of_other_tokens_are_taken_and_dropped() {
        Recorder choosy =
                new Recorder(
                        new IngestSettings(
                                List.of("mine"),
                                Duration.ofDays(5),
                                IngestSettings.TimeSource.SENT,
                                null,
                                List.of(),
                                null));
        assertThat(choosy.post("/track", "{\"event\":\"A\",\"properties\":{\"token\":\"t\"}}"))
                .isEqualTo("200 1");
        assertThat(choosy.kept()).isEmpty();
        assertThat(choosy.post("/track", "{\"event\":\"A\",\"properties\":{\"token\":\"mine\"}}"))
                .isEqualTo("200 1");
        assertThat(choosy.kept()).hasSize(1);
    }

    @Test
    void a_secret_is_asked_of_imports_alone() {
        Recorder secret =
                new Recorder(
                        new IngestSettings(
                                List.of(),
                                null,
                                IngestSettings.TimeSource.SENT,
                                "s3cret",
                                List.of(),
                                null));
        String event = "{\"event\":\"A\",\"properties\":{\"token\":\"t\"}}";
        assertThat(secret.post("/import", event))
                .isEqualTo(
                        "401 {\"code\":401,\"error\":\"Invalid credentials\",\"status\":\"Unauthorized\"}");
        assertThat(secret.requests().requests().getLast().dropped())
                .isEqualTo(Map.of(Reason.NOT_ALLOWED, 1));
        assertThat(secret.post("/import?api_key=s3cret", event)).isEqualTo("200 1");
        assertThat(secret.post("/track", event)).isEqualTo("200 1");
    }

    @Test
    void records_are_dated_by_their_arrival_where_the_project_says_so() {
        Recorder virtual =
                new Recorder(IngestSettings.DEFAULT.otherwise(IngestSettings.TimeSource.ARRIVAL));
        virtual.post("/track", "{\"event\":\"A\",\"properties\":{\"token\":\"t\",\"time\":5}}");
        assertThat(virtual.kept().getFirst()).contains("\"time\":" + NOW + "000");
    }

    @Test
    void a_path_that_there_is_none_of_is_told_with_those_that_exist() {
        assertThat(recorder.post("/api/2.0/export", ""))
                .startsWith("404 {\"error\":\"/api/2.0/export is not answered")
                .contains("/track, /import, /engage, /groups");
        assertThat(recorder.requests().unknown()).containsExactly("POST /api/2.0/export");
        assertThat(recorder.post("/flags/", "")).isEqualTo("200 {\"code\":200,\"flags\":{}}");
        assertThat(recorder.post("/flags/definitions", ""))
                .isEqualTo("200 {\"code\":200,\"flags\":[]}");
        assertThat(recorder.post("/lookup-tables/x", "a,b"))
                .isEqualTo("200 {\"code\":200,\"status\":\"OK\"}");
    }
}

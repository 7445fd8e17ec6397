package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every form in which SDKs send is taken at each of the four names. */
class FormsTest {
    private static final String EVENT =
            "{\"event\":\"Buy\",\"properties\":{\"token\":\"t\",\"distinct_id\":\"ana\",\"what\":\"é 😀 + & = % >>>???\",\"time\":1795936258}}";
    private static final String UPDATE =
            "{\"$token\":\"t\",\"$distinct_id\":\"ana\",\"$set\":{\"what\":\"é 😀 + & = % >>>???\"}}";
    private static final String GROUP =
            "{\"$token\":\"t\",\"$group_key\":\"k\",\"$group_id\":\"acme\",\"$set\":{\"what\":\"é 😀 + & = % >>>???\"}}";

    private record Form(String name, String query, String encoding, byte[] body) {
        private Form(String name, String body) {
            this(name, "", "", body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<Form> forms(String json) {
        String list = '[' + json + ']';
        String base64 = base64(json);
        return List.of(
                new Form("R1", "?data=" + encoded(base64), "", new byte[0]),
                new Form("R1 with raw pluses", "?data=" + base64, "", new byte[0]),
                new Form("R2", "data=" + base64(list)),
                new Form("R3", "data=" + encoded(base64(list)) + "&verbose=0"),
                new Form("R3 without padding", "data=" + base64.replace("=", "")),
                new Form("R3 for URLs", "data=" + base64.replace('+', '-').replace('/', '_')),
                new Form("R4", "verbose=0&data=" + encoded(json)),
                new Form("R5", list),
                new Form("R5 behind blanks", " \r\n\t" + list),
                new Form("R6", json + '\n' + json + '\n'),
                new Form("R7", "", "gzip", Capture.gzip(list.getBytes(StandardCharsets.UTF_8))),
                new Form(
                        "R7 of a form",
                        "",
                        "gzip",
                        Capture.gzip(
                                ("data=" + encoded(base64(list)))
                                        .getBytes(StandardCharsets.UTF_8))));
    }

    @TestFactory
    Stream<DynamicTest> each_form_at_each_name() {
        return Stream.of("/track", "/import", "/engage", "/groups", "/p/x/track/", "/import/")
                .flatMap(
                        path ->
                                forms(record(path)).stream()
                                        .map(
                                                form ->
                                                        DynamicTest.dynamicTest(
                                                                path + ' ' + form.name(),
                                                                () -> assertTaken(path, form))));
    }

    private static String record(String path) {
        return path.startsWith("/engage") ? UPDATE : path.startsWith("/groups") ? GROUP : EVENT;
    }

    private static void assertTaken(String path, Form form) {
        Recorder recorder = new Recorder();
        assertThat(recorder.post(path + form.query(), form.encoding(), form.body()))
                .isEqualTo("200 1");
        if (path.startsWith("/groups")) {
            assertThat(recorder.kept()).isEmpty();
            assertThat(recorder.requests().requests().getFirst().dropped())
                    .containsKey(Reason.GROUP);
        } else {
            assertThat(recorder.kept()).isNotEmpty();
            assertThat(recorder.kept())
                    .allSatisfy(json -> assertThat(json).contains("é 😀 + & = % >>>???"));
        }
    }

    @Test
    void text_of_mixpanel_browser_has_each_half_of_a_pair_by_itself() {
        byte[] before = EVENT.replaceAll("é.*\\?", "PLACE").getBytes(StandardCharsets.UTF_8);
        byte[] cesu = {
            (byte) 0xED, (byte) 0xA0, (byte) 0xBD, (byte) 0xED, (byte) 0xB8, (byte) 0x80
        };
        String mixed =
                new String(before, StandardCharsets.ISO_8859_1)
                        .replace("PLACE", new String(cesu, StandardCharsets.ISO_8859_1));
        String lone = mixed.replace("\u00ED\u00B8\u0080", "");
        Recorder recorder = new Recorder();
        for (String each : List.of(mixed, lone)) {
            String data =
                    Base64.getEncoder().encodeToString(each.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(recorder.post("/track", "data=" + data)).isEqualTo("200 1");
        }
        assertThat(recorder.kept().get(0)).contains("\"what\":\"😀\"");
        assertThat(recorder.kept().get(1)).contains("\"what\":\"\\ud83d\"");
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

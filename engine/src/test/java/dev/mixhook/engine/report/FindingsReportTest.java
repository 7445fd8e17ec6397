package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.Verification;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FindingsReportTest {
    private static final Verification ALL = VerificationSample.everything();

    @Test
    void people_get_a_line_each_and_details_only_of_what_failed() {
        String text =
                printed(
                        out -> {
                            FindingsReport report = new FindingsReport(out, ALL.rerun(), 11);
                            report.begin(ALL.name(), ALL.url());
                            ALL.findings().forEach(report::tell);
                            report.end(ALL);
                        });
        assertThat(text)
                .isEqualTo(
                        """
                        the <receiver>: http://localhost:3000/hook?a=1&b=2, seed 7

                          ok      answers-200  It is taken
                          FAIL    body-110kb   It is taken
                                  expected  answered 200
                                  seen      400 "<no>" & | 50%\\u0000\\ud800 ]]>\\nsecond line
                                  repeat    # one
                                            curl 'a'
                                  again     mixhook verify --url 'http://localhost:3000/hook?a=1&b=2' --only body-110kb
                                  why       mixhook verify --explain body-110kb
                          warn    body-2mb     It is taken
                                  expected  answered 200
                                  seen      400 "<no>" & | 50%\\u0000\\ud800 ]]>\\nsecond line
                                  again     mixhook verify --url 'http://localhost:3000/hook?a=1&b=2' --only body-2mb
                                  why       mixhook verify --explain body-2mb
                          skip    get          It is taken
                                            no probe
                          ERROR   burst-200    It is taken
                                            The probe broke\\u001b
                                  again     mixhook verify --url 'http://localhost:3000/hook?a=1&b=2' --only burst-200
                          waived  a lapsed, buyer: once
                                  seen      400 "<no>" & | 50%\\u0000\\ud800 ]]>\\nsecond line
                                  waived    until 2026-03-01, because known

                        1 passed, 1 failed, 1 warned, 1 waived, 1 skipped, 1 errored
                        The receiver printed, at the end:
                          listening
                          \\u001b[31mred
                        """);
    }

    @Test
    void programs_get_one_json_document() {
        StringWriter out = new StringWriter();
        FindingsJson.write(ALL, "1.0", out);
        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("failed").intValue()).isEqualTo(1);
        assertThat(json.path("seed").intValue()).isEqualTo(7);
        assertThat(
                        json.path("findings")
                                .valueStream()
                                .map(finding -> finding.path("result").asString()))
                .containsExactly("passed", "failed", "warned", "skipped", "errored", "waived");
        assertThat(json.path("findings").path(1).path("seen").asString())
                .contains("50%\u0000\ud800 ]]>");
        assertThat(json.path("findings").path(1).path("repeat").asString())
                .isEqualTo("# one\ncurl 'a'");
        assertThat(json.path("findings").path(1).path("again").asString())
                .endsWith(" --only body-110kb");
        assertThat(json.path("findings").path(4).path("reason").asString())
                .isEqualTo("The probe broke\u001b");
        assertThat(json.path("findings").path(5).path("until").asString()).isEqualTo("2026-03-01");
        assertThat(json.path("findings").path(0).has("story")).isFalse();
        assertThat(
                        json.path("findings")
                                .path(5)
                                .path("story")
                                .valueStream()
                                .map(JsonNode::toString))
                .containsExactly(
                        "{\"at\":\"2026-01-05T00:00:00Z\",\"what\":\"step\",\"text\":\"u1 {\\\"plan\\\": \\\"pro\\\"}\"}",
                        "{\"at\":\"2026-01-05T00:00:00Z\",\"what\":\"advance\",\"to\":\"2026-01-05T00:01:00Z\"}",
                        "{\"at\":\"2026-01-05T00:01:00Z\",\"what\":\"post\",\"post\":1,\"text\":\"pro: u1\"}",
                        "{\"at\":\"2026-01-05T00:01:00Z\",\"what\":\"fault\",\"post\":1,\"text\":\"lose: answer\"}",
                        "{\"at\":\"2026-01-05T00:01:00Z\",\"what\":\"answer\",\"post\":1,\"outcome\":\"uncertain\",\"text\":\"no answer\"}",
                        "{\"at\":\"2026-01-05T00:01:00Z\",\"what\":\"check\",\"text\":\"dead: 0\",\"passed\":true}",
                        "{\"at\":\"2026-01-05T00:01:00Z\",\"what\":\"check\",\"text\":\"posts: 2\",\"passed\":false,\"expected\":\"2\",\"seen\":\"1\"}");
    }

    @Test
    void github_gets_an_annotation_for_each_failure_and_a_table() {
        assertThat(printed(out -> GitHubReport.annotate(ALL, out)).lines())
                .containsExactly(
                        "::error title=mixhook body-110kb::It is taken: expected answered 200, seen 400 \"<no>\" & | 50%25\\u0000\\ud800 ]]>%0Asecond line",
                        "::warning title=mixhook body-2mb::It is taken: expected answered 200, seen 400 \"<no>\" & | 50%25\\u0000\\ud800 ]]>%0Asecond line",
                        "::error title=mixhook burst-200::It is taken: The probe broke\\u001b");
        assertThat(GitHubReport.summary(ALL))
                .startsWith(
                        "### the &lt;receiver&gt;\n\n1 passed, 1 failed, 1 warned, 1 waived, 1 skipped, 1 errored · <code>http://localhost:3000/hook?a=1&amp;b=2</code> · seed 7\n\n")
                .contains(
                        "| FAIL | body-110kb | It is taken. Expected answered 200, seen 400 \"&lt;no&gt;\" &amp; \\| 50%\\\\u0000\\\\ud800 \\]\\]&gt;\\\\nsecond line |");
    }

    private static String printed(Consumer<PrintStream> report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

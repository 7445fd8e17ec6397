package dev.mixhook.engine.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayCommandTest {
    @RegisterExtension
    private static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private static final String ANA =
            "users=%5b%7B\\\"$distinct_id\\\":%20%22ana%22%2C+%22%24properties%22%3A+%7B%7D%7D]";

    private final Shell shell = new Shell();

    @TempDir private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void save() throws IOException {
        file = folder.resolve("posts.ndjson");
        Files.writeString(
                file,
                "{\"at\":\"2026-01-15T12:00:00Z\",\"method\":\"POST\",\"path\":\"/a?key=1\",\"headers\":["
                        + "{\"name\":\"Host\",\"value\":\"elsewhere\"},{\"name\":\"X-Env\",\"value\":\"staging\"},"
                        + "{\"name\":\"Content-Type\",\"value\":\"text/plain\"},{\"name\":\"Content-Length\",\"value\":\"1\"},"
                        + "{\"name\":\"User-Agent\",\"value\":\"mixhook/1\"},{\"name\":\"Expect\",\"value\":\"100-continue\"}],"
                        + "\"body\":\""
                        + ANA
                        + "\",\"answer\":\"200\"}\n\n"
                        + "{\"body_base64\":\"6SIKAA==\"}\n"
                        + "{\"body\":\"\"}\n");
        RECEIVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(200)));
    }

    @Test
    void bodies_go_out_byte_for_byte_in_the_files_order() { // R-W8
        assertThat(replay()).as(shell.err()).isZero();
        List<LoggedRequest> posts = RECEIVER.findAll(postRequestedFor(anyUrl()));
        assertThat(posts)
                .extracting(post -> new String(post.getBody(), StandardCharsets.ISO_8859_1))
                .containsExactly(ANA.replace("\\", ""), "\u00e9\"\n\0", "");
        assertThat(posts).extracting(LoggedRequest::getUrl).containsOnly("/other?x=%20");
        assertThat(shell.out().replaceAll("[0-9]+ ms", "N ms"))
                .isEqualTo(
                        """
                        POST 1      1 user   76 bytes  200  N ms
                        POST 2      0 users  4 bytes  200  N ms
                        POST 3      0 users  0 bytes  200  N ms
                        """);
    }

    @Test
    void the_campaigns_own_headers_go_along_and_those_of_the_old_connection_do_not() { // R-W2, R-W7
        replay("--posts", "1");
        LoggedRequest post = RECEIVER.findAll(postRequestedFor(anyUrl())).getFirst();
        assertThat(post.header("X-Env").values()).containsExactly("staging");
        assertThat(post.header("User-Agent").values()).containsExactly("mixhook/1");
        assertThat(post.header("Host").values()).containsExactly("localhost:" + RECEIVER.getPort());
        assertThat(post.header("Content-Type").values())
                .containsExactly("application/x-www-form-urlencoded");
        assertThat(post.header("Content-Length").values()).containsExactly("76");
        assertThat(post.containsHeader("Expect")).isFalse();
    }

    @Test
    void a_page_of_a_cohort_goes_out_as_json_and_its_answer_is_read() throws IOException {
        String page = "{\"action\":\"members\",\"parameters\":{\"members\":[]}}"; // R-C1, R-C5
        Files.writeString(file, "{\"body\":\"%s\"}\n".formatted(page.replace("\"", "\\\"")));
        RECEIVER.stubFor(
                post(anyUrl())
                        .withHeader("Content-Type", equalTo("application/json"))
                        .withRequestBody(equalTo(page))
                        .willReturn(aResponse().withBody("{\"status\":\"failure\"}")));
        assertThat(replay()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).contains("failure");
    }

    @Test
    void only_those_that_are_named_are_sent() {
        assertThat(replay("--posts", "2-3,7", "--json")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        {"kind":"replayed","n":2,"users":[],"bytes":4,"outcome":"accepted","status":200}
                        {"kind":"replayed","n":3,"users":[],"bytes":0,"outcome":"accepted","status":200}
                        """);
        assertThat(replay("--posts", "7")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no such POST in ");
        assertThat(replay("--posts", "3-2")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(replay("--posts", "0")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("\"0\" is neither a number from 1 on nor a range");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).hasSize(2);
    }

    @Test
    void some_refused_exits_1_and_the_rest_is_sent() { // R-D1
        RECEIVER.stubFor(
                post(anyUrl())
                        .withHeader("X-Env", equalTo("staging"))
                        .willReturn(aResponse().withStatus(503).withBody("not now\nlater")));
        assertThat(replay()).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out()).contains("76 bytes  503  not now  ", "POST 3 ");
    }

    @Test
    void nobody_there_exits_3_and_is_tried_once() throws IOException {
        int port = FreePorts.next();
        assertThat(shell.run("replay", file.toString(), "--url", "http://localhost:" + port))
                .isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.out())
                .isEqualTo(
                        "POST 1      1 user   76 bytes  connection refused by localhost:"
                                + port
                                + "\n");
    }

    @Test
    void hosts_that_can_be_none_are_bad_input() {
        assertThat(replay("--allow-host", "a:80")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("With --allow-host: ");
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"kind\": \"received\"} | No \"body\", so no POST that mixhook receive --save wrote.",
                "nonsense | No JSON object: ",
                "{\"body\": 7} | \"body\" is not text.",
                "{\"body\": \"é\"} | \"body\" is not ASCII; such a body stands in \"body_base64\".",
                "{\"body_base64\": \"*\"} | \"body_base64\" is no base64.",
                "{\"body\": \"\", \"headers\": {}} | \"headers\" is no list of {\"name\": TEXT, \"value\": TEXT}.",
                "{\"body\": \"\", \"headers\": [{\"name\": \"a\"}]} | \"headers\" is no list of",
                "{\"body\": \"\", \"headers\": [{\"name\": \"a\", \"value\": \"é\"}]} | The header a cannot be sent",
            })
    void a_bad_line_is_named_and_nothing_is_sent(String line, String message) throws IOException {
        Files.writeString(file, Files.readString(file) + line + "\n");
        assertThat(replay()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("posts.ndjson: 1 problem, nothing was sent", "5:1", message);
        assertThat(RECEIVER.findAll(postRequestedFor(anyUrl()))).isEmpty();
    }

    @Test
    void what_is_no_file_or_no_url_is_bad_input() {
        String nowhere = folder.resolve("nowhere").toString();
        assertThat(shell.run("replay", nowhere, "--url", "http://localhost/"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no such file: ");
        assertThat(shell.run("replay", file.toString(), "--url", "localhost"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("is an http or https URL, was \"localhost\"");
        assertThat(shell.run("replay", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
    }

    private int replay(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "replay";
        arguments[1] = file.toString();
        arguments[2] = "--url";
        arguments[3] = RECEIVER.baseUrl() + "/other?x=%20";
        System.arraycopy(options, 0, arguments, 4, options.length);
        return shell.run(arguments);
    }
}

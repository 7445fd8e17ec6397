package dev.mixhook.engine.contract.probe;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbesTest {
    private static final String DATABASE = "jdbc:h2:mem:probes;DB_CLOSE_DELAY=-1";

    @RegisterExtension
    private static final WireMockExtension RECEIVER =
            WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final EgressGuard guard = new EgressGuard(Set.of());
    private final OkHttpSender sender = new OkHttpSender(guard, "mixhook/test");

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        sender.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Traceback: 7           | cannot be read
                    7                      | cannot be read
                    [1]                    | cannot be read
                    {"plan": "pro"} log    | cannot be read
                    [object Object]        | cannot be read
                    null                   | nothing
                    []                     | a value
                    {"plan": "pro"}        | a value
                    """)
    @DisabledOnOs(OS.WINDOWS)
    void what_is_no_json_object_is_no_answer_of_an_echo(String answer, String kind)
            throws Exception {
        ProbeSource source = new ProbeSource.Command(List.of("echo", answer), folder);
        try (Probe echo = new Probes(sender, guard).ofObjects(source)) {
            assertThat(
                            switch (echo.read("u", SOON)) {
                                case Reading.SingleValue(String text) when text.equals(answer) ->
                                        "a value";
                                case Reading.SingleValue(String text) -> text;
                                case Reading.Nothing _ -> "nothing";
                                case Reading.Unreadable _ -> "cannot be read";
                            })
                    .isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"count": 3}                 | $.count          | 3
                    {"count": 1.10}              | $.count          | 1.10
                    {"count": 9007199254740993}  | $.count          | 9007199254740993
                    {"state": "sent"}            | $.state          | sent
                    {"sent": true}               | $.sent           | true
                    [1, 2, 3]                    | $.length()       | 3
                    [{"id": "a"}, {"id": "b"}]   | $[?(@.id=='b')].id | b
                    {"a": [1, 2]}                | $.a              | [1,2]
                    7                            | $                | 7
                    """)
    void a_jsonpath_says_where_the_value_is(String json, String path, String value)
            throws Exception {
        RECEIVER.stubFor(get(anyUrl()).willReturn(ok(json)));
        assertThat(http("/x", path).read("u", SOON)).isEqualTo(new Reading.SingleValue(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"users": 3}     | $.count
                    {"count": null}  | $.count
                    null             | $.count
                    {}               | $.a.b.c
                    []               | $[?(@.id=='b')].id
                    """)
    void where_nothing_is_nothing_is_known_which_counts_as_0(String json, String path)
            throws Exception {
        RECEIVER.stubFor(get(anyUrl()).willReturn(ok(json)));
        Reading reading = http("/x", path).read("u", SOON);
        assertThat(reading).isInstanceOf(Reading.Nothing.class);
        assertThat(reading.number()).isEqualTo(Optional.of(BigDecimal.ZERO));
    }

    @Test
    void an_unknown_user_may_be_404_and_what_else_is_wrong_is_said() throws Exception {
        Probe probe = http("/x", "$.count");
        RECEIVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404)));
        assertThat(probe.read("u", SOON)).isInstanceOf(Reading.Nothing.class);
        RECEIVER.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));
        assertThat(probe.read("u", SOON).shown()).endsWith("/x answered 500");
        RECEIVER.stubFor(get(anyUrl()).willReturn(ok("<html>")));
        assertThat(probe.read("u", SOON))
                .isEqualTo(new Reading.Unreadable("the answer is no JSON: <html>"));
    }

    @Test
    void the_user_stands_in_the_url_as_a_part_of_it() throws Exception {
        RECEIVER.stubFor(get(anyUrl()).willReturn(ok("{\"count\": 1}")));
        Probe probe = http("/received/{distinct_id}?user={distinct_id}", "$.count");
        assertThat(probe.read("a+b/c d&\u05e9", SOON).number())
                .isEqualTo(Optional.of(BigDecimal.ONE));
        RECEIVER.verify(
                1,
                getRequestedFor(
                        urlEqualTo(
                                "/received/a%2Bb%2Fc%20d%26%D7%A9?user=a%2Bb%2Fc%20d%26%D7%A9")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_command_prints_the_value_and_gets_the_user_as_it_is() throws Exception {
        assertThat(command("printf", "%s %s", "{distinct_id}", "x").read("it's $(u)", SOON))
                .isEqualTo(new Reading.SingleValue("it's $(u) x"));
        assertThat(command("pwd").read("u", SOON))
                .isEqualTo(new Reading.SingleValue(folder.toString()));
        assertThat(command("true").read("u", SOON))
                .isEqualTo(new Reading.Nothing("true printed nothing"));
        assertThat(command("sh", "-c", "echo no >&2; exit 3").read("u", SOON))
                .isEqualTo(new Reading.Unreadable("sh ended with 3: no"));
        assertThat(command("no-such-program").read("u", SOON))
                .isInstanceOf(Reading.Unreadable.class);
        assertThat(command("sleep", "1000").read("u", Duration.ofMillis(200)))
                .isEqualTo(new Reading.Unreadable("sleep did not end within 200 ms"));
    }

    @Test
    void a_query_gets_the_user_as_a_parameter_with_or_without_quotes() throws Exception {
        try (Connection database = DriverManager.getConnection(DATABASE);
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE sent (id VARCHAR, n INT)");
            statement.execute("INSERT INTO sent VALUES ('it''s', 2), ('b', NULL)");
            Probe probe =
                    sql(
                            "SELECT n FROM sent WHERE id = '{distinct_id}' AND id = {distinct_id}",
                            null);
            assertThat(probe.read("it's", SOON)).isEqualTo(new Reading.SingleValue("2"));
            assertThat(probe.read("b", SOON)).isInstanceOf(Reading.Nothing.class);
            assertThat(probe.read("' OR 1=1 --", SOON)).isInstanceOf(Reading.Nothing.class);
            assertThat(sql("SELECT count(*) FROM sent", null).read("", SOON))
                    .isEqualTo(new Reading.SingleValue("2"));
            assertThat(sql("SELECT nonsense", null).read("", SOON))
                    .isInstanceOf(Reading.Unreadable.class);
            statement.execute("DROP TABLE sent");
            probe.close();
        }
    }

    @Test
    void a_driver_comes_from_the_jar_that_is_named() throws Exception {
        Path jar =
                Path.of(
                        Class.forName("org.h2.Driver")
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI());
        try (Probe probe = sql("SELECT '{distinct_id}'", jar)) {
            assertThat(probe.read("u1", SOON)).isEqualTo(new Reading.SingleValue("u1"));
        }
        assertThatThrownBy(() -> sql("SELECT 1", folder.resolve("no.jar")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no.jar has no JDBC driver for jdbc:h2:mem:");
        assertThatThrownBy(
                        () ->
                                of(
                                        new ProbeSource.Sql(
                                                "jdbc:nothing:x", "SELECT 1", null, null, null)))
                .hasMessageContaining("name its jar");
    }

    @Test
    void the_guard_holds_for_databases_too() {
        for (String url :
                List.of(
                        "jdbc:postgresql://[2001:db8::7]:5432/x",
                        "jdbc:oracle:thin:@203.0.113.7:1521/x",
                        "jdbc:postgresql://localhost,203.0.113.7/x")) {
            assertThatThrownBy(() -> of(new ProbeSource.Sql(url, "SELECT 1", null, null, null)))
                    .as(url)
                    .hasMessageContaining(" is not this machine; to allow it: --allow-host ");
        }
    }

    private Probe http(String path, String json) {
        return of(new ProbeSource.Http(RECEIVER.baseUrl() + path, json));
    }

    private Probe command(String... words) {
        return of(new ProbeSource.Command(List.of(words), folder));
    }

    private Probe sql(String query, @Nullable Path driver) {
        return of(new ProbeSource.Sql(DATABASE, query, driver, "", null));
    }

    private Probe of(ProbeSource source) {
        return new Probes(sender, guard).of(source);
    }
}

package dev.mixhook.engine.definition;

import static dev.mixhook.delivery.Webhook.Accept.OK_ONLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.Filling;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookReaderTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/mixhook/engine/definition");

    private final Problems problems = new Problems("campaign.yaml");
    private Optional<Integer> batch = Optional.empty();

    @Test
    void the_json_is_ascii_unless_told_otherwise() { // R-W4
        assertThat(read("url: http://localhost/").orElseThrow().format())
                .isEqualTo(MessagesFormat.DEFAULT);
        assertThat(read("{url: http://localhost/, json: ascii}").orElseThrow().format())
                .isEqualTo(MessagesFormat.DEFAULT);
        assertThat(read("{url: http://localhost/, json: utf8}").orElseThrow().format())
                .isEqualTo(new MessagesFormat(OK_ONLY, JsonStyle.UTF8));
    }

    @Test
    void an_authority_is_read_from_a_file_beside_the_campaign() { // R-W8
        assertThat(
                        read("{url: https://localhost/, tls: {ca: authority.pem}}")
                                .orElseThrow()
                                .trust())
                .isInstanceOfSatisfying(
                        Trust.Authorities.class,
                        own -> {
                            assertThat(own.file()).isEqualTo(FOLDER.resolve("authority.pem") + "");
                            assertThat(own.certificates())
                                    .extracting(it -> it.getSubjectX500Principal().getName())
                                    .containsExactly("CN=mixhook tests");
                        });
        assertThat(read("url: https://localhost/").orElseThrow().trust())
                .isEqualTo(new Trust.Default());
    }

    @Test
    void a_user_name_and_password_may_stand_in_the_url() { // R-W7
        Webhook webhook = read("url: http://me:${SECRET}@localhost/hook").orElseThrow();
        assertThat(webhook.url()).isEqualTo("http://me:s3cret@localhost/hook");
        assertThat(webhook.shownUrl()).isEqualTo("http://localhost/hook");
    }

    @Test
    void the_environment_is_filled_in_everywhere() { // R-W1, R-W7, R-W8, R-D7
        Webhook webhook =
                read("{url: 'https://localhost/${SECRET}', timeout: '${SECONDS}', batch: '${N}',"
                                + " json: '${STYLE:-utf8}', tls: {ca: '${CA}'}, headers: {Authorization:"
                                + " 'Bearer ${SECRET}', X-Stage: '${STAGE:-test}', X-Zip: '${ZIP}', X-Not: '$x {SECRET}'}}")
                        .orElseThrow();
        assertThat(problems.found()).isEmpty();
        assertThat(webhook.headers())
                .containsExactly(
                        Map.entry("Authorization", "Bearer s3cret"),
                        Map.entry("X-Stage", "test"),
                        Map.entry("X-Zip", "02142"),
                        Map.entry("X-Not", "$x {SECRET}"));
        assertThat(webhook.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(webhook.format()).isEqualTo(new MessagesFormat(OK_ONLY, JsonStyle.UTF8));
        assertThat(webhook.trust()).isInstanceOf(Trust.Authorities.class);
        assertThat(batch).contains(20);
    }

    @Test
    void what_the_environment_filled_in_is_not_shown_and_an_otherwise_is() { // R-W1
        Webhook webhook =
                read("{url: 'http://localhost/${SECRET}/${STAGE:-test}', headers: {X-A: '${SECRET}'}}")
                        .orElseThrow();
        assertThat(webhook.shownUrl()).isEqualTo("http://localhost/***/test");
        assertThat(webhook.secrets().header("X-A", "s3cret")).isEqualTo("***");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {url: http://localhost/, json: utf16} | webhook.json | "utf16" is text; `json` takes ascii or utf8.
            {url: http://localhost/, tls: yes} | webhook.tls | "yes" is text where keys and values are expected.
            {url: http://localhost/, tls: {}} | webhook.tls.ca | Missing. Write a PEM file with certificates to trust.
            {url: http://localhost/, tls: {ca: none.pem}} | webhook.tls.ca | No file none.pem that can be read, seen from this folder.
            {url: http://localhost/, tls: {ca: ../report/golden/good.yaml}} | webhook.tls.ca | In ../report/golden/good.yaml is no certificate in PEM (-----BEGIN CERTIFICATE-----).
            {url: http://localhost/, tls: {ca: authority.pem, key: x}} | webhook.tls.key | Unknown key. Keys here: ca.
            {url: "http://me:s3cret@local host/"} | webhook.url | a webhook's URL is an http or https URL, was "http://local host/"
            {url: http://localhost/, headers: {X-A: "a ${UNSET}"}} | webhook.headers.X-A | The environment variable UNSET is not set; set it, or write ${UNSET:-otherwise}.
            {url: http://localhost/, headers: {X-A: "${un set}"}} | webhook.headers.X-A | `${` begins no reference that can be read; write ${NAME} or ${NAME:-otherwise}.
            {url: http://localhost/, tls: {ca: "${SECRET}"}} | webhook.tls.ca | No file *** that can be read, seen from this folder.
            {url: http://localhost/, timeout: "${SECRET}"} | webhook.timeout | "***" is text; `timeout` takes a time with its unit, such as 14 days.
            {url: "htp://localhost/${SECRET}?key=x"} | webhook.url | a webhook's URL is an http or https URL, was "htp://localhost/***?key=***"
            {url: http://me@localhost/, headers: {authorization: Bearer x}} | webhook.url | a user name in the URL is sent as the header Authorization; give one of the two
            """)
    void what_cannot_be_is_told_with_its_place(String webhook, String key, String message) {
        read(webhook);
        assertThat(problems.found())
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.key()).isEqualTo(key);
                            assertThat(problem.message()).isEqualTo(message);
                        });
    }

    private Optional<Webhook> read(String webhook) {
        Filling filling =
                new Filling(
                        new Environment(
                                Map.of(
                                        "SECRET",
                                        "s3cret",
                                        "SECONDS",
                                        "7s",
                                        "ZIP",
                                        "02142",
                                        "N",
                                        "20",
                                        "CA",
                                        "authority.pem",
                                        "EMPTY",
                                        "")),
                        problems);
        Node document = YamlDocument.parse(webhook, problems).orElseThrow();
        Node filled = filling.in(document, "webhook");
        Problems shown = problems.showing(filling.secrets()::text);
        Section section = Section.of(filled, WebhookKeys.MESSAGES, "webhook", shown).orElseThrow();
        Optional<Webhook> read =
                new WebhookReader(
                                section,
                                FOLDER,
                                filling.secrets(),
                                new MessagesReader(section).read())
                        .read();
        batch = section.read(WebhookKeys.BATCH);
        section.close();
        return read;
    }
}

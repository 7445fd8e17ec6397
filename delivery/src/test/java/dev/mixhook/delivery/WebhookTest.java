package dev.mixhook.delivery;

import static dev.mixhook.delivery.Webhook.Accept.ANY_2XX;
import static dev.mixhook.delivery.Webhook.Accept.OK_ONLY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    private static final String URL = "http://localhost:6494/hook";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void the_defaults_are_those_of_the_rules() { // R-D1, R-D7, R-W4
        assertThat(Webhook.to(URL))
                .isEqualTo(
                        new Webhook(
                                URL,
                                Map.of(),
                                new MessagesFormat(OK_ONLY, JsonStyle.ASCII),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(5),
                                new Trust.Default(),
                                Secrets.NAMED));
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/hook?k=a+b%20c&x=%2F, http://localhost/hook?k=a+b%20c&x=%2F",
        "http://localhost/x?event=a==b&&c, http://localhost/x?event=a==b&&c",
        "HTTP://LocalHost, http://localhost/",
        "https://example.com:443/a/../b c, https://example.com/b%20c",
        "http://b\u00fccher.example/\u00fc, http://xn--bcher-kva.example/%C3%BC",
        "http://[::0:1]:6494/, http://[::1]:6494/",
    })
    void a_url_is_requested_in_okhttps_form(String url, String canonical) { // R-W1
        assertThat(Webhook.to(url).canonicalUrl()).isEqualTo(canonical);
        assertThat(Webhook.to(url).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://LOCALHOST/, localhost, 80",
        "https://example.com/, example.com, 443",
        "http://[::1]:6494/, ::1, 6494",
    })
    void a_url_tells_where_it_leads(String url, String host, int port) {
        assertThat(Webhook.to(url).host()).isEqualTo(host);
        assertThat(Webhook.to(url).port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:6494",
                "/hook",
                "ftp://localhost/",
                "http://",
                "http://localhost:99999/"
            })
    void a_url_is_http_or_https(String url) { // R-W1
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to(url))
                .withMessage("a webhook's URL is an http or https URL, was \"" + url + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "http://me:secret@localhost/hook?k=x@y, http://localhost/hook?k=x@y, me:secret",
        "http://me@localhost/, http://localhost/, me:",
        "HTTPS://:s%40c%3Aret@localhost/, HTTPS://localhost/, :s@c:ret",
        "http://m\u00fc:\u00df@localhost/, http://localhost/, m\u00fc:\u00df",
        "http://a:b@c@localhost/, http://localhost/, a:b@c",
    })
    void a_user_name_and_password_become_a_header_and_are_not_shown(
            String url, String shown, String credentials) { // R-W1, R-W7
        var webhook = Webhook.to(url);
        var basic = Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
        assertThat(webhook.ownHeaders()).containsExactly(entry("Authorization", "Basic " + basic));
        assertThat(webhook.shownUrl()).isEqualTo(shown).isEqualTo(webhook.toString());
        assertThat(webhook.canonicalUrl()).isEqualToIgnoringCase(shown);
        assertThat(webhook.target().toString()).isEqualTo(webhook.canonicalUrl());
        assertThat(webhook.with(Secrets.SHOWN).shownUrl()).isEqualTo(url);
    }

    @Test
    void who_we_are_is_said_once() { // R-W7
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                Webhook.to("http://me:secret@localhost/")
                                        .with(Map.of("authorization", "Bearer x")))
                .withMessage(
                        "a user name in the URL is sent as the header Authorization; give one of the two");
    }

    @Test
    void a_password_is_not_shown_in_the_message_either() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to("http://me:secret@"))
                .withMessage("a webhook's URL is an http or https URL, was \"http://\"");
    }

    @Test
    void headers_are_copied_in_their_order() { // R-W7
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-B", "1");
        headers.put("X-A", "2");
        var webhook = with(headers);
        headers.clear();
        assertThat(webhook.headers().keySet()).containsExactly("X-B", "X-A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "content-type",
                "CONTENT-LENGTH",
                "Transfer-Encoding",
                "Content-Encoding"
            })
    void headers_do_not_describe_the_body(String name) { // R-W2
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of(name, "1")))
                .withMessage("a webhook's headers do not describe the body (R-W2), was " + name);
    }

    @Test
    void a_header_that_cannot_be_sent_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> with(Map.of("X A", "1")));
        assertThatIllegalArgumentException().isThrownBy(() -> with(Map.of("X-A", "two\nlines")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k\u00e4y", "k value: \u00e4", "a\nk"})
    void a_header_that_cannot_be_sent_is_told_of_without_its_value(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(Map.of("X-Api-Key", value)))
                .withMessage(
                        "the value of a header has none but the letters of ASCII, blanks and tabs; that of X-Api-Key has others");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0009S", "PT24H0.001S"})
    void a_time_out_is_a_millisecond_to_a_day(Duration time) { // R-D7
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to(URL).within(time, SECOND))
                .withMessage("timeout must be 1 ms to 24 h, was " + time);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to(URL).within(SECOND, time))
                .withMessage("connectTimeout must be 1 ms to 24 h, was " + time);
    }

    @ParameterizedTest
    @CsvSource({
        "199, false, false",
        "200, true, true",
        "201, false, true",
        "204, false, true",
        "299, false, true",
        "300, false, false",
        "500, false, false"
    })
    void only_200_is_accepted_unless_any_2xx_is(
            int status, boolean okOnly, boolean any2xx) { // R-D1
        assertThat(OK_ONLY.accepts(status)).isEqualTo(okOnly);
        assertThat(ANY_2XX.accepts(status)).isEqualTo(any2xx);
    }

    private static Webhook with(Map<String, String> headers) {
        return Webhook.to(URL).with(headers);
    }
}

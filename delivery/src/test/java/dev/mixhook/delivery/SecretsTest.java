package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final Secrets FILLED =
            new Secrets(Map.of("http://localhost:3000/T0/B0?x=1", "HOOK", "ENV VALUE", "E"), false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key",
                "Key",
                "api_key",
                "apiKey",
                "apikey",
                "APIKey",
                "X-Api-Key",
                "key2",
                "api%5Fkey",
                "access_token",
                "accesstoken",
                "token",
                "X-Auth-Token",
                "client_secret",
                "X-Hub-Signature-256",
                "sig",
                "password",
                "passwd",
                "userPassword",
                "auth",
                "Authorization",
                "Proxy-Authorization",
                "Cookie",
                "Set-Cookie",
                "X-Amz-Credential",
                "credentials",
                "user[token]"
            })
    void a_name_may_speak_of_a_secret(String name) {
        assertThat(Secrets.isNamed(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "monkey",
                "keyword",
                "turkey",
                "donkeys",
                "author",
                "X-Author",
                "design",
                "tokenized",
                "compass",
                "passenger",
                "campaign",
                "Content-Type",
                "signal"
            })
    void a_name_that_only_looks_like_it_does_not(String name) {
        assertThat(Secrets.isNamed(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000/h?key=s3cret&a=b&api_key=x#f, http://localhost:3000/h?key=***&a=b&api_key=***#f",
        "http://localhost/h?key=&monkey=1, http://localhost/h?key=&monkey=1",
        "http://me:pw@localhost/@you?a=b@c, http://localhost/@you?a=b@c",
        "htp://alice:PASSWORD1@localhost/h?key=Q, htp://localhost/h?key=***",
        "http://alice:PASS/WORD1@localhost:6494/h, http://localhost:6494/h",
        "alice:PASSWORD1@localhost, localhost",
        "jdbc:postgresql://u:p@h/db?password=x, jdbc:postgresql://h/db?password=***",
        "jdbc:h2:mem:x;USER=sa;PASSWORD=y, jdbc:h2:mem:x;USER=sa;PASSWORD=***",
        "jdbc:oracle:thin:scott/tiger@//h:1521/x, jdbc:oracle:thin://h:1521/x",
        "/there@you?token=1, /there@you?token=***",
        "http://localhost:3000/T0/B0?x=1, http://localhost:3000/***",
        "http://localhost/a/ENV VALUE/b?c=ENV VALUE, http://localhost/a/***/b?c=***",
        "http://localhost/a/ENV%20VALUE/b, http://localhost/a/***/b",
        "htp://localhost/h?u=ENV VALUE, htp://localhost/h?u=***",
    })
    void a_url_is_shown_without_its_secrets(String url, String shown) {
        assertThat(FILLED.url(url)).isEqualTo(shown);
        assertThat(Secrets.SHOWN.url(url)).isEqualTo(url);
    }

    @Test
    void a_value_of_two_characters_is_no_part_of_words_about_it() {
        var secrets = new Secrets(Map.of("0", "BATCH", "ab", "PART", "abc", "KEY"), false);
        assertThat(secrets.text("0 is a number; it takes 1 to 50, or 200. ab, absent; xabcx"))
                .isEqualTo("*** is a number; it takes 1 to 50, or 200. ***, absent; x***x");
    }

    @Test
    void a_port_from_the_environment_is_shown_for_it_says_where() {
        var secrets = new Secrets(Map.of("3000", "PORT"), false);
        assertThat(secrets.url("http://localhost:3000/hook"))
                .isEqualTo("http://localhost:3000/hook");
    }

    @Test
    void a_url_that_is_none_is_told_without_its_secrets() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Webhook.to("htp://a:b@localhost/?key=c&u=ENV VALUE", FILLED))
                .withMessage(
                        "a webhook's URL is an http or https URL, was \"htp://localhost/?key=***&u=***\"");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Api-Key, abc, ***",
        "Authorization, Bearer abc, ***",
        "X-Stage, on ENV VALUE, on ***",
        "X-Stage, test, test",
    })
    void a_header_is_shown_without_its_secrets(String name, String value, String shown) {
        assertThat(FILLED.header(name, value)).isEqualTo(shown);
        assertThat(Secrets.SHOWN.header(name, value)).isEqualTo(value);
    }
}

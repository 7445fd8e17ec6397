package dev.mixhook.engine.contract.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Probe;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was stored is held against what was sent (R-W6). */
class EchoTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": "b"}                       | {"a": "b", "stored_at": 1}
                    {"a": "b"}                       | {"$distinct_id": "u", "$properties": {"a": "b"}}
                    {"a": 1.10}                      | {"a": 1.1}
                    {"a": 9007199254740993}          | {"a": 9007199254740993}
                    {"a": null}                      | {}
                    {"a": {"b": [1, {"c": null}]}}   | {"a": {"b": [1, {}]}}
                    {"a": "2026-01-05T10:00:00"}     | {"a": "2026-01-05T10:00:00Z"}
                    {"a": "2026-01-05T10:00:00"}     | {"a": "2026-01-05 10:00:00.000+00:00"}
                    {"a": "\\u00e9"}                 | {"a": "é"}
                    {}                               | []
                    """)
    void what_means_the_same_is_the_same(String sent, String stored) throws Exception {
        assertThat(failure(sent, stored, RequiredProperties.ALL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a": 0.0}                       | {"a": 0}                        | a as 0
                    {"a": 2}                         | {"a": 2.0}                      | a as 2.0
                    {"a": 9007199254740993}          | {"a": 9007199254740992}         | a as 9007199254740992
                    {"a": true}                      | {"a": 1}                        | a as 1
                    {"a": "02142"}                   | {"a": 2142}                     | a as 2142
                    {"a": ""}                        | {"a": null}                     | a as null
                    {"a": {}}                        | {"a": []}                       | a as []
                    {"a": [1, 2]}                    | {"a": "1,2"}                    | a as "1,2"
                    {"a": {"b": ["x"]}}              | {"a": {"b": ["X"]}}             | a.b[0] as "X"
                    {"a": "b"}                       | {"A": "b"}                      | a missing
                    {"a": "cafe\\u0301"}             | {"a": "caf\\u00e9"}             | a as "caf\\u00E9"
                    {"a": "2026-01-05T10:00:00"}     | {"a": "2026-01-05T02:00:00Z"}   | a as "2026-01-05T02:00:00Z"
                    """)
    void what_means_something_else_is_told(String sent, String stored, String seen)
            throws Exception {
        assertThat(failure(sent, stored, RequiredProperties.ALL))
                .hasValueSatisfying(failure -> assertThat(failure.seen()).isEqualTo("u: " + seen));
    }

    @Test
    void where_a_receiver_may_keep_what_it_needs_as_it_likes_it_may() throws Exception {
        assertThat(
                        failure(
                                "{\"a\": \"b\", \"c\": 1}",
                                "{\"c\": \"***\"}",
                                RequiredProperties.NOBODY_ELSES))
                .isEmpty();
    }

    @Test
    void what_is_anothers_is_told_where_the_user_has_their_own_too() throws Exception {
        Echo echo = echo(new Reading.SingleValue("{\"$city\": \"there\"}"));
        Echo.SentUser here = Echo.SentUser.of("aB", "{\"$city\": \"here\"}");
        Echo.SentUser there = Echo.SentUser.of("Ab", "{\"$city\": \"there\"}");
        assertThat(echo.check(List.of(here, there), RequiredProperties.NOBODY_ELSES))
                .contains(new Failure("no $city, which is another user's", "aB: $city: \"there\""));
        assertThat(echo.check(List.of(there, there), RequiredProperties.NOBODY_ELSES)).isEmpty();
    }

    @Test
    void what_is_anothers_is_told_and_what_is_the_receivers_own_is_not() throws Exception {
        Echo echo = echo(new Reading.SingleValue("{\"$email\": \"ada@example.com\", \"rank\": 1}"));
        Echo.SentUser ada = Echo.SentUser.of("ada", "{\"$email\": \"ada@example.com\"}");
        Echo.SentUser bob = Echo.SentUser.of("bob", "{}");
        assertThat(echo.check(List.of(ada, bob), RequiredProperties.NOBODY_ELSES))
                .contains(
                        new Failure(
                                "no $email, which is another user's",
                                "bob: $email: \"ada@example.com\""));
    }

    @Test
    void who_is_not_stored_fails_and_an_echo_that_cannot_be_read_is_broken() throws Exception {
        List<Echo.SentUser> user = List.of(Echo.SentUser.of("u", "{}"));
        assertThat(echo(new Reading.Nothing("/u answered 404")).check(user, RequiredProperties.ALL))
                .contains(new Failure("stored", "u: not stored (/u answered 404)"));
        assertThat(echo(new Reading.Nothing("404")).check(user, RequiredProperties.NOBODY_ELSES))
                .isEmpty();
        Echo broken = echo(new Reading.Unreadable("/u answered 500"));
        assertThatThrownBy(() -> broken.check(user, RequiredProperties.ALL))
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The echo cannot be read: /u answered 500 (u)");
    }

    private static Optional<Failure> failure(
            String sent, String stored, RequiredProperties required)
            throws InterruptedException, BrokenProbe {
        return echo(new Reading.SingleValue(stored))
                .check(List.of(Echo.SentUser.of("u", sent)), required);
    }

    private static Echo echo(Reading reading) {
        Probe probe =
                new Probe() {
                    @Override
                    public Reading read(String distinctId, Duration within) {
                        return reading;
                    }

                    @Override
                    public void close() {}
                };
        return new Echo(new ProbePoller(probe, Ticker.system()), Duration.ZERO);
    }
}

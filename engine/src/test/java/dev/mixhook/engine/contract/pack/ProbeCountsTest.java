package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.probe.ScriptedProbe.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.testing.ManualTicker;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import dev.mixhook.engine.contract.probe.ScriptedProbe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Probes by script, in time that is moved by hand: asking takes as long as the script says. */
class ProbeCountsTest {
    private static final Reading BUSY = new Reading.Unreadable("answered 503");
    private static final Reading NOTHING = new Reading.Nothing("answered 404");

    private final ManualTicker ticker = new ManualTicker();

    private static ProbeCounts times(ProbePoller poller, Duration within) {
        return new ProbeCounts(poller, within, ProbeMeaning.TIMES);
    }

    @Test
    void who_is_still_a_member_is_asked_about_until_they_are_none() throws Exception {
        ProbeCounts members =
                new ProbeCounts(
                        answering(value("1"), value("true"), value("false")),
                        Duration.ofSeconds(5),
                        ProbeMeaning.MEMBERSHIP);
        assertThat(members.check(List.of("a"), 0)).isEmpty();
    }

    @Test
    void who_is_a_member_twice_is_no_member_as_they_should_be() throws Exception {
        ProbeCounts members =
                new ProbeCounts(
                        taking(Duration.ofSeconds(1), always(value("2"))),
                        Duration.ofSeconds(2),
                        ProbeMeaning.MEMBERSHIP);
        Failure failure = members.check(List.of("a"), 1).orElseThrow();
        assertThat(failure.expected()).isEqualTo("each of them a member");
        assertThat(failure.seen()).isEqualTo("a: a member 2 times");
    }

    @Test
    void within_is_time_and_not_a_number_of_asks() throws Exception {
        ProbePoller poller = taking(Duration.ofSeconds(1), always(value("0")));
        assertThat(times(poller, Duration.ofSeconds(2)).check(List.of("u"), 1)).isPresent();
        assertThat(ticker.passed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(3));
    }

    @Test
    void an_ask_is_ended_that_would_last_much_beyond_the_deadline() throws Exception {
        ProbePoller poller = taking(Duration.ofMinutes(10), always(value("0")));
        assertThatThrownBy(() -> times(poller, Duration.ofSeconds(2)).check(List.of("u"), 1))
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The probe cannot be read: not within PT2S (u)");
        assertThat(ticker.passed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void no_ask_lasts_longer_than_its_own_time_out() throws Exception {
        ProbePoller poller = taking(Duration.ofMinutes(10), always(value("0")));
        poller.until(_ -> true, "u", Deadline.in(Duration.ofMinutes(1), ticker));
        assertThat(given(poller)).isNotEmpty().allMatch(within -> within.toSeconds() <= 10);
        assertThat(ticker.passed()).isLessThan(Duration.ofSeconds(62));
    }

    @Test
    void what_was_read_counts_and_not_an_ask_that_the_deadline_cut_short() throws Exception {
        ProbePoller poller = taking(Duration.ofMillis(1500), always(value("0")));
        Failure failure = times(poller, Duration.ofSeconds(2)).check(List.of("u"), 1).orElseThrow();
        assertThat(failure.seen()).isEqualTo("u: acted on not at all");
    }

    @Test
    void each_is_asked_once_at_least_however_short_the_time() throws Exception {
        ProbePoller poller = taking(Duration.ofMillis(900), always(value("1")));
        assertThat(times(poller, Duration.ZERO).check(List.of("a", "b", "c"), 1)).isEmpty();
        assertThat(given(poller)).hasSize(3);
    }

    @Test
    void of_many_each_has_the_time_of_one() throws Exception {
        ProbePoller poller = taking(Duration.ofSeconds(3), always(value("1")));
        assertThat(times(poller, Duration.ofSeconds(5)).check(List.of("a", "b", "c"), 1)).isEmpty();
    }

    @Test
    void the_first_ask_of_a_probe_has_all_its_time_and_one_that_is_broken_is_given_up_at_once()
            throws Exception {
        assertThat(taking(Duration.ofSeconds(9), always(value("1"))).once("u"))
                .isEqualTo(value("1"));
        assertThat(answering(BUSY, BUSY, value("1")).once("u")).isEqualTo(value("1"));
        ProbePoller poller = broken();
        assertThat(poller.once("u")).isEqualTo(BUSY);
        assertThat(given(poller)).hasSize(3);
    }

    @Test
    void one_answer_among_many_that_cannot_be_read_decides_nothing() throws Exception {
        ProbePoller poller = answering(BUSY, value("1"), NOTHING, BUSY, value("1"));
        assertThat(times(poller, Duration.ofSeconds(5)).check(List.of("a", "b"), 1)).isEmpty();
    }

    @Test
    void not_even_where_there_is_no_time_to_wait() throws Exception {
        assertThat(times(answering(BUSY, value("1")), Duration.ZERO).check(List.of("a"), 1))
                .isEmpty();
    }

    @Test
    void a_probe_that_breaks_for_good_is_told_as_such_whatever_it_said_before() {
        ProbePoller poller =
                taking(Duration.ZERO, Stream.concat(Stream.of(value("0")), always(BUSY)));
        assertThatThrownBy(() -> times(poller, Duration.ofSeconds(5)).check(List.of("a"), 1))
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The probe cannot be read: answered 503 (a)");
    }

    @Test
    void what_is_no_number_is_the_probes_failure() {
        assertThatThrownBy(
                        () ->
                                times(answering(value("once")), Duration.ofSeconds(5))
                                        .check(List.of("a"), 1))
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The probe says no number: once (a)");
    }

    /** Even if it is right by the time at which somebody would look again. */
    @Test
    void the_count_that_decides_is_the_count_that_is_told() throws Exception {
        ProbePoller poller = answering(value("2"), value("1"), value("1"));
        assertThat(times(poller, Duration.ofSeconds(5)).check(List.of("a"), 1))
                .isEqualTo(
                        Optional.of(new Failure("each user acted on once", "a: acted on 2 times")));
    }

    @Test
    void of_several_the_first_that_is_wrong_is_told_and_how_many_are() throws Exception {
        ProbePoller poller = answering(value("1"), value("3"), value("2"));
        assertThat(times(poller, Duration.ofSeconds(5)).check(List.of("a", "b", "c"), 1))
                .map(Failure::seen)
                .contains("b: acted on 3 times (2 of 3 are wrong)");
    }

    private static List<Duration> given(ProbePoller poller) {
        return ((ScriptedProbe) poller.probe()).given();
    }

    private static Reading value(String text) {
        return new Reading.SingleValue(text);
    }

    private ProbePoller broken() {
        return taking(Duration.ofMillis(10), always(BUSY));
    }

    private ProbePoller answering(Reading... readings) {
        return taking(Duration.ofMillis(1), Stream.of(readings));
    }

    private ProbePoller taking(Duration time, Stream<Reading> readings) {
        return new ProbePoller(new ScriptedProbe(ticker, time, readings), ticker);
    }
}

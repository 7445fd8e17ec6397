package dev.mixhook.engine.contract.scenario;

import static dev.mixhook.engine.contract.probe.ScriptedProbe.always;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.testing.ManualTicker;
import dev.mixhook.engine.contract.finding.Difference;
import dev.mixhook.engine.contract.probe.BrokenProbe;
import dev.mixhook.engine.contract.probe.ProbePoller;
import dev.mixhook.engine.contract.probe.Reading;
import dev.mixhook.engine.contract.probe.ScriptedProbe;
import dev.mixhook.engine.contract.scenario.Expectation.ValueMatcher;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProbeCheckTest {
    private final ManualTicker ticker = new ManualTicker();

    @Test
    void an_expectation_of_a_scenario_is_judged_likewise() throws Exception {
        Expectation.Probed expected = probed(new ValueMatcher.Equals("2"));
        assertThat(
                        new ProbeCheck(
                                        taking(
                                                Duration.ofMillis(1),
                                                Stream.of(value("1"), value("2"))),
                                        expected,
                                        "u")
                                .difference())
                .isEmpty();
        assertThat(
                        new ProbeCheck(
                                        taking(Duration.ofSeconds(1), always(value("1"))),
                                        expected,
                                        "u")
                                .difference())
                .contains(new Difference("count u: 2 within 2000 ms", "count u: 1"));
        assertThat(ticker.passed()).isLessThan(Duration.ofSeconds(4));
        assertThatThrownBy(
                        () ->
                                new ProbeCheck(
                                                taking(
                                                        Duration.ofMillis(10),
                                                        always(
                                                                new Reading.Unreadable(
                                                                        "answered 503"))),
                                                expected,
                                                "u")
                                        .difference())
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The probe count u cannot be read: answered 503");
        assertThatThrownBy(
                        () ->
                                new ProbeCheck(
                                                taking(Duration.ofSeconds(1), always(value("x"))),
                                                probed(new ValueMatcher.AtLeast("2")),
                                                "u")
                                        .difference())
                .isInstanceOf(BrokenProbe.class)
                .hasMessage("The probe count u says no number: x");
    }

    private static Expectation.Probed probed(ValueMatcher matcher) {
        return new Expectation.Probed("count", "u", matcher, Duration.ofSeconds(2));
    }

    private static Reading value(String text) {
        return new Reading.SingleValue(text);
    }

    private ProbePoller taking(Duration time, Stream<Reading> readings) {
        return new ProbePoller(new ScriptedProbe(ticker, time, readings), ticker);
    }
}

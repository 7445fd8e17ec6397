package dev.mixhook.engine.definition.contract;

import static dev.mixhook.engine.definition.yaml.Kinds.scalar;
import static dev.mixhook.engine.definition.yaml.Kinds.text;
import static dev.mixhook.engine.definition.yaml.Kinds.words;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.text.EnumWord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How faults are written: a key and a value each. */
final class FaultForms {
    private static final Pattern CUT = Pattern.compile("body (\\d{1,2})%");
    private static final Pattern SLOW_BODY = Pattern.compile("body (\\d{1,9}) ?(k?)B/s");
    private static final Pattern SLOW_HEADERS = Pattern.compile("headers (.+)");
    private static final Pattern STATUS = Pattern.compile("[2-5]\\d\\d");
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Each names one fault. */
    static final List<Key<Fault>> KEYS =
            List.of(
                    Key.of(
                            "lose",
                            words("answer", Map.of("answer", new Fault.LoseAnswer())),
                            "The receiver took it, and its answer is lost."),
                    Key.of("send", words("twice or together", sends()), "It goes out twice."),
                    Key.of(
                            "order",
                            words("reversed", Map.of("reversed", new Fault.ReverseOrder())),
                            "It goes out in another order."),
                    Key.of(
                                    "slow",
                                    text(
                                            "`body 1kB/s`, or `headers 2s` up to an hour",
                                            scalar ->
                                                    slowBody(scalar.text())
                                                            .or(() -> slowHeaders(scalar.text()))),
                                    "It goes out slowly.")
                            .such("body 1kB/s", "headers 2s"),
                    Key.of(
                                    "cut",
                                    text(
                                            "`body 50%`, from 0% to 99%",
                                            scalar -> cut(scalar.text())),
                                    "It ends too early.")
                            .such("body 50%"),
                    Key.of(
                            "reset",
                            words("before, during or after", resets()),
                            "The connection is reset."),
                    Key.of(
                                    "answer",
                                    scalar(
                                            "a status from 200 to 599",
                                            scalar -> answer(scalar.text())),
                                    "What is taken for the answer's status.")
                            .such(503));

    private FaultForms() {}

    private static Map<String, Fault> sends() {
        Map<String, Fault> sends = new LinkedHashMap<>();
        sends.put("twice", new Fault.SendTwice());
        sends.put("together", new Fault.SendTogether());
        return sends;
    }

    private static Map<String, Fault> resets() {
        Map<String, Fault> resets = new LinkedHashMap<>();
        for (WireFault.Stage stage : WireFault.Stage.values()) {
            resets.put(EnumWord.of(stage), new Fault.OnTheWire(new WireFault.Reset(stage)));
        }
        return resets;
    }

    private static Optional<Fault> slowBody(String text) {
        return matched(SLOW_BODY, text)
                .map(
                        match ->
                                Long.parseLong(match.group(1))
                                        * (match.group(2).isEmpty() ? 1 : 1_000))
                .filter(rate -> rate > 0)
                .map(rate -> new Fault.OnTheWire(new WireFault.SlowBody(rate)));
    }

    private static Optional<Fault> slowHeaders(String text) {
        return matched(SLOW_HEADERS, text)
                .flatMap(match -> Durations.parse(match.group(1)))
                .filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0)
                .map(time -> new Fault.OnTheWire(new WireFault.SlowHead(time)));
    }

    private static Optional<Fault> cut(String text) {
        return matched(CUT, text)
                .map(match -> new WireFault.CutBody(Integer.parseInt(match.group(1))))
                .map(Fault.OnTheWire::new);
    }

    private static Optional<Fault> answer(String text) {
        return matched(STATUS, text)
                .map(match -> new Fault.PretendAnswer(Integer.parseInt(match.group())));
    }

    static Optional<MatchResult> matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }
}

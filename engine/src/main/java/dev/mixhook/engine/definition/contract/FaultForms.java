package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.engine.campaign.Durations;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How faults are written: a key and a value each. */
final class FaultForms {
    static final List<String> KEYS =
            List.of("lose", "send", "order", "slow", "cut", "reset", "answer");

    private static final Pattern CUT = Pattern.compile("body (\\d{1,2})%");
    private static final Pattern SLOW_BODY = Pattern.compile("body (\\d{1,9}) ?(k?)B/s");
    private static final Pattern SLOW_HEADERS = Pattern.compile("headers (.+)");
    private static final Pattern STATUS = Pattern.compile("[2-5]\\d\\d");
    private static final Duration LONGEST = Duration.ofHours(1);

    private FaultForms() {}

    /** The fault under one of the keys, or a problem. */
    static Optional<Fault> read(Section line, String key) {
        return line.read(key, expected(key), scalar -> fault(key, scalar.text()));
    }

    private static String expected(String key) {
        return switch (key) {
            case "lose" -> "answer";
            case "send" -> "twice or together";
            case "order" -> "reversed";
            case "slow" -> "`body 1kB/s`, or `headers 2s` up to an hour";
            case "cut" -> "`body 50%`, from 0% to 99%";
            case "reset" -> "before, during or after";
            default -> "a status from 200 to 599";
        };
    }

    private static Optional<Fault> fault(String key, String text) {
        return switch (key + ": " + text) {
            case "lose: answer" -> Optional.of(new Fault.LoseAnswer());
            case "send: twice" -> Optional.of(new Fault.SendTwice());
            case "send: together" -> Optional.of(new Fault.SendTogether());
            case "order: reversed" -> Optional.of(new Fault.ReverseOrder());
            case "reset: before" -> reset(WireFault.Stage.BEFORE);
            case "reset: during" -> reset(WireFault.Stage.DURING);
            case "reset: after" -> reset(WireFault.Stage.AFTER);
            case String slow when key.equals("slow") -> slowBody(text).or(() -> slowHeaders(text));
            case String cut when key.equals("cut") -> cut(text);
            case String answer when key.equals("answer") -> answer(text);
            default -> Optional.empty();
        };
    }

    private static Optional<Fault> reset(WireFault.Stage stage) {
        return Optional.of(new Fault.OnTheWire(new WireFault.Reset(stage)));
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

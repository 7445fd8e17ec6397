package dev.mixhook.engine.definition.contract;

import dev.mixhook.engine.contract.scenario.Expectation;
import dev.mixhook.engine.definition.yaml.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code answer_time: {p95: 200ms, max: 2s}}. */
final class AnswerTimesReader {
    private static final Pattern PERCENTILE = Pattern.compile("p([1-9]\\d?)");

    private AnswerTimesReader() {}

    static List<Expectation.OfPosts> read(Section section) {
        List<Expectation.OfPosts> times = new ArrayList<>();
        for (String key : section.keys()) {
            Matcher matcher = PERCENTILE.matcher(key);
            int percentile = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 100;
            if (percentile == 100 && !key.equals(ExpectKeys.MAX)) {
                section.refuse(key, "Unknown key. Write a percentile such as p95, or max.");
            }
            Optional<Duration> most = section.other(key, ExpectKeys.TIME);
            most.map(time -> new Expectation.AnswerTime(percentile, time)).ifPresent(times::add);
        }
        return times;
    }
}

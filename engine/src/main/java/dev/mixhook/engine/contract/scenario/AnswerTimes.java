package dev.mixhook.engine.contract.scenario;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.contract.finding.Difference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long answers took.
 *
 * @param sorted the quickest first
 */
record AnswerTimes(List<Duration> sorted) {
    /** Of those POSTs that were answered. */
    static AnswerTimes of(List<Outcome> outcomes) {
        return new AnswerTimes(
                outcomes.stream()
                        .flatMap(outcome -> answer(outcome).stream())
                        .map(Answer::took)
                        .sorted()
                        .toList());
    }

    private static Optional<Answer> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) -> Optional.of(answer);
            case Outcome.Refused(Answer answer) -> Optional.of(answer);
            case Outcome.Unreachable _, Outcome.Uncertain _ -> Optional.empty();
        };
    }

    /**
     * What is wrong if the percentile took longer, or nothing was answered.
     *
     * @param percentile 1 to 100, by the nearest rank
     */
    Optional<Difference> slower(int percentile, Duration most) {
        String what = percentile == 100 ? "answer_time max" : "answer_time p" + percentile;
        String expected = "at most " + most.toMillis() + " ms";
        if (sorted.isEmpty()) {
            return Optional.of(new Difference(what + ' ' + expected, "no answer"));
        }
        Duration took = sorted.get(Math.ceilDiv(percentile * sorted.size(), 100) - 1);
        return Difference.unless(
                took.compareTo(most) <= 0, what, expected, took.toMillis() + " ms");
    }
}

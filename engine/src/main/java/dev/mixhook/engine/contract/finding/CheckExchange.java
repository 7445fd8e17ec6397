package dev.mixhook.engine.contract.finding;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.text.Shortened;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** What came of a request. */
public record CheckExchange(Outcome outcome) {
    private static final int LONGEST = 200;

    /** What is wrong if it was not answered so. */
    public Optional<Failure> unlessAnswered(int... statuses) {
        return hasStatus(statuses)
                ? Optional.empty()
                : Optional.of(failure("answered " + statuses[0]));
    }

    /**
     * What is wrong if it was not accepted, as its format has it.
     *
     * @param expected what its format asks for, in words
     * @param others statuses that will do as well
     */
    public Optional<Failure> unlessAccepted(String expected, int... others) {
        return isAccepted(others) ? Optional.empty() : Optional.of(failure("answered " + expected));
    }

    /** Whether it was accepted, or answered so. Of some formats, 200 may say no (R-C5). */
    private boolean isAccepted(int... others) {
        return outcome instanceof Outcome.Accepted || (hasStatus(others) && !hasStatus(200));
    }

    private boolean hasStatus(int... statuses) {
        int status = answer().map(Answer::status).orElse(0);
        return Arrays.stream(statuses).anyMatch(wanted -> wanted == status);
    }

    /** What is wrong if its format has something to say of the answer. */
    public Optional<Failure> ifRemarked(String success) {
        return answer().filter(answer -> answer.remark() != null)
                .map(_ -> failure("answered " + success));
    }

    /** What is wrong if it was accepted, or answered so, or could not be sent. */
    public Optional<Failure> ifAccepted(String what, String expected, int... others) {
        return isAccepted(others)
                ? Optional.of(failure(what + " not answered " + expected))
                : ifUnsent();
    }

    /** What is wrong if it could not be sent. */
    public Optional<Failure> ifUnsent() {
        return outcome instanceof Outcome.Unreachable
                ? Optional.of(failure("a receiver that listens"))
                : Optional.empty();
    }

    /** What is wrong if the answer took longer. */
    public Optional<Failure> ifSlowerThan(Duration most) {
        return answer().filter(answer -> answer.took().compareTo(most) > 0)
                .map(
                        answer ->
                                new Failure(
                                        "answered within " + seconds(most),
                                        "answered after " + seconds(answer.took())));
    }

    /** The answer, if there was one. */
    public Optional<Answer> answer() {
        return outcome.answer();
    }

    /** In words. */
    public String seen() {
        return switch (outcome) {
            case Outcome.Accepted(Answer answer) -> shown(answer);
            case Outcome.Refused(Answer answer) -> shown(answer);
            case Outcome.Unreachable(String reason) -> reason;
            case Outcome.Uncertain(String reason) -> reason;
        };
    }

    private Failure failure(String expected) {
        return new Failure(expected, seen());
    }

    private static String shown(Answer answer) {
        String start = Shortened.line(answer.text(), LONGEST);
        return "answered " + answer.shownStatus() + (start.isEmpty() ? "" : " \"" + start + '"');
    }

    private static String seconds(Duration time) {
        return "%d.%03d s".formatted(time.toSeconds(), time.toMillisPart());
    }
}

package dev.mixhook.engine.receiver;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Answers in the order in which they are to be given; the last one is given from then on. One
 * thread at a time.
 */
public final class AnswerScript {
    private record RepeatedAnswer(ReceiverAnswer answer, long times) {}

    private final Deque<RepeatedAnswer> runs;

    private AnswerScript(Deque<RepeatedAnswer> runs) {
        this.runs = runs;
    }

    /**
     * Reads {@code 200,503*3,timeout,reset}.
     *
     * @throws IllegalArgumentException if one of them is no answer, or a count no whole number from
     *     1 on
     */
    public static AnswerScript parse(String text) {
        Deque<RepeatedAnswer> runs = new ArrayDeque<>();
        Arrays.stream(text.split(",", -1)).map(AnswerScript::run).forEach(runs::add);
        return new AnswerScript(runs);
    }

    private static RepeatedAnswer run(String text) {
        String[] parts = text.strip().split("\\*", 2);
        if (parts.length == 1) {
            return new RepeatedAnswer(ReceiverAnswer.parse(parts[0]), 1);
        }
        if (!parts[1].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "a count is a whole number from 1 on, as in 503*3, was \"" + parts[1] + '"');
        }
        return new RepeatedAnswer(ReceiverAnswer.parse(parts[0]), Long.parseLong(parts[1]));
    }

    /** The next answer. */
    public ReceiverAnswer next() {
        RepeatedAnswer repeated = runs.remove();
        if (repeated.times() > 1) {
            runs.addFirst(new RepeatedAnswer(repeated.answer(), repeated.times() - 1));
        } else if (runs.isEmpty()) {
            runs.add(repeated);
        }
        return repeated.answer();
    }
}

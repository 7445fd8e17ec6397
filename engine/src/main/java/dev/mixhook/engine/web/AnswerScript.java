package dev.mixhook.engine.web;

import java.util.Arrays;
import java.util.List;

/** Answers in the order in which they are to be given; the last one is given from then on. */
public final class AnswerScript {
    private record RepeatedAnswer(WebAnswer answer, long times) {}

    private final List<RepeatedAnswer> runs;

    private AnswerScript(List<RepeatedAnswer> runs) {
        this.runs = runs;
    }

    /**
     * Reads {@code 200,503*3,timeout,reset}.
     *
     * @throws IllegalArgumentException if one of them is no answer, or a count no whole number from
     *     1 on
     */
    public static AnswerScript parse(String text) {
        return new AnswerScript(Arrays.stream(text.split(",", -1)).map(AnswerScript::run).toList());
    }

    private static RepeatedAnswer run(String text) {
        String[] parts = text.strip().split("\\*", 2);
        if (parts.length == 1) {
            return new RepeatedAnswer(WebAnswer.parse(parts[0]), 1);
        }
        if (!parts[1].matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(
                    "a count is a whole number from 1 on, as in 503*3, was \"" + parts[1] + '"');
        }
        return new RepeatedAnswer(WebAnswer.parse(parts[0]), Long.parseLong(parts[1]));
    }

    /**
     * The answer to a request.
     *
     * @param number its place among all of them, from 1 on
     */
    public WebAnswer answerTo(long number) {
        long before = 0;
        for (RepeatedAnswer run : runs) {
            before += run.times();
            if (number <= before) {
                return run.answer();
            }
        }
        return runs.getLast().answer();
    }
}

package dev.mixhook.targeting.audience;

import static dev.mixhook.targeting.evaluation.Verdict.FOREVER;

import dev.mixhook.targeting.evaluation.Evaluator;
import dev.mixhook.targeting.evaluation.Verdict;
import java.util.HashMap;
import java.util.Map;

/**
 * Who matches one target, told of everything and evaluated plainly: what {@link Audiences} mean.
 */
final class PlainAudience {
    private final Evaluator evaluator;
    private final Audience.Flips flips;
    private final Map<Integer, Verdict> verdicts = new HashMap<>();

    PlainAudience(Evaluator evaluator, Audience.Flips flips) {
        this.evaluator = evaluator;
        this.flips = flips;
    }

    /** Anything may be new about the person. */
    void changed(int person, long now) {
        Verdict verdict = evaluator.evaluate(person, now);
        Verdict before = verdicts.put(person, verdict);
        if (verdict.matches() != (before != null && before.matches())) {
            flips.flip(person, verdict.matches(), now);
        }
    }

    private long next() {
        return verdicts.values().stream().mapToLong(Verdict::until).min().orElse(FOREVER);
    }

    /** Evaluates those whose time has come, each at its own instant, up to {@code now} included. */
    void advance(long now) {
        for (long next = next(); next <= now; next = next()) {
            long instant = next;
            verdicts.keySet().stream()
                    .filter(person -> verdicts.get(person).until() == instant)
                    .sorted()
                    .toList()
                    .forEach(person -> changed(person, instant));
        }
    }
}

package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.ReferencedNames;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.Arrays;
import java.util.List;

/** What is asked of single events, whoever did them: only {@code event["…"]} is seen. */
public final class EventFilter {
    private static final String SOMEBODY = "";
    private static final String EVENT = "";

    private final Target target;
    private final Dates dates;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int slot = vocabulary.mentionEvent(EVENT);

    /**
     * @param where has no behaviors
     * @param dates how dates without a zone are read
     */
    public EventFilter(Expr where, Dates dates) {
        this.target = new Target(where, List.of(), List.of());
        this.dates = dates;
        ReferencedNames.of(where, slot, vocabulary);
    }

    /**
     * Whether an event passes.
     *
     * @param properties its own: a JSON object in UTF-8
     * @param now the instant at which it is asked, in milliseconds since the epoch
     */
    public boolean passes(byte[] properties, long now) {
        Value[] values = new Value[vocabulary.eventProperties(slot)];
        Arrays.fill(values, Value.undefined());
        JsonValues.readInto(properties, name -> vocabulary.eventProperty(slot, name), values);
        People people = new People(vocabulary, dates);
        int somebody = people.did(SOMEBODY, slot, now, values);
        return new Evaluator(target, people, slot).value(somebody, now).isTruthy();
    }
}

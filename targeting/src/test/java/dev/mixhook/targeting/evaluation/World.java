package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Profile;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Filter;
import dev.mixhook.targeting.selector.ReferencedNames;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** One target and the people it is run over. */
public final class World {
    private final Target target;
    private final ZoneId zone;
    public final People people;

    private World(Target target, ZoneId zone) {
        this.target = target;
        this.zone = zone;
        Vocabulary vocabulary = new Vocabulary();
        ReferencedNames.of(target, vocabulary);
        this.people = new People(vocabulary, new Dates(zone));
    }

    public static World of(Filter filter) {
        return new World(filter.target(), ZoneOffset.UTC);
    }

    public static World of(Target target) {
        return new World(target, ZoneOffset.UTC);
    }

    public World withProfileDatesIn(ZoneId other) {
        return new World(target, other);
    }

    public World person(String distinctId, String json) {
        people.put(distinctId, new Profile(json.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** An event without properties. */
    public World did(String distinctId, String event, Instant at) {
        return did(distinctId, event, at, Map.of());
    }

    /** An event; one of a name that is not kept is let go. */
    public World did(String distinctId, String event, Instant at, Map<String, Value> properties) {
        Vocabulary vocabulary = people.vocabulary();
        int named = vocabulary.event(event);
        int slot = named == Vocabulary.NO_SLOT ? vocabulary.otherEvents() : named;
        if (slot == Vocabulary.NO_SLOT) {
            return this;
        }
        Value[] values = vocabulary.eventValues(slot, event);
        properties.forEach(
                (name, value) -> {
                    int place = vocabulary.eventProperty(slot, name);
                    if (place != Vocabulary.NO_SLOT) {
                        values[place] = value;
                    }
                });
        people.did(distinctId, slot, at.toEpochMilli(), values);
        return this;
    }

    public Target target() {
        return target;
    }

    public Evaluator evaluator() {
        return new Evaluator(target, people);
    }

    /** An evaluator of another target that makes no use of codes. */
    public Evaluator plain(Target other) {
        return new Evaluator(other, people, -1, Compiler.plain(other, people));
    }

    /** What an expression is worth that counts the target's behaviors. */
    public Value value(String distinctId, Expr expr, Instant now) {
        Target alone = new Target(expr, target.behaviors(), java.util.List.of());
        return new Evaluator(alone, people).value(people.number(distinctId), now.toEpochMilli());
    }

    public Verdict verdict(String distinctId, Instant now) {
        return evaluator().evaluate(people.number(distinctId), now.toEpochMilli());
    }

    public boolean matches(String distinctId, Instant now) {
        return verdict(distinctId, now).matches();
    }
}

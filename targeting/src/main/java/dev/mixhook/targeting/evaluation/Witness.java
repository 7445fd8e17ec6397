package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a target sees of a person: the values of the properties it mentions, and the events it
 * counts.
 */
public final class Witness {
    private final Target target;
    private final People people;
    private final int person;

    public Witness(Target target, People people, int person) {
        this.target = target;
        this.people = people;
        this.person = person;
    }

    /**
     * A line a property and a behavior.
     *
     * @param now milliseconds since the epoch
     */
    public List<String> says(long now) {
        List<String> lines = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        target.selector().leaves().forEach(leaf -> addName(leaf, names));
        for (String name : names) {
            int slot = people.vocabulary().property(name);
            lines.add(name + " = " + ValueText.json(people.property(person, slot)));
        }
        target.behaviors().forEach(behavior -> lines.add(says(behavior, now)));
        return lines;
    }

    private static void addName(Expr leaf, Set<String> names) {
        if (leaf instanceof Expr.Property(Expr.Scope scope, String name)
                && scope == Expr.Scope.USER) {
            names.add(name);
        }
    }

    private String says(Behavior behavior, long now) {
        Target alone = new Target(new Expr.Count(behavior.name()), List.of(behavior), List.of());
        String count = ValueText.json(new Evaluator(alone, people).value(person, now));
        return behavior.name()
                + " = "
                + count
                + " × "
                + behavior.events().stream().map(Witness::shown).collect(Collectors.joining(" or "))
                + " within "
                + behavior.window().shown()
                + " ("
                + last(behavior, now)
                + ')';
    }

    private static String shown(EventSelector selector) {
        String where =
                selector.where().map(expr -> " where " + SelectorPrinter.print(expr)).orElse("");
        return '"' + selector.event() + '"' + where;
    }

    /** The last event of these names, whether it counts or not. */
    private String last(Behavior behavior, long now) {
        return behavior.events().stream()
                .map(selector -> people.vocabulary().event(selector.event()))
                .filter(slot -> slot != Vocabulary.NO_SLOT)
                .map(slot -> people.history(person, slot))
                .filter(history -> history.countUntil(now) > 0)
                .map(history -> history.time(history.countUntil(now) - 1))
                .max(Comparator.naturalOrder())
                .map(time -> "last " + Instant.ofEpochMilli(time))
                .orElse("never");
    }
}

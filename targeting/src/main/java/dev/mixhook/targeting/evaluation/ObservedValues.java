package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Dates;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an expression sees of a person: the values of the properties it mentions, and the events it
 * counts.
 */
final class ObservedValues {
    private final Target target;
    private final People people;
    private final int person;

    /**
     * Observes the parts of a target.
     *
     * @param target whose behaviors they count
     */
    ObservedValues(Target target, People people, int person) {
        this.target = target;
        this.people = people;
        this.person = person;
    }

    /**
     * A line a property and a behavior.
     *
     * @param now milliseconds since the epoch
     */
    List<String> says(Expr expr, long now) {
        Set<String> names = new TreeSet<>(names(expr, Scope.USER));
        Set<ReadAs> reads = new LinkedHashSet<>(ReadAs.in(expr));
        List<String> counts = new ArrayList<>();
        for (Behavior behavior : counted(expr)) {
            behavior.events().stream()
                    .flatMap(event -> event.where().stream())
                    .forEach(
                            where -> {
                                names.addAll(names(where, Scope.USER));
                                reads.addAll(ReadAs.in(where));
                            });
            counts.add(new CountedEvents(behavior, people, person).says(now));
        }
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            int slot = people.vocabulary().property(name);
            Value value = people.property(person, slot);
            lines.add(name + " = " + shown(value, Expr.user(name), reads, people.dates()));
        }
        lines.addAll(counts);
        return lines;
    }

    /** A value of a property, with a word where it is read as a date and is none. */
    static String shown(Value value, Expr property, Set<ReadAs> reads, Dates dates) {
        Optional<Value> noDate =
                reads.stream()
                        .filter(ReadAs.ADate.class::isInstance)
                        .filter(read -> read.operand().equals(property))
                        .flatMap(read -> Misfit.in(value, read, dates))
                        .findFirst();
        String json = ValueText.json(value);
        if (noDate.isEmpty()) {
            return json;
        }
        String which =
                noDate.get().equals(value) ? "which" : "in which " + ValueText.json(noDate.get());
        return json + ", " + which + " is no date (a date is " + Dates.FORM + ')';
    }

    private List<Behavior> counted(Expr expr) {
        return expr.leaves().stream()
                .flatMap(
                        leaf ->
                                leaf instanceof Expr.Count(String name)
                                        ? target.behavior(name).stream()
                                        : Stream.of())
                .distinct()
                .toList();
    }

    /** The properties of a scope that an expression mentions, in order. */
    static Set<String> names(Expr expr, Scope scope) {
        Set<String> names = new TreeSet<>();
        for (Expr leaf : expr.leaves()) {
            if (leaf instanceof Expr.Property(Scope own, String name) && own == scope) {
                names.add(name);
            }
        }
        return names;
    }
}

package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.History;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.SelectorPrinter;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of a person's events a behavior counts. */
final class EventWitness {
    private static final int SHOWN = 3;

    private final Behavior behavior;
    private final People people;
    private final int person;

    EventWitness(Behavior behavior, People people, int person) {
        this.behavior = behavior;
        this.people = people;
        this.person = person;
    }

    /**
     * How many count, and the last of them with what {@code where} saw; if none does, when such an
     * event was last.
     *
     * @param now milliseconds since the epoch
     */
    String says(long now) {
        List<Count.Counted> counted = counted(now);
        return behavior.name()
                + " = "
                + counted.size()
                + " × "
                + behavior.events().stream()
                        .map(EventWitness::shown)
                        .collect(Collectors.joining(" or "))
                + " within "
                + behavior.window().shown()
                + " ("
                + (counted.isEmpty() ? before(now) : last(counted))
                + ')';
    }

    private List<Count.Counted> counted(long now) {
        Target target = new Target(new Expr.Count(behavior.name()), List.of(behavior), List.of());
        Sight sight = new Sight(people);
        sight.look(person, now);
        return Count.of(behavior, new Compiler(target, people.vocabulary(), people.dates()))
                .counted(sight);
    }

    private static String shown(EventSelector selector) {
        String where =
                selector.where().map(expr -> " where " + SelectorPrinter.print(expr)).orElse("");
        return '"' + selector.event() + '"' + where;
    }

    private String last(List<Count.Counted> counted) {
        return counted.stream()
                .limit(SHOWN)
                .map(this::shown)
                .collect(Collectors.joining(", ", "last ", counted.size() > SHOWN ? ", …" : ""));
    }

    private String shown(Count.Counted counted) {
        History history = people.history(person, counted.event());
        String values =
                names(counted.event()).stream()
                        .map(name -> name + " = " + ValueText.json(value(counted, history, name)))
                        .collect(Collectors.joining(" and "));
        String time = Instant.ofEpochMilli(history.time(counted.index())).toString();
        return values.isEmpty() ? time : time + " with " + values;
    }

    private Value value(Count.Counted counted, History history, String name) {
        int slot = people.vocabulary().eventProperty(counted.event(), name);
        return history.property(counted.index(), slot);
    }

    /** The event's own properties that its {@code where} mentions. */
    private Set<String> names(int event) {
        Set<String> names = new TreeSet<>();
        behavior.events().stream()
                .filter(selector -> people.vocabulary().event(selector.event()) == event)
                .flatMap(selector -> selector.where().stream())
                .forEach(where -> names.addAll(Witness.names(where, Scope.EVENT)));
        return names;
    }

    /** The last event of these names up to now, which does not count. */
    private String before(long now) {
        return behavior.events().stream()
                .map(selector -> people.vocabulary().event(selector.event()))
                .filter(event -> event != Vocabulary.NO_SLOT)
                .map(event -> people.history(person, event))
                .filter(history -> history.countUntil(now) > 0)
                .map(history -> history.time(history.countUntil(now) - 1))
                .max(Comparator.naturalOrder())
                .map(time -> "last done " + Instant.ofEpochMilli(time) + ", which does not count")
                .orElse("never done");
    }
}

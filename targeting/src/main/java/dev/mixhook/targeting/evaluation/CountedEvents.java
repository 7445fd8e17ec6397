package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which of a person's events a behavior counts. */
final class CountedEvents {
    private static final int SHOWN = 3;

    private final Behavior behavior;
    private final People people;
    private final int person;

    CountedEvents(Behavior behavior, People people, int person) {
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
        return counted.size()
                + " × "
                + behavior.shown()
                + " ("
                + (counted.isEmpty() ? before(now) : last(counted))
                + ')';
    }

    private List<Count.Counted> counted(long now) {
        EvaluationContext context = new EvaluationContext(people);
        context.look(person, now);
        return count().counted(context);
    }

    private Count count() {
        Target target = new Target(new Expr.Count(behavior.name()), List.of(behavior), List.of());
        return Count.of(behavior, new Compiler(target, people));
    }

    private String last(List<Count.Counted> counted) {
        return counted.stream()
                .limit(SHOWN)
                .map(this::shown)
                .collect(Collectors.joining(", ", "last ", counted.size() > SHOWN ? ", …" : ""));
    }

    private String shown(Count.Counted counted) {
        return shown(counted.event(), counted.index());
    }

    /** When an event was, and what {@code where} saw of it. */
    private String shown(int event, int index) {
        EventTimeline timeline = people.history(person, event);
        String values =
                names(event).stream()
                        .map(name -> name + " = " + value(event, timeline, index, name))
                        .collect(Collectors.joining(" and "));
        String shown = Instant.ofEpochMilli(timeline.time(index)) + name(event, index);
        return values.isEmpty() ? shown : shown + " with " + values;
    }

    /** The name of an event where it does not go without saying. */
    private String name(int event, int index) {
        return behavior.isOfSeveral()
                ? ' '
                        + JsonText.quoted(
                                people.vocabulary()
                                        .eventName(event, people.history(person, event), index))
                : "";
    }

    private String value(int event, EventTimeline timeline, int index, String name) {
        int slot = people.vocabulary().eventProperty(event, name);
        Set<ReadAs> reads =
                behavior.events().stream()
                        .flatMap(selector -> selector.where().stream())
                        .flatMap(where -> ReadAs.in(where).stream())
                        .collect(Collectors.toSet());
        return ObservedValues.shown(
                timeline.property(index, slot),
                new Expr.Property(Scope.EVENT, name),
                reads,
                people.dates());
    }

    /** The event's own properties that its {@code where} mentions. */
    private Set<String> names(int event) {
        Set<String> names = new TreeSet<>();
        behavior.events().stream()
                .filter(
                        selector ->
                                selector.isAny()
                                        || people.vocabulary().event(selector.event()) == event)
                .flatMap(selector -> selector.where().stream())
                .forEach(where -> names.addAll(ObservedValues.names(where, Scope.EVENT)));
        return names;
    }

    /** The last event of these names up to now, which does not count. */
    private String before(long now) {
        EvaluationContext context = new EvaluationContext(people);
        context.look(person, now);
        NewestFirst events = new NewestFirst(count().sources(), context);
        return events.next(Long.MIN_VALUE)
                ? "last done "
                        + shown(events.source().event(), events.index())
                        + ", which does not count"
                : "never done";
    }
}

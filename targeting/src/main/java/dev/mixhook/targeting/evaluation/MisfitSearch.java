package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Expr.Scope;
import dev.mixhook.targeting.selector.ReadAs;
import dev.mixhook.targeting.selector.Target;
import dev.mixhook.targeting.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Holds the types that a target takes properties for against the data as it stands. */
public final class MisfitSearch {
    private final Target target;
    private final People people;
    private final List<Misfit> found = new ArrayList<>();

    private MisfitSearch(Target target, People people) {
        this.target = target;
        this.people = people;
    }

    /** What does not fit, each property once; people without a profile are not looked at. */
    public static List<Misfit> of(Target target, People people) {
        MisfitSearch misfitSearch = new MisfitSearch(target, people);
        misfitSearch.look(target.selector(), List.of());
        for (Behavior behavior : target.behaviors()) {
            List<Integer> slots = misfitSearch.slots(behavior);
            behavior.events().stream()
                    .flatMap(selector -> selector.where().stream())
                    .forEach(where -> misfitSearch.look(where, slots));
        }
        return List.copyOf(misfitSearch.found);
    }

    private List<Integer> slots(Behavior behavior) {
        Compiler compiler = new Compiler(target, people);
        return Count.of(behavior, compiler).sources().stream().map(Count.Source::event).toList();
    }

    private void look(Expr expr, List<Integer> events) {
        Set<ReadAs> reads = ReadAs.in(expr);
        for (ReadAs read : reads) {
            boolean isNew = found.stream().noneMatch(misfit -> misfit.read().equals(read));
            if (isNew && read.operand() instanceof Expr.Property property) {
                misfit(property, read, events).ifPresent(found::add);
            }
        }
    }

    private Optional<Misfit> misfit(Expr.Property property, ReadAs read, List<Integer> events) {
        int count = 0;
        int example = People.NOBODY;
        Value value = Value.undefined();
        for (int person = 0; person < people.size(); person++) {
            Optional<Value> wrong =
                    people.hasProfile(person)
                            ? values(person, property, events)
                                    .flatMap(one -> Misfit.in(one, read, people.dates()))
                                    .findFirst()
                            : Optional.empty();
            count += wrong.isPresent() ? 1 : 0;
            if (wrong.isPresent() && example == People.NOBODY) {
                example = person;
                value = wrong.get();
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new Misfit(property, read, count, people.distinctId(example), value));
    }

    private Stream<Value> values(int person, Expr.Property property, List<Integer> events) {
        if (property.scope() == Scope.USER) {
            int slot = people.vocabulary().property(property.name());
            return Stream.of(people.property(person, slot));
        }
        return events.stream().flatMap(event -> values(person, event, property.name()));
    }

    private Stream<Value> values(int person, int event, String name) {
        EventTimeline timeline = people.history(person, event);
        int slot = people.vocabulary().eventProperty(event, name);
        return IntStream.range(0, timeline.size()).mapToObj(i -> timeline.property(i, slot));
    }
}

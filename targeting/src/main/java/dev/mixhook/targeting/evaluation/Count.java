package dev.mixhook.targeting.evaluation;

import dev.mixhook.targeting.person.History;
import dev.mixhook.targeting.person.Value;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many events of a behavior lie in its window (R-T2, R-T4). An event that several of its
 * selectors let in counts once.
 */
record Count(Window window, List<Source> sources) implements Op.Moving {
    /** An event that counts: the number of it in the person's history of a slot. */
    record Counted(int event, int index, long time) {}

    /** Events under one slot, all or those for which {@code where} holds. */
    record Source(int event, @Nullable Op where) {}

    static Count of(Behavior behavior, Compiler compiler) {
        Map<String, List<EventSelector>> byEvent = new LinkedHashMap<>();
        behavior.events()
                .forEach(
                        selector ->
                                byEvent.computeIfAbsent(selector.event(), _ -> new ArrayList<>())
                                        .add(selector));
        List<Source> sources = new ArrayList<>();
        byEvent.forEach(
                (name, selectors) -> {
                    int slot = compiler.vocabulary().event(name);
                    if (slot != Vocabulary.NO_SLOT) {
                        sources.add(new Source(slot, where(selectors, compiler.inside(slot))));
                    }
                });
        return new Count(behavior.window(), List.copyOf(sources));
    }

    private static @Nullable Op where(List<EventSelector> selectors, Compiler compiler) {
        if (selectors.stream().anyMatch(selector -> selector.where().isEmpty())) {
            return null;
        }
        return selectors.stream()
                .flatMap(selector -> selector.where().stream())
                .reduce(Expr::or)
                .map(compiler::compile)
                .orElse(null);
    }

    @Override
    public Value at(Sight sight) {
        int count = 0;
        for (Source source : sources) {
            count += count(source, sight);
        }
        sight.slope = 0;
        return Value.of((double) count);
    }

    private int count(Source source, Sight sight) {
        History history = sight.people.history(sight.person, source.event());
        int after = history.countUntil(sight.now);
        long start = window.start(sight.now);
        int count = 0;
        for (int i = after - 1; i >= 0 && history.time(i) >= start; i--) {
            if (passes(source, history, i, sight)) {
                count++;
                sight.holdUntil(window.end(history.time(i)));
            }
        }
        holdUntilNext(history, after, sight);
        return count;
    }

    /** The events that count, the last first. */
    List<Counted> counted(Sight sight) {
        List<Counted> counted = new ArrayList<>();
        for (Source source : sources) {
            History history = sight.people.history(sight.person, source.event());
            long start = window.start(sight.now);
            for (int i = history.countUntil(sight.now) - 1; i >= 0; i--) {
                if (history.time(i) >= start && passes(source, history, i, sight)) {
                    counted.add(new Counted(source.event(), i, history.time(i)));
                }
            }
        }
        counted.sort(Comparator.comparingLong(Counted::time).reversed());
        return counted;
    }

    /**
     * Whether at least {@code n} events count. Newest first, it stops at the n-th: only when that
     * one leaves can the answer turn; while there are too few, only an event dated ahead can turn
     * it.
     */
    boolean atLeast(int n, Sight sight) {
        if (n <= 0) {
            return true;
        }
        if (sources.size() != 1) {
            return at(sight) instanceof Value.Num(double count) && count >= n;
        }
        Source source = sources.getFirst();
        History history = sight.people.history(sight.person, source.event());
        int after = history.countUntil(sight.now);
        long start = window.start(sight.now);
        int missing = n;
        for (int i = after - 1; i >= 0 && history.time(i) >= start; i--) {
            if (passes(source, history, i, sight) && --missing == 0) {
                sight.holdUntil(window.end(history.time(i)));
                return true;
            }
        }
        holdUntilNext(history, after, sight);
        return false;
    }

    private static void holdUntilNext(History history, int after, Sight sight) {
        if (after < history.size()) {
            sight.holdUntil(history.time(after));
        }
    }

    private static boolean passes(Source source, History history, int index, Sight sight) {
        Op where = source.where();
        if (where == null) {
            return true;
        }
        sight.history = history;
        sight.event = index;
        return sight.truth(where);
    }
}

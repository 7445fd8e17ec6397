package dev.mixhook.engine;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.selector.Behavior;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.Target;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which campaigns an event, or a change of a profile, can concern: those whose target mentions its
 * name. Campaigns are numbers in their order.
 */
final class Interests {
    private final int[][] byEvent;
    private final int[][] byProperty;
    private final int[] all;

    /**
     * @param vocabulary has every name that they mention
     */
    Interests(List<Campaign> campaigns, Vocabulary vocabulary) {
        this.all = IntStream.range(0, campaigns.size()).toArray();
        List<BitSet> events = campaigns.stream().map(one -> events(one, vocabulary)).toList();
        List<BitSet> properties =
                campaigns.stream().map(one -> properties(one, vocabulary)).toList();
        this.byEvent = turned(events, vocabulary.events());
        this.byProperty = turned(properties, vocabulary.properties());
    }

    private static int[][] turned(List<BitSet> slots, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        slot ->
                                IntStream.range(0, slots.size())
                                        .filter(campaign -> slots.get(campaign).get(slot))
                                        .toArray())
                .toArray(int[][]::new);
    }

    private static BitSet events(Campaign campaign, Vocabulary vocabulary) {
        BitSet slots = new BitSet();
        for (Behavior behavior : campaign.target().behaviors()) {
            for (Behavior.EventSelector selector : behavior.events()) {
                if (selector.isAny()) {
                    slots.set(0, vocabulary.events());
                } else {
                    slots.set(vocabulary.event(selector.event()));
                }
            }
        }
        return slots;
    }

    private static BitSet properties(Campaign campaign, Vocabulary vocabulary) {
        BitSet slots = new BitSet();
        if (campaign.schedule().isLocal()) {
            slots.set(UserZones.slot(vocabulary));
        }
        exprs(campaign.target())
                .flatMap(expr -> expr.leaves().stream())
                .forEach(
                        leaf -> {
                            if (leaf instanceof Expr.Property(Expr.Scope scope, String name)
                                    && scope == Expr.Scope.USER) {
                                slots.set(vocabulary.property(name));
                            }
                        });
        return slots;
    }

    private static Stream<Expr> exprs(Target target) {
        return Stream.concat(
                Stream.of(target.selector()),
                target.behaviors().stream()
                        .flatMap(behavior -> behavior.events().stream())
                        .flatMap(selector -> selector.where().stream()));
    }

    /** The campaigns that an event of a slot of the vocabulary can concern, in order. */
    int[] ofEvent(int event) {
        return byEvent[event];
    }

    /** The campaigns that the value in a slot of the vocabulary can concern, in order. */
    int[] ofProperty(int property) {
        return byProperty[property];
    }

    /** All campaigns, in order. */
    int[] all() {
        return all;
    }
}

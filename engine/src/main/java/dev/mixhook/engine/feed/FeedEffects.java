package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What happens to people by items: by an event in columns, that it was done; by anything else what
 * is new of it, to those whose it turns out to be.
 */
final class FeedEffects {
    private final People people;
    private final FeedItems items;
    private final ProfileComparison comparison;
    private final Identities identities;
    private final ArrivedEvents arrived = new ArrivedEvents();

    FeedEffects(People people, FeedItems items, Identity identity) {
        this.people = people;
        this.items = items;
        this.comparison = new ProfileComparison(people);
        this.identities = new Identities(identity, people);
    }

    /** Lets an item happen, and tells of each person whom it touches. */
    void apply(int item, IntConsumer touched) {
        if (items.isEvent(item)) {
            touched.accept(items.apply(item));
        } else {
            apply(items.other(item), touched);
        }
    }

    /** Lets something happen, and tells of each person whom it touches. */
    void apply(FeedItem item, IntConsumer touched) {
        content(item).forEach(each -> touched.accept(each.applyTo(people)));
    }

    /** Lets an item happen, and tells what is new about whom. */
    void apply(int item, FeedListener listener) {
        if (items.isEvent(item)) {
            int known = people.size();
            tell(items.apply(item), items.event(item), known, listener);
        } else {
            apply(items.other(item), listener);
        }
    }

    /** Lets something happen, and tells what is new about whom. */
    void apply(FeedItem item, FeedListener listener) {
        for (FeedItem each : content(item)) {
            if (each instanceof FeedItem.Did did) {
                int known = people.size();
                tell(did.applyTo(people), did.event(), known, listener);
            } else {
                comparison.apply(each, listener);
            }
        }
    }

    /** What happens by an item, and to whom; nothing by an event that came before. */
    private List<FeedItem> content(FeedItem item) {
        return arrived.isRepeated(item) ? List.of() : identities.of(item);
    }

    private static void tell(int person, int event, int known, FeedListener listener) {
        if (person < known) {
            listener.event(person, event);
        } else {
            listener.everything(person);
        }
    }
}

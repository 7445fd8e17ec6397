package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/**
 * What happens to people by items: by an event, that it was done, or that it is another one; by
 * anything else what is new of it, to those whose it turns out to be.
 */
final class FeedEffects {
    private final People people;
    private final FeedItems items;
    private final ProfileComparison comparison;
    private final Identities identities;
    private final ArrivedEvents arrived;
    private StreamListener streams = (_, _, _) -> {};
    private StreamListener observer = (_, _, _) -> {};

    FeedEffects(People people, FeedItems items) {
        this.people = people;
        this.items = items;
        this.comparison = new ProfileComparison(people);
        this.identities = new Identities(people);
        this.arrived = new ArrivedEvents(people);
    }

    /** Tells of the people's codes that it needs. */
    void eachCode(LongConsumer code) {
        arrived.eachCode(code);
    }

    /** Has somebody told of what streams ask for; only the last one who is given. */
    void streamTo(StreamListener listener) {
        streams = listener;
    }

    /** Has somebody told of the same beside; only the last one who is given. */
    void observeStreams(StreamListener listener) {
        observer = listener;
    }

    /** Passes an item on if it is one that streams ask for, which happens to nobody. */
    boolean isPassedOn(int item) {
        if (items.isEvent(item) || !isPassedOn(items.other(item), items.time(item))) {
            return false;
        }
        items.letGo(item);
        return true;
    }

    /** Passes on what came at an instant, if streams ask for it. */
    boolean isPassedOn(FeedItem item, long at) {
        if (!(item.content() instanceof FeedItem.Streamed(RawEvent event))) {
            return false;
        }
        streams.streamed(event, at, item.time());
        observer.streamed(event, at, item.time());
        return true;
    }

    /** Lets an item happen, and tells of each person whom it touches. */
    void apply(int item, IntConsumer touched) {
        if (items.isEvent(item)) {
            touched.accept(event(item));
        } else {
            apply(items.other(item), touched);
        }
    }

    /** Lets something happen, and tells of each person whom it touches. */
    void apply(FeedItem item, IntConsumer touched) {
        switch (item) {
            case FeedItem.Arrived(long at, long _, FeedItem.Did did) ->
                    touched.accept(arrived.apply(event(at, did)));
            case FeedItem.Arrived(long _, long _, FeedItem content) -> apply(content, touched);
            case FeedItem.Joined joined ->
                    identities.join(
                            joined,
                            (id, person) -> {
                                touched.accept(id);
                                touched.accept(person);
                            });
            case FeedItem.Did _,
                    FeedItem.Updated _,
                    FeedItem.Untimed _,
                    FeedItem.Given _,
                    FeedItem.Replaced _ ->
                    touched.accept(item.applyTo(people));
            case FeedItem.Streamed _ -> {}
        }
    }

    /** Lets an item happen, and tells what is new about whom. */
    void apply(int item, FeedListener listener) {
        if (items.isEvent(item)) {
            int known = people.size();
            tell(event(item), items.event(item), known, listener);
        } else {
            apply(items.other(item), listener);
        }
    }

    /** Lets something happen, and tells what is new about whom. */
    void apply(FeedItem item, FeedListener listener) {
        int known = people.size();
        switch (item) {
            case FeedItem.Arrived(long at, long _, FeedItem.Did did) ->
                    tell(arrived.apply(event(at, did)), did.event(), known, listener);
            case FeedItem.Arrived(long _, long _, FeedItem content) -> apply(content, listener);
            case FeedItem.Joined joined ->
                    identities.join(joined, (id, person) -> tell(id, person, listener));
            case FeedItem.Did did -> tell(did.applyTo(people), did.event(), known, listener);
            case FeedItem.Replaced replaced ->
                    tell(replaced.applyTo(people), replaced.did().event(), known, listener);
            case FeedItem.Updated _, FeedItem.Untimed _, FeedItem.Given _ ->
                    comparison.apply(item, listener);
            case FeedItem.Streamed _ -> {}
        }
    }

    private int event(int item) {
        return items.isArrived(item) ? arrived.apply(items.arrived(item)) : items.apply(item);
    }

    private ArrivedEvent event(long at, FeedItem.Did did) {
        return new ArrivedEvent(
                at,
                people.owner(people.admit(did.distinctId())),
                did.event(),
                did.time(),
                did.insertId(),
                did.codes(people.codes()));
    }

    private static void tell(int id, int person, FeedListener listener) {
        listener.joined(id, person);
        listener.everything(id);
        listener.everything(person);
    }

    private static void tell(int person, int event, int known, FeedListener listener) {
        if (person < known) {
            listener.event(person, event);
        } else {
            listener.everything(person);
        }
    }
}

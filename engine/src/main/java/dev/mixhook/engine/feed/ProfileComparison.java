package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;

/** Finds out what a change of a profile has changed, as far as campaigns ask for it. */
final class ProfileComparison {
    private final People people;
    private final long[] before;

    ProfileComparison(People people) {
        this.people = people;
        this.before = new long[people.vocabulary().properties()];
    }

    /** Lets an item happen, and tells what it changed. */
    void apply(FeedItem item, FeedListener listener) {
        int id = people.number(item.distinctId());
        if (id == People.NOBODY) {
            listener.everything(item.applyTo(people));
            return;
        }
        int known = people.owner(id);
        boolean hadProfile = people.hasProfile(known);
        for (int slot = 0; slot < before.length; slot++) {
            before[slot] = people.code(known, slot);
        }
        item.applyTo(people);
        if (people.hasProfile(known) != hadProfile) {
            listener.everything(known);
            return;
        }
        for (int slot = 0; slot < before.length; slot++) {
            if (people.code(known, slot) != before[slot]) {
                listener.property(known, slot);
            }
        }
    }
}

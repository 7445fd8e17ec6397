package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Ids that turn out to be one person's. Joined, all that was done under an id is the other's, what
 * was done before too; its profile is not carried over, and updates of it go to the other.
 */
final class Identities {
    /** Ids that one person can have. */
    private static final int MOST_IDS = 500;

    private final People people;

    /** How many ids those people have who have more than one, by their numbers. */
    private final Map<Integer, Integer> sizes = new HashMap<>();

    Identities(People people) {
        this.people = people;
    }

    /** Told of what became of ids. */
    interface Joining {
        /** An id, by its number, is that of somebody from now on. */
        void joined(int id, int person);
    }

    /** Lets ids be one person's, as far as they can. */
    void join(FeedItem.Joined joined, Joining told) {
        int[] ids = joined.ids().stream().mapToInt(people::admit).toArray();
        int to = people.owner(joined.isMerged() ? first(ids) : ids[ids.length - 1]);
        for (int id : ids) {
            int from = people.owner(id);
            // Once joined, an id stays where it is, whoever signs in on that device next.
            boolean isFree = joined.isMerged() || from == id;
            if (isFree && from != to && size(from) + size(to) <= MOST_IDS) {
                sizes.put(to, size(from) + size(to));
                sizes.remove(from);
                people.join(from, to);
                told.joined(from, to);
            }
        }
    }

    private int size(int person) {
        return sizes.getOrDefault(person, 1);
    }

    /** The first with a profile, or the first. */
    private int first(int[] ids) {
        return Arrays.stream(ids)
                .filter(id -> people.hasProfile(people.owner(id)))
                .findFirst()
                .orElse(ids[0]);
    }
}

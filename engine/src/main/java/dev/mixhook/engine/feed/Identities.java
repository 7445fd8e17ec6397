package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ProfileUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whose ids are whose, as far as what mixhook took in itself tells; exports are by the ids that
 * Mixpanel settled on already. Joined, all events of an id are the other's, those of before too;
 * its profile is not carried over, and updates of it go to the other.
 */
final class Identities {
    private static final Pattern UUID_V4 =
            Pattern.compile(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-4[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}");

    /** Ids that one person can have. */
    private static final int MOST_IDS = 500;

    private final Identity mode;
    private final People people;
    private final Map<String, String> canonical = new HashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    /** What was done under each id that may yet turn out to be another's. */
    private final Map<String, List<FeedItem.Did>> done = new HashMap<>();

    Identities(Identity mode, People people) {
        this.mode = mode;
        this.people = people;
    }

    /** What happens by an item, to those whose it is. */
    List<FeedItem> of(FeedItem item) {
        if (!(item instanceof FeedItem.Arrived arrived)) {
            return List.of(item);
        }
        return switch (arrived.content()) {
            case FeedItem.Did did -> List.of(did(did));
            case FeedItem.Updated updated ->
                    List.of(
                            new FeedItem.Updated(
                                    updated.time(),
                                    of(updated.distinctId()),
                                    updated.updates(),
                                    updated.seen()));
            case FeedItem.Untimed untimed ->
                    List.of(
                            new FeedItem.Untimed(
                                    untimed.time(), of(untimed.distinctId()), untimed.updates()));
            case FeedItem.Given given ->
                    List.of(
                            new FeedItem.Given(
                                    given.time(), of(given.distinctId()), given.profile()));
            case FeedItem.Joined joined -> joined.by() == mode ? join(joined) : List.of();
            case FeedItem.Arrived _ -> throw new IllegalStateException("it came twice");
        };
    }

    private String of(String id) {
        return canonical.getOrDefault(id, id);
    }

    private FeedItem did(FeedItem.Did did) {
        String id = of(did.distinctId());
        FeedItem.Did own = id.equals(did.distinctId()) ? did : did.of(id);
        if (mode == Identity.ORIGINAL || DistinctIds.isDevice(id)) {
            done.computeIfAbsent(id, _ -> new ArrayList<>()).add(own);
        }
        return own;
    }

    private List<FeedItem> join(FeedItem.Joined joined) {
        List<FeedItem> items = new ArrayList<>();
        String to = of(joined.ids().getLast());
        for (String id : joined.ids()) {
            String from = of(id);
            // Once joined, an id stays where it is, whoever signs in on that device next.
            boolean isFree = !canonical.containsKey(id) && !from.equals(to);
            if (isFree && size(from) + size(to) <= MOST_IDS) {
                items.addAll(moved(joined.time(), from, to));
            }
        }
        return items;
    }

    private int size(String id) {
        return sizes.getOrDefault(id, 1);
    }

    private List<FeedItem> moved(long time, String from, String to) {
        canonical.replaceAll((_, known) -> known.equals(from) ? to : known);
        canonical.put(from, to);
        sizes.put(to, size(from) + size(to));
        List<FeedItem> items = new ArrayList<>();
        for (FeedItem.Did did : done.getOrDefault(from, List.of())) {
            items.add(did(did.of(to)));
        }
        done.remove(from);
        int person = people.number(from);
        if (person != People.NOBODY && people.hasProfile(person)) {
            items.add(new FeedItem.Untimed(time, from, List.of(new ProfileUpdate.Delete())));
        }
        return items;
    }

    /** Whether an id is one that Mixpanel's SDKs make for a device. */
    static boolean isAnonymous(String id) {
        String bare = DistinctIds.isDevice(id) ? id.substring(DistinctIds.DEVICE.length()) : id;
        return UUID_V4.matcher(bare).matches();
    }
}

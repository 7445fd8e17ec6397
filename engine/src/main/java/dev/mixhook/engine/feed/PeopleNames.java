package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ProfileUpdate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often people have each property: in a profile, or as an update names it. Reading parses no
 * profile for the names that nobody asks for, so this does, and is asked only where one is missing.
 */
final class PeopleNames {
    private final Map<String, Long> counts = new TreeMap<>();

    private PeopleNames() {}

    /** Counts what is there from the start, and what comes in later. */
    static Map<String, Long> of(People people, FeedItems items) {
        PeopleNames names = new PeopleNames();
        for (int person = 0; person < people.size(); person++) {
            if (people.hasProfile(person)) {
                names.add(people.profile(person).properties().keySet());
            }
        }
        for (int item = 0; item < items.size(); item++) {
            if (!items.isEvent(item)) {
                names.add(items.other(item).content());
            }
        }
        return names.counts;
    }

    private void add(FeedItem item) {
        switch (item) {
            case FeedItem.Given given -> add(given.profile().properties().keySet());
            case FeedItem.Updated updated -> addAll(updated.updates());
            case FeedItem.Untimed untimed -> addAll(untimed.updates());
            case FeedItem.Did _,
                    FeedItem.Arrived _,
                    FeedItem.Joined _,
                    FeedItem.Streamed _,
                    FeedItem.Replaced _ -> {}
        }
    }

    private void addAll(List<ProfileUpdate> updates) {
        updates.forEach(update -> add(named(update)));
    }

    private void add(Collection<String> names) {
        names.forEach(name -> counts.merge(name, 1L, Long::sum));
    }

    private static Collection<String> named(ProfileUpdate update) {
        return switch (update) {
            case ProfileUpdate.Set(Map<String, String> properties) -> properties.keySet();
            case ProfileUpdate.SetOnce(Map<String, String> properties) -> properties.keySet();
            case ProfileUpdate.Add add -> add.numbers().keySet();
            case ProfileUpdate.Append(Map<String, String> elements) -> elements.keySet();
            case ProfileUpdate.Union(Map<String, List<String>> lists) -> lists.keySet();
            case ProfileUpdate.Remove _, ProfileUpdate.Unset _, ProfileUpdate.Delete _ -> List.of();
        };
    }
}

package dev.mixhook.engine.cli;

import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.RawEvent;
import dev.mixhook.engine.report.StreamedEventsReport.Came;
import dev.mixhook.targeting.person.People;
import java.util.ArrayList;
import java.util.List;

/** The events of one person that are of a stream's names, in the order in which they come. */
final class EventsOfUser {
    private final String user;
    private final Timing.Stream stream;
    private final People people;
    private final List<Came> came = new ArrayList<>();

    private EventsOfUser(String user, Timing.Stream stream, People people) {
        this.user = user;
        this.stream = stream;
        this.people = people;
    }

    /** The events that the data brings from now on, of each of several users. */
    static List<EventsOfUser> of(List<String> users, Timing.Stream stream, Feed feed) {
        List<EventsOfUser> events =
                users.stream().map(user -> new EventsOfUser(user, stream, feed.people())).toList();
        feed.observeStreams((event, at, _) -> events.forEach(one -> one.streamed(event, at)));
        return events;
    }

    String user() {
        return user;
    }

    private void streamed(RawEvent event, long at) {
        if (stream.events().contains(event.name()) && isTheirs(event.distinctId())) {
            came.add(new Came(event, at));
        }
    }

    private boolean isTheirs(String id) {
        if (id.equals(user)) {
            return true;
        }
        int own = people.number(user);
        int other = people.number(id);
        return own != People.NOBODY
                && other != People.NOBODY
                && people.owner(own) == people.owner(other);
    }

    List<Came> came() {
        return List.copyOf(came);
    }
}

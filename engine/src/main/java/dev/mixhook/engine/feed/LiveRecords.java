package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records as they come while the data is played already, and what happens by them. */
final class LiveRecords {
    private final RecordReader records = new RecordReader();
    private final EventLine event;
    private final long now;

    /**
     * @param now when what tells no time of its own happens, in milliseconds since the epoch
     */
    LiveRecords(Vocabulary vocabulary, DataZones zones, long now) {
        this.event =
                new EventLine(
                        vocabulary,
                        new TimeReader(zones.eventTimes()),
                        zones.identity(),
                        new NameCounts());
        this.now = now;
    }

    Damages damages() {
        return records.damages();
    }

    /**
     * @throws IOException if the file cannot be read; the message names it
     */
    List<FeedItem> people(DataFile file) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        records.read(file, bytes -> items.add(ProfileLine.read(bytes).item(now)));
        return items;
    }

    /**
     * @throws IOException if the file cannot be read; the message names it
     */
    List<FeedItem> events(DataFile file) throws IOException {
        List<FeedItem> items = new ArrayList<>();
        records.read(file, bytes -> event(bytes, items));
        return items;
    }

    private void event(byte[] bytes, List<FeedItem> items) {
        event.read(bytes);
        event.joining().ifPresent(items::add);
        event.streamed(bytes).ifPresent(items::add);
        String user = event.distinctId();
        if (user != null && event.isMentioned()) {
            items.add(event.item(user));
        }
    }
}

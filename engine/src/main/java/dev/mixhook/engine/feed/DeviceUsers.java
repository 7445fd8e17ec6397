package dev.mixhook.engine.feed;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The first user on each device, as far as events have been read: but for the first of them, the
 * events of somebody who is signed in say nothing new.
 */
final class DeviceUsers {
    private final ByteTexts devices = new ByteTexts();
    private long[] times = new long[16];
    private long[] numbers = new long[16];
    private @Nullable String[] users = new @Nullable String[16];

    /** The number of a device, given now if it is new. */
    int device(String id) {
        return devices.number(id);
    }

    /** The number of a device whose id stands in these bytes, in ASCII. */
    int device(byte[] bytes, int from, int to, int hash) {
        return devices.number(bytes, from, to, hash);
    }

    /** Whether an event comes before all that tell of a user on the device. */
    boolean isFirst(int device, long time, long number) {
        if (device >= users.length || users[device] == null) {
            return true;
        }
        return time < times[device] || (time == times[device] && number < numbers[device]);
    }

    /** The first event, so far, that tells of a user on the device. */
    void put(int device, long time, long number, String user) {
        if (device >= users.length) {
            int length = Math.max(device + 1, users.length * 2);
            times = Arrays.copyOf(times, length);
            numbers = Arrays.copyOf(numbers, length);
            users = Arrays.copyOf(users, length);
        }
        times[device] = time;
        numbers[device] = number;
        users[device] = user;
    }

    /** Sees that a device is a user's. */
    void see(FeedItem item) {
        FeedItem.Joined joined =
                (FeedItem.Joined)
                        (item instanceof FeedItem.Arrived arrived ? arrived.content() : item);
        int device = device(joined.ids().getFirst().substring(DistinctIds.DEVICE.length()));
        if (isFirst(device, item.time(), number(item))) {
            put(device, item.time(), number(item), joined.ids().getLast());
        }
    }

    /** Sees what was seen elsewhere, behind all that was seen here. */
    void seeAll(DeviceUsers later) {
        for (int other = 0; other < later.devices.size(); other++) {
            int device = device(later.devices.text(other));
            String user = other < later.users.length ? later.users[other] : null;
            if (user != null && isFirst(device, later.times[other], later.numbers[other])) {
                put(device, later.times[other], later.numbers[other], user);
            }
        }
    }

    private static long number(FeedItem item) {
        return item instanceof FeedItem.Arrived arrived ? arrived.arrival() : ReadEvent.NOT_ARRIVED;
    }

    /** Whose a device is in the end, by the id under which its events are; itself if nobody's. */
    String user(String id) {
        if (!DistinctIds.isDevice(id)) {
            return id;
        }
        int device = devices.find(id.substring(DistinctIds.DEVICE.length()));
        String user = device < 0 || device >= users.length ? null : users[device];
        return user == null ? id : user;
    }

    /**
     * Adds that devices are their users'.
     *
     * @param matters whether it does of an id: under one that nothing is known of nothing changes
     */
    void addTo(FeedItems items, Predicate<String> matters) {
        for (int device = 0; device < devices.size(); device++) {
            String id = DistinctIds.DEVICE + devices.text(device);
            if (device < users.length && users[device] != null && matters.test(id)) {
                String user = Objects.requireNonNull(users[device]);
                FeedItem joined = new FeedItem.Joined(times[device], List.of(id, user), false);
                boolean isArrived = numbers[device] != ReadEvent.NOT_ARRIVED;
                items.add(
                        isArrived
                                ? new FeedItem.Arrived(times[device], numbers[device], joined)
                                : joined);
            }
        }
    }
}

package dev.mixhook.engine.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who was given up (R-D5, R-S6), and neither put back nor forgotten since. It is told a ledger's
 * entries in their order.
 */
public final class DeadLetters implements Consumer<Entry> {
    private final Map<Address, Entry.Posted> failed = new HashMap<>();
    private final Map<Address, DeadLetter> dead = new LinkedHashMap<>();

    /**
     * Somebody who was given up.
     *
     * @param at when
     * @param last the POST that failed them last; null if there was none
     */
    public record DeadLetter(
            String campaign, String user, Instant at, String why, Entry.@Nullable Posted last) {}

    private record Address(String campaign, String user) {}

    @Override
    public void accept(Entry entry) {
        switch (entry) {
            case Entry.Posted posted -> posted(posted);
            case Entry.Noted(Notice notice) -> noted(notice);
        }
    }

    private void posted(Entry.Posted posted) {
        Post post = posted.post();
        if (post.purpose() == Post.Purpose.TEST) {
            return;
        }
        for (String user : post.users()) {
            Address address = new Address(post.campaign(), user);
            if (posted.settlement().state() == PostState.ACCEPTED) {
                failed.remove(address);
            } else {
                failed.put(address, posted);
            }
        }
    }

    private void noted(Notice notice) {
        switch (notice.kind()) {
            case DEAD -> notice.users().forEach(user -> giveUp(notice, user));
            case REDELIVERED ->
                    notice.users()
                            .forEach(user -> dead.remove(new Address(notice.campaign(), user)));
            case FORGOTTEN ->
                    dead.keySet()
                            .removeIf(
                                    address ->
                                            address.campaign().equals(notice.campaign())
                                                    && (notice.users().isEmpty()
                                                            || notice.users()
                                                                    .contains(address.user())));
            case STARTED, RESUMED, PAUSED, IDLE, SUPPRESSED, REQUALIFIED, DROPPED -> {}
        }
    }

    private void giveUp(Notice notice, String user) {
        Address address = new Address(notice.campaign(), user);
        dead.put(
                address,
                new DeadLetter(
                        notice.campaign(), user, notice.at(), notice.why(), failed.get(address)));
    }

    /** In the order in which they were given up. */
    public List<DeadLetter> all() {
        return List.copyOf(dead.values());
    }
}

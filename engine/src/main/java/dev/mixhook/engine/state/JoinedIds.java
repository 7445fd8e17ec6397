package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The ids under which something was sent to somebody, as far as a ledger tells. */
public final class JoinedIds {
    private JoinedIds() {}

    /**
     * A user's own id, and those that have become theirs.
     *
     * @param ledger reads the entries of a selection in their order; asked once for each step from
     *     an id to those that became it
     */
    public static Set<String> of(String user, BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        Set<String> ids = new LinkedHashSet<>();
        for (Set<String> more = Set.of(user); ids.addAll(more); more = named(ids, ledger)) {}
        return ids;
    }

    private static Set<String> named(
            Set<String> ids, BiConsumer<LedgerSelection, Consumer<Entry>> ledger) {
        Set<String> named = new LinkedHashSet<>();
        ledger.accept(
                LedgerSelection.EVERYTHING.ofUsers(ids),
                entry -> {
                    if (entry instanceof Entry.Noted(Notice notice)
                            && notice.kind() == Notice.Kind.JOINED) {
                        named.add(notice.why());
                    }
                });
        return named;
    }

    /** Which of a user's ids an entry is about; their own where it is about everyone. */
    public static String in(Entry entry, String user, Set<String> ids) {
        List<String> users =
                switch (entry) {
                    case Entry.Posted posted -> posted.post().users();
                    case Entry.Noted(Notice notice) -> notice.users();
                };
        return users.contains(user)
                ? user
                : users.stream().filter(ids::contains).findFirst().orElse(user);
    }
}

package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.SyncCall;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** POSTs and notices to try a ledger with. */
final class Posts {
    static final Instant DUE = Instant.parse("2026-01-07T17:00:00.001Z");

    private Posts() {}

    /** Of attempt n, with users of its own. */
    static Post post(long n) {
        return post(n, "win-back", (int) n, List.of("u" + n, "v" + n), Post.Purpose.CAMPAIGN);
    }

    static Post post(
            long n, String campaign, int attempt, List<String> users, Post.Purpose purpose) {
        return new Post(
                n,
                campaign,
                DUE.plusSeconds(n),
                OffsetDateTime.parse("2026-01-07T09:00:00.001-08:00").plusSeconds(n),
                attempt,
                1,
                1,
                users,
                List.of(),
                purpose);
    }

    /** The whole of a cohort, of sync n. */
    static Post page(long n, List<String> users) {
        Post post = post(n, "cohort", (int) n, List.of("u"), Post.Purpose.CAMPAIGN);
        return new Post(
                n,
                post.campaign(),
                post.due(),
                post.occurrence(),
                post.nominal(),
                post.attempt(),
                1,
                1,
                users,
                List.of(),
                post.purpose(),
                new SyncCall(SyncCall.Action.MEMBERS, "s-" + n));
    }

    static Notice notice(Notice.Kind kind, String... users) {
        return new Notice("win-back", DUE, kind, "because", List.of(users));
    }
}

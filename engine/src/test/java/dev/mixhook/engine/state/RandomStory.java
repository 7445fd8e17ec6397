package dev.mixhook.engine.state;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Anything that a ledger may tell of two campaigns and a few users, likely or not. */
final class RandomStory {
    static final List<String> CAMPAIGNS = List.of("cart", "win-back");
    static final List<String> USERS = IntStream.range(0, 6).mapToObj(i -> "user-" + i).toList();

    /** Of ids that are joined, {@link JoinedStateTest} tells. */
    private static final List<Notice.Kind> KINDS =
            List.copyOf(
                    EnumSet.complementOf(
                            EnumSet.of(
                                    Notice.Kind.JOINED,
                                    Notice.Kind.LATE,
                                    Notice.Kind.LATE_DROPPED)));

    private static final Instant START = Instant.parse("2026-01-05T09:00:00.007Z");
    private static final int LENGTH = 60;

    private final SplittableRandom random;
    private final List<Entry> entries = new ArrayList<>();
    private long posts;
    private Instant now = START;

    private RandomStory(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** As a ledger tells it that has kept it. */
    static List<Entry> of(long seed) {
        RandomStory story = new RandomStory(seed);
        try (JdbcLedger ledger = LedgerLocation.memory().open()) {
            for (int i = 0; i < LENGTH; i++) {
                story.now = story.now.plus(Duration.ofHours(story.random.nextInt(30)));
                if (story.random.nextInt(3) == 0) {
                    ledger.note(story.notice());
                } else {
                    story.post(ledger);
                }
            }
            ledger.read(LedgerSelection.EVERYTHING, story.entries::add);
        }
        return story.entries;
    }

    private void post(JdbcLedger ledger) {
        Post.Purpose purpose = pick(List.of(Post.Purpose.values()));
        posts++;
        Post post =
                new Post(
                        posts,
                        pick(CAMPAIGNS),
                        now,
                        now.atOffset(ZoneOffset.ofHours(random.nextInt(-11, 13))),
                        now.atOffset(ZoneOffset.UTC)
                                .toLocalDateTime()
                                .minusMinutes(random.nextInt(90)),
                        purpose == Post.Purpose.CAMPAIGN ? (int) posts : 0,
                        1,
                        1,
                        some(1),
                        List.of(),
                        purpose,
                        null);
        ledger.plan(List.of(post), List.of());
        PostState state = pick(List.of(PostState.values()));
        if (state != PostState.PLANNED) {
            ledger.sent(post);
        }
        switch (state) {
            case PLANNED, SENT -> {}
            case ACCEPTED -> ledger.settle(post, new Outcome.Accepted(Answer.of(200, "")));
            case REFUSED -> ledger.settle(post, new Outcome.Refused(Answer.of(503, "")));
            case UNREACHABLE -> ledger.settle(post, new Outcome.Unreachable("nobody listens"));
            case UNCERTAIN -> ledger.settle(post, new Outcome.Uncertain("no answer"));
        }
    }

    private Notice notice() {
        Notice.Kind kind = pick(KINDS);
        List<String> users =
                switch (kind) {
                    case STARTED,
                            RESUMED,
                            PAUSED,
                            IDLE,
                            DELIVERY_PAUSED,
                            DELIVERY_RESUMED,
                            JOINED,
                            LATE,
                            LATE_DROPPED ->
                            List.of();
                    case SUPPRESSED, REQUALIFIED, DEAD, DROPPED, REDELIVERED -> some(1);
                    case FORGOTTEN -> random.nextInt(4) == 0 ? List.of() : some(1);
                };
        return new Notice(pick(CAMPAIGNS), now, kind, "because of " + entries.size(), users);
    }

    private List<String> some(int least) {
        List<String> users = new ArrayList<>(USERS);
        int size = random.nextInt(least, USERS.size());
        while (users.size() > size) {
            users.remove(random.nextInt(users.size()));
        }
        return users;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}

package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.faults.FailingLedger.Crash;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Random stories of a cohort: people come and go, the receiver fails in every way, the process is
 * killed. A receiver that applies what it accepts has, after each sync that succeeds, exactly the
 * members that there were when it began. {@code -Dcohort.seeds=5000} plays that many.
 */
class CohortStoryTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int SEEDS = Integer.getInteger("cohort.seeds", 200);
    private static final Duration TROUBLE = Duration.ofDays(5);
    private static final Duration CALM = Duration.ofDays(4);
    private static final int PEOPLE = 7;

    @Test
    void a_receiver_has_the_members_of_each_sync_that_succeeds() { // R-C6, R-C7, R-C8, R-C9
        for (int seed = 0; seed < SEEDS; seed++) {
            new Story(seed).play();
        }
    }

    /** Somebody gets a plan, or loses the profile where it is empty. */
    private record Change(String who, Instant at, String plan) {}

    /** One story, by its seed. */
    private static final class Story {
        private final int seed;
        private final SplittableRandom random;
        private final String campaign;
        private final List<Change> changes = new ArrayList<>();
        private final CohortReceiver receiver;
        private int successes;

        Story(int seed) {
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.campaign =
                    """
                    campaign: pro
                    webhook: {url: "http://localhost:6494/", format: cohort_sync, batch: %d}
                    target: {property: plan, is: pro}
                    schedule: {sync: %d minutes, first: %s}
                    """
                            .formatted(
                                    random.nextInt(1, 4),
                                    List.of(60, 360, 1440).get(random.nextInt(3)),
                                    random.nextBoolean() ? "members" : "add_members");
            for (int i = random.nextInt(200); i > 0; i--) {
                Instant at = START.plusMillis(random.nextLong(TROUBLE.toMillis()));
                String plan = List.of("pro", "free", "").get(random.nextInt(3));
                changes.add(new Change("u" + random.nextInt(PEOPLE), at, plan));
            }
            changes.sort(Comparator.comparing(Change::at));
            this.receiver = new CohortReceiver(seed, random.nextInt(60));
        }

        void play() {
            try (Ledger ledger = LedgerLocation.memory().open()) {
                for (int kills = random.nextInt(4); kills > 0; kills--) {
                    live(ledger, new Crash(random.nextInt(1, 80), random.nextBoolean()));
                }
                live(ledger, Crash.NEVER);
            }
            assertThat(successes).as("syncs that succeeded, seed %d", seed).isPositive();
        }

        private void live(Ledger ledger, Crash crash) {
            receiver.beginRun();
            try (ManualEngine engine = engine(new FailingLedger(ledger, crash, new Unwatched()))) {
                try {
                    engine.start(START).advance(TROUBLE);
                    if (crash.equals(Crash.NEVER)) {
                        receiver.calm();
                    }
                    engine.advance(CALM);
                } catch (FailingLedger.Killed _) {
                    // As far as it came.
                }
                check(engine);
            }
        }

        private ManualEngine engine(Ledger ledger) {
            ManualEngine engine =
                    new ManualEngine(ledger)
                            .campaign(campaign)
                            .keepGoing()
                            .resumeAfter(Duration.ofHours(5))
                            .sentBy(receiver);
            for (int i = 0; i < PEOPLE; i++) {
                engine.person("u" + i, isMemberAtFirst(i) ? "{\"plan\": \"pro\"}" : "{}");
            }
            for (Change change : changes) {
                if (change.plan().isEmpty()) {
                    engine.deleted(change.who(), change.at());
                } else {
                    engine.set(change.who(), change.at(), "{\"plan\": \"" + change.plan() + "\"}");
                }
            }
            return engine;
        }

        private static boolean isMemberAtFirst(int person) {
            return person % 2 == 0;
        }

        private void check(ManualEngine engine) {
            Map<Integer, Instant> begun = new HashMap<>();
            for (EngineEvent event : engine.told()) {
                if (event instanceof EngineEvent.PostSettled(Post post, Outcome outcome)) {
                    begun.putIfAbsent(post.attempt(), post.due());
                    if (outcome instanceof Outcome.Accepted && isLast(post)) {
                        successes++;
                        assertThat(receiver.after(post.n()))
                                .as("members after POST %d of seed %d", post.n(), seed)
                                .isEqualTo(members(begun.get(post.attempt())));
                    }
                }
            }
        }

        private static boolean isLast(Post post) {
            return post.batch() == post.of()
                    && Objects.requireNonNull(post.call()).action() != SyncCall.Action.ADD_MEMBERS;
        }

        private TreeSet<String> members(Instant at) {
            TreeSet<String> members = new TreeSet<>();
            for (int i = 0; i < PEOPLE; i++) {
                if (isMemberAtFirst(i)) {
                    members.add("u" + i);
                }
            }
            for (Change change : changes) {
                if (!change.at().isAfter(at)) {
                    members.remove(change.who());
                    if (change.plan().equals("pro")) {
                        members.add(change.who());
                    }
                }
            }
            return members;
        }
    }

    /** Whom nothing that is written concerns. */
    private static final class Unwatched implements FailingLedger.Watcher {
        @Override
        public void planned(List<Post> posts) {}

        @Override
        public void sent(Post post) {}

        @Override
        public void settled(Post post, Outcome outcome) {}

        @Override
        public void noted(Notice notice) {}
    }
}

package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Streams over random events, with answers of all kinds and kills at any write. In the end each
 * event has been accepted as often as it came; more often only where an answer was lost by a kill.
 */
class StreamStoriesTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final int SECONDS = 300;
    private static final int LIVES = 12;

    @TestFactory
    Stream<DynamicTest> no_event_is_lost_and_none_goes_out_twice() { // R-E2, R-E6, R-E7, R-D6
        return IntStream.range(0, Integer.getInteger("stream.seeds", 40))
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed, () -> new StreamStory(seed).play()));
    }

    private static final class StreamStory {
        private final Random random;
        private final String campaign;
        private final List<String> events = new ArrayList<>();
        private final Map<String, Integer> came = new HashMap<>();
        private final Map<String, Integer> accepted = new HashMap<>();
        private final Map<String, Integer> unanswered = new HashMap<>();
        private final List<String> log = new ArrayList<>();

        StreamStory(int seed) {
            random = new Random(seed);
            campaign =
                    """
                    campaign: stream
                    webhook: {url: "http://localhost:6494/", format: event_stream, batch: %s, retries: %s}
                    stream: {events: [Buy]}
                    """
                            .formatted(
                                    random.nextInt(4) == 0 ? 1 : 500,
                                    random.nextBoolean() ? "table" : "prose");
            int count = 1 + random.nextInt(random.nextInt(5) == 0 ? 1_500 : 60);
            int second = 0;
            for (int i = 0; i < count; i++) {
                second += random.nextInt(3) == 0 ? random.nextInt(2 * SECONDS / count + 2) : 0;
                event(
                        random.nextInt(8) == 0 ? "twice" + i / 9 : "e" + i,
                        Math.min(second, SECONDS));
            }
        }

        private void event(String insertId, int second) {
            came.merge(insertId, 1, Integer::sum);
            events.add(
                    "{\"event\": \"Buy\", \"properties\": {\"time\": %d, \"distinct_id\": \"u\", \"$insert_id\": \"%s\"}}"
                            .formatted(START.getEpochSecond() + second, insertId));
        }

        void play() {
            try (Ledger ledger = LedgerLocation.memory().open()) {
                for (int life = 0; life < LIVES; life++) {
                    live(ledger, true);
                    mend(ledger);
                }
                live(ledger, false);
            }
            came.forEach(
                    (id, times) ->
                            assertThat(accepted.getOrDefault(id, 0))
                                    .as("%s: %s", id, log)
                                    .isBetween(times, times + unanswered.getOrDefault(id, 0)));
            assertThat(accepted.keySet()).isEqualTo(came.keySet());
        }

        private void live(Ledger ledger, boolean isTroubled) {
            FailingLedger.Crash crash =
                    isTroubled && random.nextInt(5) > 0
                            ? new FailingLedger.Crash(1 + random.nextInt(30), random.nextBoolean())
                            : FailingLedger.Crash.NEVER;
            ManualEngine engine =
                    new ManualEngine(new FailingLedger(ledger, crash, new Unwatched()))
                            .campaign(campaign)
                            .lines(List.of(), events);
            try (engine) {
                if (isTroubled) {
                    answers(engine);
                }
                engine.start(START)
                        .advance(
                                Duration.ofSeconds(
                                        isTroubled ? random.nextInt(SECONDS) : 2 * SECONDS));
            } catch (FailingLedger.Killed killed) {
                log.add("killed " + killed.getMessage());
            }
            engine.receiver().accepted().forEach(id -> accepted.merge(id, 1, Integer::sum));
            log.add("accepted " + engine.receiver().accepted());
            ledger.replay(
                    "stream",
                    (post, state) -> {
                        if (state == PostState.SENT) {
                            new HashSet<>(post.users())
                                    .forEach(
                                            id ->
                                                    unanswered.merge(
                                                            id,
                                                            occurrences(post, id),
                                                            Integer::sum));
                        }
                    });
        }

        private static int occurrences(Post post, String id) {
            return (int) post.users().stream().filter(id::equals).count();
        }

        private void answers(ManualEngine engine) {
            for (int i = 0; i < 20; i++) {
                engine.receiver()
                        .answers(
                                switch (random.nextInt(8)) {
                                    case 0 -> new Outcome.Uncertain("no answer");
                                    case 1 -> new Outcome.Unreachable("nobody listens");
                                    case 2 -> new Outcome.Refused(Answer.of(500, ""));
                                    case 3 ->
                                            new Outcome.Refused(Answer.of(429, "").puttingOff("3"));
                                    case 4 ->
                                            new Outcome.Refused(
                                                    Answer.of(
                                                            random.nextInt(9) == 0 ? 401 : 404,
                                                            ""));
                                    default -> new Outcome.Accepted(Answer.of(204, ""));
                                });
            }
        }

        /** Whoever runs it resumes a stream that was paused, and puts back what was given up. */
        private void mend(Ledger ledger) {
            Standing standing = new Standing();
            ledger.replay("stream", standing);
            Instant latest = ledger.latest().orElse(START);
            if (standing.isPaused) {
                log.add("resumed at " + latest);
                ledger.note(notice(latest, Notice.Kind.DELIVERY_RESUMED, List.of()));
            }
            if (!standing.dead.isEmpty()) {
                ledger.note(notice(latest, Notice.Kind.REDELIVERED, standing.dead));
            }
        }

        private static Notice notice(Instant at, Notice.Kind kind, List<String> ids) {
            return new Notice("stream", at, kind, "by hand", ids);
        }
    }

    private static final class Standing implements Ledger.Story {
        private final List<String> dead = new ArrayList<>();
        private boolean isPaused;

        @Override
        public void post(Post post, PostState state) {}

        @Override
        public void notice(Notice notice) {
            switch (notice.kind()) {
                case DEAD -> dead.addAll(notice.users());
                case REDELIVERED -> notice.users().forEach(dead::remove);
                case DELIVERY_PAUSED -> isPaused = true;
                case DELIVERY_RESUMED -> isPaused = false;
                default -> {}
            }
        }
    }

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

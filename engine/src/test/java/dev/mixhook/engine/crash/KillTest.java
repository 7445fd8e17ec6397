package dev.mixhook.engine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed by {@code kill -9}, at named points and at random ones, and started again over
 * the same ledger (R-D6). The receiver's own log says what really arrived. {@code
 * -Dcrash.kills=300} is the long form.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 8);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int PEOPLE = 150;
    private static final int PARALLEL = 4;
    private static final int BATCH = 5;
    private static final int AT_MOST = 12;

    /** Where a method begins that runs just after what the point is named for. */
    private static final List<KillPoint> POINTS =
            List.of(
                    new KillPoint(
                            "in a migration",
                            "org.flywaydb.core.internal.command.DbMigrate",
                            "doMigrateGroup",
                            1),
                    point("planned", "execution.Attempt", "begin"),
                    point("sent, not settled", "execution.Dispatcher", "send"),
                    point("settled, before the next", "execution.Attempt", "settled"),
                    point("while the index is rebuilt", "execution.PendingPosts$Index", "post"),
                    point("while a file is read again", "feed.FeedReader", "profile"));

    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Set<String> reached = new TreeSet<>();
    private int uncertain;

    private static KillPoint point(String name, String type, String method) {
        return new KillPoint(name, "dev.mixhook.engine." + type, method, 1);
    }

    @BeforeEach
    void people() throws IOException {
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                IntStream.range(0, PEOPLE)
                        .mapToObj(
                                i ->
                                        "{\"$distinct_id\": \"u-%d\", \"$properties\": {\"plan\": \"free\"}}"
                                                .formatted(i))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void simulations_that_are_killed_lose_nobody_and_double_nobody_but_the_uncertain() // R-D6
            throws Exception {
        crash(2 * KILLS / 3, "simulate", "--keep-going", "--from", "2026-01-01", "--for", "40d");
    }

    @Test
    void daemons_that_are_killed_lose_nobody_and_double_nobody_but_the_uncertain() // R-D6, R-S10
            throws Exception {
        crash(KILLS / 3, "run", "--speed", "2d/s", "--from", "2026-01-01", "--for", "30d");
    }

    private void crash(int kills, String... command) throws Exception {
        try (LoggingReceiver receiver = new LoggingReceiver(SEED)) {
            campaign("once", receiver, "asap");
            campaign(
                    "daily",
                    receiver,
                    "{recurring: {every: day, at: \"09:00\"}, limits: {at_most: %d}}"
                            .formatted(AT_MOST));
            for (int kill = 0; kill < kills; kill++) {
                killOnce(kill, command);
            }
            receiver.beWell();
            processes().finish(command);
            check(receiver, kills);
        }
    }

    private void killOnce(int kill, String... command) throws Exception {
        int turn = kill % (POINTS.size() + 2);
        if (turn < POINTS.size()) {
            KillPoint point = POINTS.get(turn);
            int times = point.name().equals("in a migration") ? 1 : 1 + random.nextInt(8);
            KillPoint there = new KillPoint(point.name(), point.type(), point.method(), times);
            if (there.kill(agent -> processes().start(List.of(agent), command))) {
                reached.add(point.name());
            }
        } else {
            Process process = processes().start(List.of(), command);
            process.waitFor(300 + random.nextInt(3000), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        checkUncertain(kill);
    }

    /** Each kill leaves at most as many uncertain POSTs as a campaign may have under way. */
    private void checkUncertain(int kill) throws IOException {
        if (!Files.exists(folder.resolve("state/mixhook.mark"))) {
            return; // killed before there was a ledger
        }
        Map<String, Integer> open = new HashMap<>();
        read(
                entry -> {
                    if (entry instanceof Entry.Posted(Post post, Settlement settlement)
                            && settlement.state() == PostState.SENT) {
                        open.merge(post.campaign(), 1, Integer::sum);
                    }
                });
        assertThat(open.values())
                .as("seed %d, kill %d: %s", SEED, kill, open)
                .allMatch(count -> count <= PARALLEL);
        uncertain += open.values().stream().mapToInt(Integer::intValue).sum();
    }

    private Processes processes() {
        return new Processes(folder);
    }

    private void check(LoggingReceiver receiver, int kills) throws IOException {
        Map<String, Integer> accepted = new HashMap<>();
        Map<String, Integer> doubtful = new HashMap<>();
        List<String> lost = new ArrayList<>();
        read(
                entry -> {
                    if (entry instanceof Entry.Posted(Post post, Settlement settlement)) {
                        assertThat(post.users()).hasSizeLessThanOrEqualTo(BATCH);
                        count(post, settlement.state(), accepted, doubtful);
                    } else if (entry instanceof Entry.Noted(Notice notice)) {
                        assertThat(notice.kind()).isNotEqualTo(Notice.Kind.DEAD);
                    }
                });
        int doubled = 0;
        for (String campaign : List.of("once", "daily")) {
            int most = campaign.equals("once") ? 1 : AT_MOST;
            for (int i = 0; i < PEOPLE; i++) {
                String key = campaign + " u-" + i;
                int times = accepted.getOrDefault(key, 0);
                int acted = receiver.acted(campaign, "u-" + i);
                if (times != most) {
                    lost.add(key + " × " + times);
                }
                doubled += Math.max(0, acted - times - doubtful.getOrDefault(key, 0));
                assertThat(acted).as(key).isGreaterThanOrEqualTo(times);
            }
        }
        System.out.printf(
                "kills %d, lost %d, doubled outside uncertain %d, uncertain %d%n",
                kills, lost.size(), doubled, uncertain);
        assertThat(reached).containsAll(POINTS.stream().limit(kills).map(KillPoint::name).toList());
        assertThat(lost).as("seed %d", SEED).isEmpty();
        assertThat(doubled).as("seed %d", SEED).isZero();
        assertThat(receiver.largest()).isLessThanOrEqualTo(BATCH);
    }

    private static void count(
            Post post,
            PostState state,
            Map<String, Integer> accepted,
            Map<String, Integer> doubtful) {
        for (String user : post.users()) {
            if (state == PostState.ACCEPTED) {
                accepted.merge(post.campaign() + ' ' + user, 1, Integer::sum);
            } else if (state == PostState.UNCERTAIN) {
                doubtful.merge(post.campaign() + ' ' + user, 1, Integer::sum);
            }
        }
    }

    private void read(Consumer<Entry> reader) {
        try (LedgerReader ledger = LedgerLocation.folder(folder.resolve("state")).read()) {
            ledger.read(LedgerSelection.EVERYTHING, reader);
        }
    }

    private void campaign(String name, LoggingReceiver receiver, String schedule)
            throws IOException {
        Files.writeString(
                folder.resolve("campaigns/" + name + ".yaml"),
                """
                campaign: %s
                webhook: {url: "http://localhost:%d/%s", parallel: %d, batch: %d}
                target: {property: plan, is: free}
                schedule: %s
                """
                        .formatted(name, receiver.port(), name, PARALLEL, BATCH, schedule));
    }
}

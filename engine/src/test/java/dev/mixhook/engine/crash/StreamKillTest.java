package dev.mixhook.engine.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.LedgerReader;
import dev.mixhook.engine.ledger.LedgerSelection;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Streams killed by {@code kill -9}, at named points and at random ones, and started again over the
 * same ledger: simulations, and daemons whose file gains events, late ones too. {@code
 * -Dstream.kills=100} is the long form.
 */
class StreamKillTest {
    private static final int KILLS = Integer.getInteger("stream.kills", 4);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int EVENTS = 600;
    private static final int SECONDS = 3_600;
    private static final Pattern ID = Pattern.compile("\"insert_id\": ?\"([^\"]+)\"");

    private static final List<KillPoint> POINTS =
            List.of(
                    point("a list is taken", "execution.EventQueue", "take"),
                    point("a list is planned", "execution.StreamRun", "planned"),
                    point("a list is sent", "execution.Dispatcher", "send"),
                    point("a list is settled", "execution.StreamDelivery", "settled"));

    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TreeSet<String> reached = new TreeSet<>();
    private final Map<String, Integer> came = new HashMap<>();
    private final Map<String, Integer> arrived = new HashMap<>();
    private final Map<String, Integer> accepted = new HashMap<>();
    private final Map<String, Integer> uncertain = new HashMap<>();
    private final Map<String, Integer> late = new HashMap<>();
    private HttpServer server;
    private int posts;
    private int gained;

    private static KillPoint point(String name, String type, String method) {
        return new KillPoint(name, "dev.mixhook.engine." + type, method, 1);
    }

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.createDirectories(folder.resolve("campaigns"));
        Files.writeString(
                folder.resolve("campaigns/buys.yaml"),
                """
                campaign: buys
                webhook: {url: "http://localhost:%d/", format: event_stream}
                stream: {events: [Buy]}
                """
                        .formatted(server.getAddress().getPort()));
        for (int i = 0; i < EVENTS; i++) {
            append(i % 20 == 0 ? "twice" + i / 40 : "e" + i, i * SECONDS / EVENTS);
        }
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void append(String insertId, int second) throws IOException {
        came.merge(insertId, 1, Integer::sum);
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"event\": \"Buy\", \"properties\": {\"time\": %d, \"distinct_id\": \"u\", \"$insert_id\": \"%s\"}}%n"
                        .formatted(START.getEpochSecond() + second, insertId),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Every seventh POST is refused, before it is acted on. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean isRefused = ++posts % 7 == 0;
        if (!isRefused) {
            ID.matcher(body).results().forEach(id -> arrived.merge(id.group(1), 1, Integer::sum));
        }
        exchange.sendResponseHeaders(isRefused ? 503 : 204, -1);
        exchange.close();
    }

    @Test
    void simulations_of_a_stream_that_are_killed_lose_no_event() throws Exception { // R-E7, R-D6
        crash(
                (KILLS + 1) / 2,
                () -> {},
                "simulate",
                "--keep-going",
                "--from",
                "2026-01-01",
                "--for",
                "2h");
    }

    @Test
    void daemons_with_a_stream_that_are_killed_lose_no_event() throws Exception { // R-E7, R-D6
        crash(
                KILLS / 2,
                this::gain,
                "run",
                "--speed",
                "10m/s",
                "--from",
                "2026-01-01",
                "--for",
                "2h");
    }

    /** A file gains an event that happened before the stream began, and one that came late. */
    private void gain() throws IOException {
        gained++;
        append("before" + gained, -1_000 - gained);
        append("late" + gained, gained * 7 % SECONDS);
    }

    private interface Gain {
        void once() throws IOException;
    }

    private void crash(int kills, Gain gain, String... command) throws Exception {
        for (int kill = 0; kill < kills; kill++) {
            kill(kill, gain, command);
        }
        new Processes(folder).finish(command);
        check(kills);
    }

    /** Kills a process whose file gains events as long as it lives. */
    private void kill(int kill, Gain gain, String... command) throws Exception {
        Processes processes = new Processes(folder);
        int turn = kill % (POINTS.size() + 1);
        CompletableFuture<Process> begun = new CompletableFuture<>();
        Thread writer = Thread.ofVirtual().start(() -> gain(gain, begun.join()));
        if (turn < POINTS.size()) {
            KillPoint point = POINTS.get(turn);
            int times = 1 + random.nextInt(30);
            KillPoint there = new KillPoint(point.name(), point.type(), point.method(), times);
            if (there.kill(agent -> begun(begun, processes.start(List.of(agent), command)))) {
                reached.add(point.name());
            }
        } else {
            Process process = begun(begun, processes.start(List.of(), command));
            process.waitFor(1_500 + random.nextInt(3_000), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }
        writer.join();
    }

    private static Process begun(CompletableFuture<Process> begun, Process process) {
        begun.complete(process);
        return process;
    }

    private static void gain(Gain gain, Process process) {
        try {
            while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
                gain.once();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void check(int kills) {
        try (LedgerReader ledger = LedgerLocation.folder(folder.resolve("state")).read()) {
            ledger.read(LedgerSelection.EVERYTHING, this::read);
        }
        int doubled = 0;
        for (Map.Entry<String, Integer> event : came.entrySet()) {
            String id = event.getKey();
            int times = accepted.getOrDefault(id, 0);
            if (!id.startsWith("before")) {
                assertThat(times).as("%s, seed %d", id, SEED).isEqualTo(event.getValue());
            } else {
                // History, unless a process that ran has read it.
                assertThat(times).as(id).isEqualTo(late.getOrDefault(id, 0));
            }
            int most = times + uncertain.getOrDefault(id, 0);
            assertThat(arrived.getOrDefault(id, 0)).as(id).isGreaterThanOrEqualTo(times);
            doubled += Math.max(0, arrived.getOrDefault(id, 0) - most);
        }
        System.out.printf(
                "kills %d, POSTs %d, events %d, lost 0, doubled outside uncertain %d, uncertain %d, late %d%n",
                kills, posts, accepted.size(), doubled, uncertain.size(), late.size());
        assertThat(doubled).as("seed %d", SEED).isZero();
        assertThat(reached).containsAll(POINTS.stream().limit(kills).map(KillPoint::name).toList());
    }

    private void read(Entry entry) {
        switch (entry) {
            case Entry.Posted(Post post, Settlement settlement) -> {
                boolean isAccepted = settlement.state() == PostState.ACCEPTED;
                if (isAccepted || settlement.state() == PostState.UNCERTAIN) {
                    Map<String, Integer> counts = isAccepted ? accepted : uncertain;
                    post.users().forEach(id -> counts.merge(id, 1, Integer::sum));
                }
            }
            case Entry.Noted(Notice notice) -> {
                assertThat(notice.kind()).isNotEqualTo(Notice.Kind.DEAD);
                if (notice.kind() == Notice.Kind.LATE) {
                    notice.users().forEach(id -> late.merge(id, 1, Integer::sum));
                }
            }
        }
    }
}

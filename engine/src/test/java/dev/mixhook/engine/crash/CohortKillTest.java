package dev.mixhook.engine.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mixhook.engine.faults.CohortMembers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Simulations of a cohort killed by {@code kill -9}, at named points and at random ones, and
 * started again over the same ledger. {@code -Dcohort.kills=100} is the long form.
 */
class CohortKillTest {
    private static final int KILLS = Integer.getInteger("cohort.kills", 4);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final int PEOPLE = 30;
    private static final String[] COMMAND = {
        "simulate", "--keep-going", "--from", "2026-01-01", "--for", "40d"
    };

    private static final List<KillPoint> POINTS =
            List.of(
                    point("a page is planned", "execution.CohortSyncRun", "tell"),
                    point("a page is sent", "execution.Dispatcher", "send"),
                    point("a page is settled", "state.CohortState", "settled"),
                    point("the next page", "execution.CohortSync", "next"));

    @TempDir private Path folder;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final TreeSet<String> reached = new TreeSet<>();
    private final TreeSet<String> expected = new TreeSet<>();
    private final CohortMembers members = new CohortMembers();
    private HttpServer server;
    private int posts;

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
                folder.resolve("campaigns/pro.yaml"),
                """
                campaign: pro
                webhook: {url: "http://localhost:%d/", format: cohort_sync, batch: 3}
                target: {property: plan, is: pro}
                schedule: {sync: 6 hours}
                """
                        .formatted(server.getAddress().getPort()));
        Files.write(folder.resolve("profiles.jsonl"), people());
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    /** People who come and go for thirty days. */
    private List<String> people() {
        TreeMap<String, String> plans = new TreeMap<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            lines.add(
                    "{\"$distinct_id\": \"u%d\", \"$properties\": {\"plan\": \"pro\"}}"
                            .formatted(i));
            plans.put("u" + i, "pro");
        }
        for (int hour = 1; hour < 30 * 24; hour++) {
            String user = "u" + random.nextInt(PEOPLE);
            String plan = random.nextBoolean() ? "pro" : "free";
            lines.add(
                    "{\"$distinct_id\": \"%s\", \"$time\": \"2026-01-%02dT%02d:30:00\", \"$set\": {\"plan\": \"%s\"}}"
                            .formatted(user, 1 + hour / 24, hour % 24, plan));
            plans.put(user, plan);
        }
        plans.forEach(
                (user, plan) -> {
                    if (plan.equals("pro")) {
                        expected.add(user);
                    }
                });
        return lines;
    }

    /** Every seventh POST is refused after it was acted on. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String action = members.apply(exchange.getRequestBody().readAllBytes());
        byte[] answer =
                "{\"action\": \"%s\", \"status\": \"success\"}".formatted(action).getBytes(UTF_8);
        exchange.sendResponseHeaders(++posts % 7 == 0 ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void a_cohort_whose_sender_is_killed_loses_nobody() throws Exception { // R-C7, R-D6
        Processes processes = new Processes(folder);
        for (int kill = 0; kill < KILLS; kill++) {
            int turn = kill % (POINTS.size() + 1);
            if (turn < POINTS.size()) {
                KillPoint point = POINTS.get(turn);
                KillPoint there =
                        new KillPoint(
                                point.name(), point.type(), point.method(), 1 + random.nextInt(30));
                if (there.kill(agent -> processes.start(List.of(agent), COMMAND))) {
                    reached.add(point.name());
                }
            } else {
                Process process = processes.start(List.of(), COMMAND);
                process.waitFor(300 + random.nextInt(2000), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
            }
        }
        processes.finish(COMMAND);
        System.out.printf("kills %d, POSTs %d, members %d%n", KILLS, posts, members.now().size());
        assertThat(reached).containsAll(POINTS.stream().map(KillPoint::name).toList());
        assertThat(members.now()).as("seed %d", SEED).isEqualTo(expected).isNotEmpty();
    }
}

package dev.mixhook.engine.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Ticker;
import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Conclusion;
import dev.mixhook.engine.contract.finding.Failure;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import dev.mixhook.engine.contract.probe.Deadline;
import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that do their worst: the result is clear, and nothing is left running. */
class HostileReceiverTest {
    private static final VerifyTimings IMPATIENT =
            new VerifyTimings(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(300),
                    Duration.ofMillis(300),
                    2000);

    @TempDir private Path folder;

    private interface Script {
        void on(Socket socket) throws IOException;
    }

    @Test
    void one_that_hangs_fails_at_the_first_post_and_nothing_else_is_tried() throws Exception {
        List<Finding> findings =
                against(
                        socket ->
                                socket.getInputStream()
                                        .transferTo(OutputStream.nullOutputStream()));
        assertThat(first(findings).seen()).matches("no answer from localhost:\\d+ within 2 s");
        assertThat(findings.stream().skip(1))
                .allMatch(finding -> finding.result() instanceof CheckResult.Skipped);
    }

    @Test
    void one_that_closes_every_connection_is_named_so() throws Exception {
        assertThat(first(against(Socket::close)).seen())
                .matches("the connection to localhost:\\d+ broke before the answer");
    }

    @Test
    void one_that_answers_garbage_is_named_so() throws Exception {
        assertThat(first(against(socket -> say(socket, "\u0000\u0001 garbage\r\n\r\n"))).seen())
                .matches("the answer from localhost:\\d+ is not HTTP");
        assertThat(first(against(socket -> say(socket, "HTTP/1.1 999 \u001b[31m\r\n\r\n"))).seen())
                .startsWith("answered 999");
    }

    @Test
    void of_an_answer_of_10_gb_no_more_is_read_than_is_shown() throws Exception {
        String head = "HTTP/1.1 500 x\r\nContent-Length: 10000000000\r\n\r\n";
        Script endless =
                socket -> {
                    say(socket, head);
                    byte[] piece = "x".repeat(8192).getBytes(ISO_8859_1);
                    while (true) {
                        socket.getOutputStream().write(piece);
                    }
                };
        assertThat(first(against(endless)).seen())
                .startsWith("answered 500 \"xxx")
                .hasSizeLessThan(300);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void one_that_crashes_at_the_start_is_unreachable_with_what_it_said() throws Exception {
        Conclusion conclusion = started("echo no such module >&2; exit 3", nobody());
        assertThat(conclusion)
                .isEqualTo(
                        new Conclusion.NoReceiver(
                                "`echo no such module >&2; exit 3` ended with 3 before it was ready",
                                List.of("no such module")));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void one_that_is_never_ready_is_ended_with_all_its_children() throws Exception {
        String ready = nobody();
        Conclusion conclusion =
                started("echo $$ > pids; sleep 1000 & echo $! >> pids; echo starting; wait", ready);
        assertThat(conclusion).isInstanceOf(Conclusion.NoReceiver.class);
        Conclusion.NoReceiver noReceiver = (Conclusion.NoReceiver) conclusion;
        assertThat(noReceiver.reason()).startsWith(ready + " is not ready: connection refused");
        assertThat(noReceiver.output()).containsExactly("starting");
        assertThat(Files.readAllLines(folder.resolve("pids")))
                .hasSize(2)
                .noneMatch(HostileReceiverTest::isAlive);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void one_that_dies_on_the_way_is_said_to_have() throws Exception {
        Path started = folder.resolve("started");
        Path stop = folder.resolve("stop");
        Path gone = folder.resolve("gone");
        LabReceiver atFirstPost =
                new LabReceiver() {
                    @Override
                    boolean isReady() {
                        return Files.exists(started);
                    }

                    @Override
                    int status(Post post) throws InterruptedException {
                        create(stop);
                        assertThat(
                                        Deadline.in(Duration.ofSeconds(30), Ticker.system())
                                                .awaits(() -> Files.exists(gone)))
                                .isTrue();
                        return 200;
                    }
                };
        try (atFirstPost) {
            String command =
                    "touch started; until [ -e stop ]; do sleep 0.01; done; touch gone; exit 7";
            Contract contract = contract(atFirstPost.url(), command, atFirstPost.health());
            Conclusion conclusion =
                    ReceiverRun.of(contract, ReceiverRun.QUICK, new Strictness(false, false));
            assertThat(((Conclusion.Verified) conclusion).output())
                    .containsExactly("(the receiver ended with 7)");
        }
    }

    @Test
    void where_something_answers_already_nothing_is_started() throws Exception {
        try (LabReceiver other = new LabReceiver()) {
            Contract contract = contract(other.url(), "touch started", null);
            assertThat(ReceiverRun.of(contract, IMPATIENT, new Strictness(false, false)))
                    .isEqualTo(
                            new Conclusion.Unfit(
                                    "Something answers at %s already. End it, or leave `start` out."
                                            .formatted(other.url())));
            assertThat(folder.resolve("started")).doesNotExist();
        }
    }

    private static void create(Path file) {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Conclusion started(String command, String ready) throws InterruptedException {
        return ReceiverRun.of(
                contract("http://localhost:1/hook", command, ready),
                IMPATIENT,
                new Strictness(false, false));
    }

    private Contract contract(String url, @Nullable String start, @Nullable String ready) {
        Contract all = Contract.standard(url);
        return new Contract(
                "hostile",
                new ReceiverSource(url, start, folder, ready),
                Map.of(),
                all.pack(),
                Set.of("answers-200", "users-1", "slow-body"),
                List.of(),
                all.setting(),
                List.of());
    }

    private List<Finding> against(Script script) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> serve(server, script));
            String url = "http://localhost:" + server.getLocalPort() + "/hook";
            return ReceiverRun.findings(
                    ReceiverRun.of(
                            contract(url, null, null), IMPATIENT, new Strictness(false, false)));
        }
    }

    private static void serve(ServerSocket server, Script script) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                script.on(socket);
            } catch (IOException _) {
                // Whoever sent has left, or the test is over.
            }
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getInputStream().read(new byte[8192]);
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    private static Failure first(List<Finding> findings) {
        return ((CheckResult.Failed) findings.getFirst().result()).failure();
    }

    /** A URL at which nothing listens. */
    private static String nobody() throws IOException {
        return "http://localhost:" + FreePorts.next() + "/health";
    }

    private static boolean isAlive(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isPresent();
    }
}

package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.FreePorts;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Where mixhook's own receiver listens, and that its campaigns find it there. */
@Timeout(60)
class ReceiverPortTest {
    private static final Pattern PORT = Pattern.compile("listens at port (\\d+)");
    private static final Pattern NEXT =
            Pattern.compile("port \\d+ is taken, and (\\d+) is the next one that is free");

    @TempDir private Path folder;

    @BeforeEach
    void one_person_for_one_campaign() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("campaigns")).resolve("hello.yaml"),
                """
                campaign: hello
                webhook: {url: "http://localhost:6494/hook?key=a"}
                target: {property: plan, is: free}
                schedule: asap
                """);
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n");
    }

    @Test
    void where_the_usual_port_is_taken_the_receiver_takes_the_next_and_campaigns_post_there()
            throws IOException {
        try (ServerSocket _ = taken(ReceiverPort.DEFAULT)) {
            Shell shell = simulate(Map.of(), "--receive");
            Matcher said = PORT.matcher(shell.err());
            assertThat(said.find()).as(shell.err()).isTrue();
            assertThat(Integer.parseInt(said.group(1))).isGreaterThan(ReceiverPort.DEFAULT);
            assertThat(shell.err())
                    .contains("port 6494 is taken: ", "campaigns for 6494 post there")
                    .contains("The receiver got 1 POST ");
        }
    }

    @Test
    void the_receiver_listens_at_the_port_that_is_named_and_campaigns_post_there()
            throws IOException {
        String port = String.valueOf(FreePorts.next());
        Shell shell = simulate(Map.of(), "--receive", "--port", port);
        assertThat(shell.err()).contains("The receiver got 1 POST ").doesNotContain("is taken");
    }

    @Test
    void a_port_that_is_named_and_taken_is_an_error() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());
            Shell shell = new Shell();
            assertThat(run(shell, "simulate", "--receive", "--port", port))
                    .isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err())
                    .contains("With --receive: port " + port + " is taken")
                    .contains("leave --receive out");
            shell = new Shell(Map.of("MIXHOOK_PORT", port));
            assertThat(shell.run("receive")).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(shell.err()).contains("port " + port + " is taken");
        }
    }

    @Test
    void campaigns_find_a_receiver_that_listens_elsewhere_by_the_environment() throws Exception {
        String port = String.valueOf(FreePorts.next());
        Shell receiving = new Shell(Map.of("MIXHOOK_PORT", port));
        FutureTask<Integer> receive = new FutureTask<>(() -> receiving.run("receive"));
        Thread thread = Thread.ofVirtual().start(receive);
        receiving.awaitErr("localhost:" + port, 0);

        simulate(Map.of("MIXHOOK_PORT", port));
        assertThat(run(new Shell(Map.of("MIXHOOK_PORT", port)), "test")).isZero();

        thread.interrupt();
        assertThat(receive.get()).isZero();
        assertThat(receiving.out()).contains("2 POSTs with 2 users");
    }

    @Test
    void the_option_wins_over_the_environment() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Map<String, String> taken =
                    Map.of("MIXHOOK_PORT", String.valueOf(other.getLocalPort()));
            assertThat(simulate(taken, "--receive", "--port", "0").err())
                    .contains("The receiver got 1 POST ");
        }
    }

    @Test
    void receive_takes_the_next_port_and_says_how_campaigns_find_it() throws Exception {
        try (ServerSocket _ = taken(ReceiverPort.DEFAULT)) {
            Shell shell = new Shell();
            FutureTask<Integer> receive = new FutureTask<>(() -> shell.run("receive"));
            Thread thread = Thread.ofVirtual().start(receive);
            shell.awaitErr("Ctrl-C", 0);
            thread.interrupt();
            assertThat(receive.get()).isZero();
            Matcher said = NEXT.matcher(shell.err());
            assertThat(said.find()).as(shell.err()).isTrue();
            assertThat(shell.err())
                    .contains("MIXHOOK_PORT=" + said.group(1), "localhost:" + said.group(1) + '/');
        }
    }

    @Test
    void ingest_takes_the_next_port_and_says_so() throws Exception {
        try (ServerSocket _ = taken(6490)) {
            Shell shell = new Shell();
            FutureTask<Integer> ingest =
                    new FutureTask<>(() -> shell.run("ingest", folder.toString()));
            Thread thread = Thread.ofVirtual().start(ingest);
            shell.awaitErr("Ctrl-C", 0);
            thread.interrupt();
            assertThat(ingest.get()).isZero();
            Matcher said = NEXT.matcher(shell.err());
            assertThat(said.find()).as(shell.err()).isTrue();
            assertThat(shell.err()).contains("localhost:" + said.group(1) + ' ');
        }
    }

    @Test
    void what_is_no_port_is_bad_input() {
        Shell shell = new Shell(Map.of("MIXHOOK_PORT", "x"));
        assertThat(run(shell, "check")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("MIXHOOK_PORT=x: a port is a number from 0 to 65535.");
        shell = new Shell();
        assertThat(run(shell, "simulate", "--port", "7000")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("--port is about the receiver that --receive starts; add it.");
    }

    @Test
    void campaigns_for_another_port_or_another_host_stay_where_they_are() throws IOException {
        Path file = folder.resolve("campaigns/hello.yaml");
        String text = Files.readString(file);
        for (String url : new String[] {"http://localhost:6495/", "https://localhost:6494/"}) {
            Files.writeString(file, text.replace("http://localhost:6494/", url));
            Shell shell = new Shell(Map.of("MIXHOOK_PORT", "7000"));
            assertThat(run(shell, "check")).as(shell.err()).isZero();
            assertThat(shell.out()).contains("hello  " + url + "hook?key=***");
        }
    }

    private Shell simulate(Map<String, String> environment, String... options) {
        Shell shell = new Shell(environment);
        assertThat(run(shell, "simulate", options)).as(shell.err()).isZero();
        return shell;
    }

    private int run(Shell shell, String command, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = command;
        arguments[1] = folder.toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return shell.run(with(command, arguments));
    }

    private static String[] with(String command, String... arguments) {
        if (!command.equals("simulate")) {
            return arguments;
        }
        String[] all = Arrays.copyOf(arguments, arguments.length + 4);
        System.arraycopy(
                new String[] {"--from", "2026-01-01", "--for", "1d"}, 0, all, arguments.length, 4);
        return all;
    }

    /** Takes a port, unless somebody else has it; null then. */
    private static @Nullable ServerSocket taken(int port) throws IOException {
        try {
            return new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"));
        } catch (BindException _) {
            return null;
        }
    }
}

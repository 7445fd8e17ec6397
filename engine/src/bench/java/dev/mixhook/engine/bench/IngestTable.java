package dev.mixhook.engine.bench;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Events a second that SDKs send in lists of fifty, beside a server that only answers. */
final class IngestTable implements Table {
    private static final int EVENTS = 50;
    private static final int CONNECTIONS = 8;
    private static final int REQUESTS = 4000;
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void measure(Bench bench, Report report) throws Exception {
        List<byte[]> requests = new ArrayList<>();
        for (var i = 0; i < 200; i++) {
            requests.add(request(i));
        }
        report.say(
                "%,d POSTs of 50 events (forms of base64, as Java's library and browsers send them; %,d bytes) on %d connections, to a server of one core (%s), asked from another.",
                REQUESTS,
                requests.getFirst().length,
                CONNECTIONS,
                Files.isExecutable(TASKSET) ? "by taskset" : "of its CPU time alone");
        report.head("", "events/s", "events a second of CPU", "its CPU, of the bare server's");
        var bare = row(bench, report, "a bare server that answers `1`", "bare", requests, 0);
        row(bench, report, "decoded, validated, in memory", "memory", requests, bare);
        row(bench, report, "and on disk before it is answered", "journal", requests, bare);
    }

    private static double row(
            Bench bench,
            Report report,
            String what,
            String mode,
            List<byte[]> requests,
            double bare)
            throws Exception {
        var folder = Files.createTempDirectory(bench.folder(), "journal");
        List<Double> cpu = new ArrayList<>();
        List<Double> wall = new ArrayList<>();
        try (var server = Server.start(bench, mode, folder)) {
            for (var round = -3; round < Math.max(3, bench.rounds() / 2); round++) {
                var before = server.cpu();
                var cost = Cost.of(() -> load(server.port(), requests));
                if (round >= 0) {
                    cpu.add(server.cpu() - before);
                    wall.add(cost.wall());
                }
            }
        }
        var spent = Cost.median(cpu);
        report.row(
                "%s | %,.0f | %,.0f | %.1f times",
                what,
                EVENTS * REQUESTS / Cost.median(wall),
                EVENTS * REQUESTS / spent,
                bare == 0 ? 1 : spent / bare);
        return spent;
    }

    /** A server in a process of its own. */
    private record Server(Process process, BufferedReader said, int port)
            implements AutoCloseable {
        static Server start(Bench bench, String mode, Path folder) throws IOException {
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(TASKSET)) {
                command.addAll(List.of(TASKSET.toString(), "-c", "0"));
            }
            command.addAll(bench.java("-Xmx512m", IngestServer.class.getName()));
            command.addAll(List.of(mode, folder.toString()));
            var process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var said = process.inputReader();
            return new Server(process, said, Integer.parseInt(said.readLine()));
        }

        /** Seconds of all its threads. */
        double cpu() throws IOException {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            return Long.parseLong(said.readLine()) / 1e9;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    private static Void load(int port, List<byte[]> requests) throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (var connection = 0; connection < CONNECTIONS; connection++) {
                var first = connection;
                all.add(threads.submit(() -> talk(port, requests, first)));
            }
        }
        for (var each : all) {
            each.get();
        }
        return null;
    }

    private static Void talk(int port, List<byte[]> requests, int first) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var out = socket.getOutputStream();
            var in = new BufferedInputStream(socket.getInputStream());
            for (var i = first; i < REQUESTS; i += CONNECTIONS) {
                out.write(requests.get(i % requests.size()));
                answered(in);
            }
        }
        return null;
    }

    /** Reads one answer, which ends with a {@code 1}. */
    private static void answered(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (true) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("closed after " + bytes);
            }
            bytes.write(next);
            if (next == '1' && bytes.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n1")) {
                return;
            }
        }
    }

    /** A POST of fifty events, whole. */
    private static byte[] request(int number) {
        var list = new StringJoiner(",", "[", "]");
        for (var i = 0; i < EVENTS; i++) {
            list.add(
                    "{\"event\":\"Purchase\",\"properties\":{\"token\":\"0123456789abcdef0123456789abcdef\",\"distinct_id\":\"u-%04d\",\"time\":%d,\"mp_lib\":\"jdk\",\"$lib_version\":\"1.6.1\",\"amount\":%d.5,\"currency\":\"EUR\",\"item\":\"item-%d\",\"page\":\"/shop/checkout?from=mail\",\"gift\":false}}"
                            .formatted(
                                    (number * EVENTS + i) % 5000,
                                    System.currentTimeMillis(),
                                    i,
                                    number));
        }
        var data =
                Base64.getEncoder().encodeToString(list.toString().getBytes(StandardCharsets.UTF_8));
        var body = "data=" + URLEncoder.encode(data, StandardCharsets.UTF_8);
        return ("POST /track HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.mixhook.delivery;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** The most that can be had: one body that is always the same, by wrk, or else by plain sockets. */
public final class Ceiling {
    private static final int SECONDS = 5;
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

    private final Path folder;
    private final int port;
    private final byte[] body;
    private final boolean wrk;

    public Ceiling(Path folder, int port, byte[] body) throws InterruptedException {
        this.folder = folder;
        this.port = port;
        this.body = body;
        this.wrk = Tool.isThere("wrk", "-v");
    }

    public String name() {
        return wrk ? "wrk" : "plain sockets";
    }

    /** POSTs a second on so many connections. */
    public double posts(int connections) throws IOException, InterruptedException {
        return wrk ? byWrk(connections) : bySockets(connections);
    }

    private double byWrk(int connections) throws IOException, InterruptedException {
        var script =
                """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
                wrk.body = "%s"
                """
                        .formatted(new String(body, StandardCharsets.US_ASCII));
        var file = Files.writeString(folder.resolve("post.lua"), script);
        var wrk =
                new ProcessBuilder(
                                "wrk",
                                "-t1",
                                "-c" + connections,
                                "-d" + SECONDS + "s",
                                "-s" + file,
                                "http://127.0.0.1:" + port + "/hook")
                        .redirectErrorStream(true)
                        .start();
        var said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        var rate = RATE.matcher(said);
        if (!rate.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IOException("wrk said: " + said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private double bySockets(int connections) {
        var end = System.nanoTime() + SECONDS * 1_000_000_000L;
        var posts = new LongAdder();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < connections; i++) {
                threads.submit(() -> postUntil(end, posts));
            }
        }
        return posts.sum() / (double) SECONDS;
    }

    private Void postUntil(long end, LongAdder posts) throws IOException {
        var request =
                ("POST /hook HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: "
                                + body.length
                                + "\r\n\r\n"
                                + new String(body, StandardCharsets.US_ASCII))
                        .getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                skipHead(in);
                posts.increment();
            }
        }
        return null;
    }

    /** The answers have no body. */
    private static void skipHead(BufferedInputStream in) throws IOException {
        for (var last = 0; last != 0x0d0a0d0a; ) {
            var octet = in.read();
            if (octet < 0) {
                throw new IOException("the receiver closed the connection");
            }
            last = last << 8 | octet;
        }
    }
}

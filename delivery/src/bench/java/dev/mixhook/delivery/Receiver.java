package dev.mixhook.delivery;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Answers every POST 200: nginx in a process of its own, or else plain sockets in this one. */
public final class Receiver implements Closeable {
    /** Where it is, set for each process of a benchmark. */
    static final String URL = "bench.url";

    private static final byte[] OK =
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final int port;
    private final Closeable end;

    private Receiver(String name, int port, Closeable end) {
        this.name = name;
        this.port = port;
        this.end = end;
    }

    public static Receiver start(Path folder) throws IOException, InterruptedException {
        var server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        if (!Tool.isThere("nginx", "-v")) {
            Thread.startVirtualThread(() -> accept(server));
            return new Receiver("plain sockets", server.getLocalPort(), server);
        }
        server.close();
        var nginx = nginx(folder, server.getLocalPort());
        return new Receiver("nginx", server.getLocalPort(), nginx::destroy);
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    @Override
    public void close() throws IOException {
        end.close();
    }

    private static Process nginx(Path folder, int port) throws IOException, InterruptedException {
        var config =
                """
                daemon off; pid %1$s/nginx.pid; error_log %1$s/error.log; worker_processes 1;
                events { worker_connections 1024; }
                http {
                    access_log off; keepalive_requests 1000000000; client_body_temp_path %1$s;
                    proxy_temp_path %1$s; fastcgi_temp_path %1$s; uwsgi_temp_path %1$s; scgi_temp_path %1$s;
                    server { listen 127.0.0.1:%2$d; location / { return 200; } }
                }
                """;
        var file = Files.writeString(folder.resolve("nginx.conf"), config.formatted(folder, port));
        var nginx =
                new ProcessBuilder("nginx", "-e", "stderr", "-c", file.toString())
                        .inheritIO()
                        .start();
        while (nginx.isAlive() && !listens(port)) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return nginx;
    }

    private static boolean listens(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The benchmark is over.
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (var length = length(in); length >= 0; length = length(in)) {
                in.skipNBytes(length);
                socket.getOutputStream().write(OK);
            }
        } catch (IOException gone) {
            // The sender has left.
        }
    }

    /** Reads a request's head; the length of its body, or -1 if there is none any more. */
    private static int length(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            var octet = in.read();
            if (octet < 0) {
                return -1;
            }
            head.append((char) octet);
        }
        var from = head.indexOf("Content-Length: ") + 16;
        return Integer.parseInt(head.substring(from, head.indexOf("\r", from)));
    }
}

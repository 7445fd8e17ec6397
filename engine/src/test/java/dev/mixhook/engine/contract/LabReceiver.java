package dev.mixhook.engine.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A good receiver on plain sockets, with one thing that it gets wrong. */
class LabReceiver implements AutoCloseable {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int END_OF_HEAD = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';
    private static final int SMALL_PIECE = 100;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");
    private static final Pattern FORM =
            Pattern.compile("(?i)content-type: application/x-www-form-urlencoded");

    private final ServerSocket server;
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final Map<String, JsonNode> stored = new ConcurrentHashMap<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();

    /**
     * A POST of users.
     *
     * @param nth of its connection, from 1
     * @param inFlight how many are being answered, this one among them
     */
    record Post(String target, int length, JsonNode users, int nth, int inFlight) {}

    LabReceiver() {
        try {
            server = new ServerSocket(0, 256, InetAddress.ofLiteral("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::accept);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/hook";
    }

    String probe() {
        return "http://localhost:" + server.getLocalPort() + "/received/{distinct_id}";
    }

    /** Tells with which properties a user is stored. */
    String echo() {
        return "http://localhost:" + server.getLocalPort() + "/stored/{distinct_id}";
    }

    /** What of the properties of a user is stored on whom it acted. */
    JsonNode keeps(JsonNode properties) {
        return properties;
    }

    /** Tells on how many it has acted. */
    String everyone() {
        return "http://localhost:" + server.getLocalPort() + "/everyone";
    }

    /** Answers 200 once it is ready. */
    String health() {
        return "http://localhost:" + server.getLocalPort() + "/health";
    }

    boolean isReady() {
        return true;
    }

    /** The status of the answer to a POST; what is wrong here is wrong with the receiver. */
    int status(Post post) throws InterruptedException {
        return 200;
    }

    /** Whether a user is acted on who has not been yet. */
    boolean acts(String id) {
        return true;
    }

    /** The same, by their properties. */
    boolean acts(JsonNode user) {
        return acts(user.get("$distinct_id").asString());
    }

    /** Whether a POST with this head is read as a form. */
    boolean isForm(String head) {
        return FORM.matcher(head).find();
    }

    /** The status of the answer to what holds no list of users. */
    int unreadable() {
        return 400;
    }

    /** On whom it has acted. */
    List<String> acted() {
        return List.copyOf(counts.keySet());
    }

    /** The lists of users that have come, as JSON. */
    List<String> bodies() {
        return bodies;
    }

    /** In how many pieces a head may come, if there is some time between one and the next. */
    int headPieces() {
        return Integer.MAX_VALUE;
    }

    /** In how many small pieces a body may come. */
    int bodyPieces() {
        return Integer.MAX_VALUE;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.startVirtualThread(() -> serve(socket));
            }
        } catch (IOException _) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int nth = 1; ; nth++) {
                answer(socket, in, nth);
            }
        } catch (IOException _) {
            // Whoever sent has left, or took too long.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(Socket socket, InputStream in, int nth)
            throws IOException, InterruptedException {
        String head = head(in);
        Matcher length = LENGTH.matcher(head);
        byte[] body = body(in, length.find() ? Integer.parseInt(length.group(1)) : 0);
        String target = head.split(" ", 3)[1];
        if (head.startsWith("GET /received/")) {
            AtomicInteger count = counts.get(URLDecoder.decode(target.substring(10), UTF_8));
            say(socket, 200, "{\"count\": " + (count == null ? 0 : count.get()) + '}');
        } else if (head.startsWith("GET /stored/")) {
            JsonNode properties = stored.get(URLDecoder.decode(target.substring(8), UTF_8));
            say(socket, properties == null ? 404 : 200, JSON.writeValueAsString(properties));
        } else if (target.equals("/everyone")) {
            say(socket, 200, "{\"users\": " + counts.size() + '}');
        } else if (target.equals("/health")) {
            say(socket, isReady() ? 200 : 503, "");
        } else if (!head.startsWith("POST") || !isForm(head)) {
            say(socket, 405, "");
        } else {
            say(socket, post(target, body, nth), "");
        }
    }

    private int post(String target, byte[] body, int nth) throws InterruptedException {
        JsonNode users;
        try {
            users =
                    JSON.readTree(
                            URLDecoder.decode(
                                    new String(body, ISO_8859_1).replaceFirst("^users=", ""),
                                    UTF_8));
        } catch (JacksonException _) {
            return unreadable();
        }
        if (!users.isArray()) {
            return unreadable();
        }
        bodies.add(users.toString());
        try {
            int status =
                    status(new Post(target, body.length, users, nth, inFlight.incrementAndGet()));
            if (status == 200) {
                users.forEach(this::act);
            }
            return status;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private void act(JsonNode user) {
        String id = user.get("$distinct_id").asString();
        if (acts(user)) {
            counts.computeIfAbsent(id, _ -> new AtomicInteger(1));
        }
        if (counts.containsKey(id)) {
            stored.put(id, keeps(user.path("$properties")));
        }
    }

    private String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        boolean counts = headPieces() < Integer.MAX_VALUE;
        int last = 0;
        int pieces = 0;
        while (last != END_OF_HEAD) {
            pieces += counts && in.available() == 0 ? 1 : 0;
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("closed");
            }
            head.write(octet);
            last = last << 8 | octet;
            checkPieces(pieces, headPieces());
        }
        return head.toString(ISO_8859_1);
    }

    private byte[] body(InputStream in, int length) throws IOException {
        byte[] body = new byte[length];
        int pieces = 0;
        for (int read = 0; read < length; ) {
            int more = in.read(body, read, length - read);
            if (more < 0) {
                throw new IOException("closed");
            }
            read += more;
            pieces += more < SMALL_PIECE ? 1 : 0;
            checkPieces(pieces, bodyPieces());
        }
        return body;
    }

    private static void checkPieces(int pieces, int most) throws IOException {
        if (pieces > most) {
            throw new IOException("too slow");
        }
    }

    private static void say(Socket socket, int status, String text) throws IOException {
        String answer =
                "HTTP/1.1 " + status + " x\r\nContent-Length: " + text.length() + "\r\n\r\n" + text;
        socket.getOutputStream().write(answer.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}

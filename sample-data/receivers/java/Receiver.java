import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/**
 * A receiver of Mixpanel's webhooks, with the JDK's own server: takes POSTs of users, and works on each user once, however
 * often they come. Start it: java Receiver.java (PORT=3000; KEY=s3cret makes it ask for ?key=s3cret).
 */
class Receiver {
    /** How often a user was worked on; yours is a table with the user as its key. */
    final Map<String, Integer> done = new ConcurrentHashMap<>();

    /** The newest properties of a user, as JSON; yours are its columns. */
    final Map<String, String> stored = new ConcurrentHashMap<>();

    public static void main(String[] args) throws IOException {
        new Receiver().serve();
    }

    void serve() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else answers wait 40 ms
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hooks/mixpanel", this::receive);
        server.createContext("/health", exchange -> answer(exchange, 200, "up"));
        server.createContext("/received", exchange -> answer(exchange, 200, received(exchange.getRequestURI().getRawPath())));
        server.createContext("/stored", this::echo);
        server.start();
        System.out.println("listening on http://localhost:" + port + "/hooks/mixpanel");
    }

    void receive(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "POST here");
        } else if (!isForm(exchange)) {
            answer(exchange, 415, "not a form");
        } else if (!hasKey(exchange)) {
            answer(exchange, 403, "wrong key");
        } else {
            take(exchange, body);
        }
    }

    void take(HttpExchange exchange, String body) throws IOException {
        List<?> users;
        try {
            users = users(body);
        } catch (IllegalArgumentException | ClassCastException noUsers) {
            answer(exchange, 400, "no users: " + noUsers.getMessage());
            return;
        }
        try {
            for (var user : users) {
                take((Map<?, ?>) user);
                store((Map<?, ?>) user);
            }
        } catch (RuntimeException failure) { // not all is done: say so, and they come again
            answer(exchange, 500, "failed: " + failure);
            return;
        }
        answer(exchange, 200, "OK");
    }

    /** All of it; a body that breaks off is an exception, which ends the connection. */
    String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    }

    /** Decodes the form once. */
    List<?> users(String body) {
        return (List<?>) Json.parse(parameter(body, "users"));
    }

    /** Only what is done is marked as done; whoever comes with the same user meanwhile waits. */
    void take(Map<?, ?> user) {
        done.computeIfAbsent((String) user.get("$distinct_id"), id -> work(user));
    }

    /** Whoever comes again may have other properties by now. */
    void store(Map<?, ?> user) {
        stored.put((String) user.get("$distinct_id"), Json.write(user.get("$properties")));
    }

    /** Your work: a mail, a coupon, a row. Any property may be missing, $email too. */
    int work(Map<?, ?> user) {
        ((Map<?, ?>) user.get("$properties")).get("$email");
        return 1;
    }

    String received(String path) {
        var user = asked(path);
        if (user.isEmpty()) {
            var count = done.values().stream().mapToInt(Integer::intValue).sum();
            return "{\"users\": %d, \"count\": %d}".formatted(done.size(), count);
        }
        return "{\"count\": %d}".formatted(done.getOrDefault(user, 0));
    }

    void echo(HttpExchange exchange) throws IOException {
        var properties = stored.get(asked(exchange.getRequestURI().getRawPath()));
        answer(exchange, properties == null ? 404 : 200, properties == null ? "null" : properties);
    }

    /** The user after the first part of a path. */
    static String asked(String path) {
        var user = path.replaceFirst("^/[a-z]+/?", "");
        return URLDecoder.decode(user.replace("+", "%2B"), UTF_8);
    }

    static boolean isForm(HttpExchange exchange) {
        var type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && type.split(";")[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    static boolean hasKey(HttpExchange exchange) {
        var key = System.getenv("KEY");
        var query = exchange.getRequestURI().getRawQuery();
        return key == null || query != null && key.equals(parameter(query, "key"));
    }

    static String parameter(String form, String name) {
        for (var pair : form.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
            }
        }
        throw new IllegalArgumentException(name + " is missing");
    }

    void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, status == 204 ? -1 : text.getBytes(UTF_8).length);
            if (status != 204) {
                exchange.getResponseBody().write(text.getBytes(UTF_8));
            }
        }
    }
}

/** As much of a JSON parser as this takes; with a library it is one line. */
final class Json {
    private static final Pattern LITERAL = Pattern.compile("true|false|null|-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A number, a truth or null, as it is written. */
    private record Literal(String text) {}

    /** Maps, lists, strings and literals. */
    static Object parse(String text) {
        var json = new Json(text);
        var value = json.value();
        if (!text.substring(json.at).isBlank()) {
            throw json.unexpected();
        }
        return value;
    }

    /** What was parsed, in ASCII. */
    static String write(Object value) {
        if (value instanceof Map<?, ?> object) {
            return object.entrySet().stream()
                    .map(entry -> write(entry.getKey()) + ": " + write(entry.getValue()))
                    .collect(joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::write).collect(joining(", ", "[", "]"));
        }
        return value instanceof Literal literal ? literal.text() : quoted((String) value);
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted(c) : "" + (char) c)
                .collect(joining("", "\"", "\""));
    }

    private Object value() {
        if (took('{')) {
            return object();
        }
        if (took('[')) {
            return list();
        }
        return took('"') ? string() : literal();
    }

    private Map<String, Object> object() {
        var object = new LinkedHashMap<String, Object>();
        if (took('}')) {
            return object;
        }
        do {
            expect('"');
            var key = string();
            expect(':');
            object.put(key, value());
        } while (took(','));
        expect('}');
        return object;
    }

    private List<Object> list() {
        var list = new ArrayList<>();
        if (took(']')) {
            return list;
        }
        do {
            list.add(value());
        } while (took(','));
        expect(']');
        return list;
    }

    private String string() {
        var string = new StringBuilder();
        for (var next = next(); next != '"'; next = next()) {
            if (next < ' ') {
                throw unexpected();
            }
            string.append(next == '\\' ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        var next = next();
        return switch (next) {
            case '"', '\\', '/' -> next;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) Integer.parseInt("" + next() + next() + next() + next(), 16);
            default -> throw unexpected();
        };
    }

    private Literal literal() {
        var literal = LITERAL.matcher(text).region(at, text.length());
        if (!literal.lookingAt()) {
            throw unexpected();
        }
        at = literal.end();
        return new Literal(literal.group());
    }

    private char next() {
        if (at == text.length()) {
            throw unexpected();
        }
        return text.charAt(at++);
    }

    /** Whether this comes next, after spaces; then it is behind us. */
    private boolean took(char wanted) {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var isNext = at < text.length() && text.charAt(at) == wanted;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private void expect(char wanted) {
        if (!took(wanted)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("no JSON at character " + at);
    }
}

import com.sun.net.httpserver.*;
import java.io.IOException;
import java.net.*;
import java.util.Map;
import java.util.concurrent.*;
import java.util.regex.*;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes POSTs of users and works on each user once, however often they come. Start it: java Receiver.java (Java 17 or newer) */
public class Receiver {
    static final Pattern USER = Pattern.compile("\\{\"\\$distinct_id\": \"((?:[^\"\\\\]|\\\\.)*)\", \"\\$properties\": ");
    static final Pattern CODE = Pattern.compile("\\\\u(....)");
    static final Map<String, Integer> DONE = new ConcurrentHashMap<>(); // yours is a table with the user as its key

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "3000"));
        System.setProperty("sun.net.httpserver.nodelay", "true"); // answers go out at once, not 40 ms later
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 128);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/hooks/mixpanel", Receiver::receive);
        server.createContext("/received/", call -> answer(call, 200, "{\"count\": " + DONE.getOrDefault(call.getRequestURI().getPath().substring(10), 0) + "}"));
        server.start();
        System.out.println("listening at http://localhost:" + port + "/hooks/mixpanel");
    }

    static void receive(HttpExchange call) throws IOException {
        String form = new String(call.getRequestBody().readAllBytes(), UTF_8); // users=[{…}, {…}], a form with JSON in it
        String users = form.startsWith("users=") ? URLDecoder.decode(form.substring(6), UTF_8) : "";
        boolean isForm = "application/x-www-form-urlencoded".equals(call.getRequestHeaders().getFirst("Content-Type"));
        boolean isWhole = isForm && users.endsWith("}]");
        Matcher user = USER.matcher(users);
        while (isWhole && user.find()) {
            DONE.computeIfAbsent(text(user.group(1)), id -> 1); // your work: a mail, a coupon, a row
        }
        answer(call, isWhole ? 200 : 400, isWhole ? "OK" : "no users"); // 200 says that all are done; else they come again
    }

    /** What a text in JSON means. */
    static String text(String json) {
        return CODE.matcher(json)
                .replaceAll(code -> Matcher.quoteReplacement("" + (char) Integer.parseInt(code.group(1), 16)))
                .translateEscapes();
    }

    static void answer(HttpExchange call, int status, String text) throws IOException {
        try (call) {
            call.sendResponseHeaders(status, text.getBytes(UTF_8).length);
            call.getResponseBody().write(text.getBytes(UTF_8));
        }
    }
}

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A receiver of Mixpanel's Real-Time Event Streams, which works on each event once. Stands on Receiver.java. Start it, with a
 * JDK 22 or newer: java EventReceiver.java (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret).
 */
class EventReceiver extends Receiver {
    /** Yours is a table with insert_id as its key, written in the work's own transaction. */
    final Set<String> seen = ConcurrentHashMap.newKeySet();

    public static void main(String[] args) throws IOException {
        new EventReceiver().serve();
    }

    @Override
    void receive(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 405, "POST here");
        } else if (!isAuthorized(exchange)) {
            answer(exchange, 401, "wrong password");
        } else {
            take(exchange, body);
        }
    }

    boolean isAuthorized(HttpExchange exchange) {
        return CohortReceiver.isAuthorized(exchange);
    }

    @Override
    List<?> users(String body) {
        return (List<?>) Json.parse(body);
    }

    /** At least once is what is promised: the same event comes again, alone or among others. */
    @Override
    synchronized void take(Map<?, ?> event) {
        if (!seen.contains(key(event))) {
            work(event);
            seen.add(key(event));
        }
    }

    String key(Map<?, ?> event) {
        return (String) event.get("insert_id");
    }

    /** Your work. Any property may be missing. */
    @Override
    int work(Map<?, ?> event) {
        return done.merge((String) event.get("user_id"), 1, Integer::sum);
    }

    @Override
    void store(Map<?, ?> event) {
        // The events are what there is.
    }
}

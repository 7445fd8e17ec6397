import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A receiver of Mixpanel's cohort syncs: it knows who is a member of which cohort. Stands on Receiver.java. Start it, with a
 * JDK 22 or newer: java CohortReceiver.java (PORT=3000; PASSWORD=s3cret makes it ask for mixpanel:s3cret).
 */
class CohortReceiver extends Receiver {
    /** By id, the members of each cohort by theirs; yours is a table with both as its key. */
    final Map<String, Map<String, Object>> cohorts = new ConcurrentHashMap<>();

    /** By cohort, the session whose pages come in, and its members so far. */
    final Map<String, Collected> collected = new ConcurrentHashMap<>();

    record Collected(String session, Map<String, Object> members) {}

    public static void main(String[] args) throws IOException {
        new CohortReceiver().serve();
    }

    @Override
    void receive(HttpExchange exchange) throws IOException {
        var body = body(exchange);
        if (!exchange.getRequestMethod().equals("POST")) {
            fail(exchange, 405, "", "POST here");
        } else if (!isAuthorized(exchange)) {
            fail(exchange, 401, "", "wrong password");
        } else {
            take(exchange, body);
        }
    }

    @Override
    void take(HttpExchange exchange, String body) throws IOException {
        Map<?, ?> parameters;
        String action;
        Map<String, Object> members;
        try {
            var call = (Map<?, ?>) Json.parse(body);
            action = (String) call.get("action");
            parameters = (Map<?, ?>) call.get("parameters");
            members = members(parameters);
        } catch (IllegalArgumentException | ClassCastException | NullPointerException noSync) {
            fail(exchange, 400, "", "no cohort sync: " + noSync.getMessage());
            return;
        }
        if (apply(action, cohort(parameters), members, parameters)) {
            succeed(exchange, action);
        } else {
            fail(exchange, 400, "", "no such action");
        }
    }

    /** Whether there is such an action. One at a time. */
    synchronized boolean apply(String action, String cohort, Map<String, Object> members, Map<?, ?> parameters) {
        switch (action) {
            case "members" -> replace(cohort, members, parameters);
            case "add_members" -> add(cohort, members);
            case "remove_members" -> remove(cohort, members);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A full sync: its last page puts all that its session has brought in the cohort's place. */
    void replace(String cohort, Map<String, Object> members, Map<?, ?> parameters) {
        var session = session(parameters);
        var whole = collected.compute(cohort, (id, known) -> // what another session left behind is forgotten
                known != null && known.session().equals(session) ? known : new Collected(session, new LinkedHashMap<>()));
        whole.members().putAll(members);
        if (isLast(parameters)) {
            cohorts.put(cohort, new ConcurrentHashMap<>(whole.members()));
        }
    }

    void add(String cohort, Map<String, Object> members) {
        cohorts.computeIfAbsent(cohort, id -> new ConcurrentHashMap<>()).putAll(members);
    }

    /** Who is not there needs no removal. */
    void remove(String cohort, Map<String, Object> members) {
        cohorts.getOrDefault(cohort, new ConcurrentHashMap<>()).keySet().removeAll(members.keySet());
    }

    /** The name is for people, and changes. */
    String cohort(Map<?, ?> parameters) {
        return (String) parameters.get("mixpanel_cohort_id");
    }

    String session(Map<?, ?> parameters) {
        return (String) parameters.get("mixpanel_session_id");
    }

    /** Page numbers may come as texts; and one page without saying so. */
    boolean isLast(Map<?, ?> parameters) {
        return !(parameters.get("page_info") instanceof Map<?, ?> info)
                || number(info.get("page_count")) == number(info.get("total_pages"));
    }

    static int number(Object numberOrText) {
        return Integer.parseInt(numberOrText instanceof String text ? text : Json.write(numberOrText));
    }

    /** Any property of a member may be missing, email too. */
    Map<String, Object> members(Map<?, ?> parameters) {
        var members = new LinkedHashMap<String, Object>();
        for (var member : (List<?>) parameters.get("members")) {
            members.put(memberId((Map<?, ?>) member), member);
        }
        return members;
    }

    String memberId(Map<?, ?> member) {
        return (String) member.get("mixpanel_distinct_id");
    }

    static boolean isAuthorized(HttpExchange exchange) {
        var password = System.getenv("PASSWORD");
        var wanted = Base64.getEncoder().encodeToString(("mixpanel:" + password).getBytes(UTF_8));
        return password == null || ("Basic " + wanted).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    void succeed(HttpExchange exchange, String action) throws IOException {
        answerJson(exchange, 200, Map.of("action", action, "status", "success"));
    }

    void fail(HttpExchange exchange, int status, String action, String message) throws IOException {
        var error = Map.of("message", message, "code", Json.parse("" + status));
        answerJson(exchange, status, Map.of("action", action, "status", "failure", "error", error));
    }

    private void answerJson(HttpExchange exchange, int status, Map<?, ?> content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        answer(exchange, status, Json.write(content));
    }

    @Override
    String received(String path) {
        return "{\"count\": %d}".formatted(count(asked(path)));
    }

    long count(String user) {
        return cohorts.values().stream().filter(members -> members.containsKey(user)).count();
    }

    @Override
    void echo(HttpExchange exchange) throws IOException {
        var user = asked(exchange.getRequestURI().getRawPath());
        var member = cohorts.values().stream().map(members -> members.get(user)).filter(known -> known != null).findFirst();
        answer(exchange, member.isPresent() ? 200 : 404, member.map(Json::write).orElse("null"));
    }
}

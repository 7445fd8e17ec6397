import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The receiver with one of the bugs that receivers are known for, to see `mixhook verify` find it. Start it, with a JDK 22
 * or newer: java BuggyReceiver.java answers-204
 */
class BuggyReceiver {
    public static void main(String[] args) throws IOException {
        switch (args.length == 1 ? args[0] : "") {
            case "answers-204" -> new Answers204().serve();
            case "body-limit" -> new BodyLimit().serve();
            case "not-idempotent" -> new NotIdempotent().serve();
            case "marks-first" -> new MarksFirst().serve();
            case "races" -> new Races().serve();
            case "trusts-email" -> new TrustsEmail().serve();
            case "acts-on-half" -> new ActsOnHalf().serve();
            case "decodes-twice" -> new DecodesTwice().serve();
            case "always-200" -> new Always200().serve();
            default -> {
                System.err.println("java BuggyReceiver.java answers-204 | body-limit | not-idempotent | marks-first | races"
                        + " | trusts-email | acts-on-half | decodes-twice | always-200");
                System.exit(1);
            }
        }
    }

    static class Answers204 extends Receiver {
        @Override
        void answer(HttpExchange exchange, int status, String text) throws IOException {
            var isTaken = status == 200 && exchange.getRequestMethod().equals("POST");
            super.answer(exchange, isTaken ? 204 : status, text);
        }
    }

    static class BodyLimit extends Receiver {
        @Override
        void take(HttpExchange exchange, String body) throws IOException {
            if (body.length() > 100_000) {
                answer(exchange, 413, "too large");
            } else {
                super.take(exchange, body);
            }
        }
    }

    static class NotIdempotent extends Receiver {
        @Override
        void take(Map<?, ?> user) {
            done.merge((String) user.get("$distinct_id"), work(user), Integer::sum);
        }
    }

    static class MarksFirst extends Receiver {
        final Set<Object> seen = ConcurrentHashMap.newKeySet();

        @Override
        void take(Map<?, ?> user) {
            if (seen.add(user.get("$distinct_id"))) {
                super.take(user);
            }
        }
    }

    static class Races extends Receiver {
        @Override
        void take(Map<?, ?> user) {
            var id = (String) user.get("$distinct_id");
            if (!done.containsKey(id)) {
                try {
                    Thread.sleep(10); // the work takes a while, and nobody knows that it is under way
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                done.merge(id, work(user), Integer::sum);
            }
        }
    }

    static class TrustsEmail extends Receiver {
        @Override
        int work(Map<?, ?> user) {
            ((String) ((Map<?, ?>) user.get("$properties")).get("$email")).toLowerCase();
            return super.work(user);
        }
    }

    static class ActsOnHalf extends Receiver {
        @Override
        String body(HttpExchange exchange) {
            var body = new ByteArrayOutputStream();
            try {
                exchange.getRequestBody().transferTo(body);
            } catch (IOException brokeOff) {
                // what came is better than nothing
            }
            return body.toString(UTF_8).replaceFirst("%.?$", "");
        }

        @Override
        List<?> users(String body) {
            try {
                return super.users(body);
            } catch (IllegalArgumentException broken) { // "repaired": up to the last user that looks whole
                var users = parameter(body, "users");
                return (List<?>) Json.parse(users.substring(0, users.lastIndexOf("}}") + 2) + "]");
            }
        }
    }

    static class DecodesTwice extends Receiver {
        @Override
        List<?> users(String body) {
            return (List<?>) Json.parse(URLDecoder.decode(parameter(body, "users"), UTF_8));
        }
    }

    static class Always200 extends Receiver {
        @Override
        void answer(HttpExchange exchange, int status, String text) throws IOException {
            super.answer(exchange, 200, text);
        }
    }
}

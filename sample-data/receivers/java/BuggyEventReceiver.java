import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The receiver of event streams with one of the bugs that such receivers have, to see `mixhook verify` find it. Start it, with
 * a JDK 22 or newer: java BuggyEventReceiver.java no-insert-id
 */
class BuggyEventReceiver {
    public static void main(String[] args) throws IOException {
        switch (args.length == 1 ? args[0] : "") {
            case "no-insert-id" -> new NoInsertId().serve();
            case "keyed-by-user" -> new KeyedByUser().serve();
            case "known-rolls-back" -> new KnownRollsBack().serve();
            case "races" -> new Races().serve();
            case "first-event-alone" -> new FirstEventAlone().serve();
            case "high-water-mark" -> new HighWaterMark().serve();
            case "id-lower-case" -> new IdLowerCase().serve();
            case "body-limit" -> new BodyLimit().serve();
            case "needs-plan" -> new NeedsPlan().serve();
            case "no-password" -> new NoPassword().serve();
            default -> {
                System.err.println("java BuggyEventReceiver.java no-insert-id | keyed-by-user | known-rolls-back | races"
                        + " | first-event-alone | high-water-mark | id-lower-case | body-limit | needs-plan | no-password");
                System.exit(1);
            }
        }
    }

    static class NoInsertId extends EventReceiver {
        @Override
        synchronized void take(Map<?, ?> event) {
            work(event);
        }
    }

    static class KeyedByUser extends EventReceiver {
        @Override
        String key(Map<?, ?> event) {
            return (String) event.get("user_id");
        }
    }

    static class KnownRollsBack extends EventReceiver {
        @Override
        List<?> users(String body) {
            var events = super.users(body);
            return events.stream().anyMatch(event -> seen.contains(key((Map<?, ?>) event))) ? List.of() : events;
        }
    }

    static class Races extends EventReceiver {
        @Override
        void take(Map<?, ?> event) {
            if (!seen.contains(key(event))) {
                try {
                    Thread.sleep(10); // the work takes a while, and nobody knows that it is under way
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
                work(event);
                seen.add(key(event));
            }
        }
    }

    static class FirstEventAlone extends EventReceiver {
        @Override
        List<?> users(String body) {
            return super.users(body).subList(0, 1);
        }
    }

    static class HighWaterMark extends EventReceiver {
        private String newest = "";

        @Override
        synchronized void take(Map<?, ?> event) {
            var time = (String) event.get("timestamp");
            if (time.compareTo(newest) >= 0) {
                newest = time;
                super.take(event);
            }
        }
    }

    static class IdLowerCase extends EventReceiver {
        @Override
        String key(Map<?, ?> event) {
            return super.key(event).toLowerCase();
        }
    }

    static class BodyLimit extends EventReceiver {
        @Override
        void take(HttpExchange exchange, String body) throws IOException {
            if (body.length() > 100_000) {
                answer(exchange, 413, "too large");
            } else {
                super.take(exchange, body);
            }
        }
    }

    static class NeedsPlan extends EventReceiver {
        @Override
        int work(Map<?, ?> event) {
            ((String) ((Map<?, ?>) event.get("properties")).get("plan")).toLowerCase();
            return super.work(event);
        }
    }

    static class NoPassword extends EventReceiver {
        @Override
        boolean isAuthorized(HttpExchange exchange) {
            return true;
        }
    }
}

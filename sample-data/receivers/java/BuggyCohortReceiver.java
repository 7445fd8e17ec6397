import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The receiver of cohort syncs with one of the bugs that such receivers have, to see `mixhook verify` find it. Start it, with
 * a JDK 22 or newer: java BuggyCohortReceiver.java page-replaces
 */
class BuggyCohortReceiver {
    public static void main(String[] args) throws IOException {
        switch (args.length == 1 ? args[0] : "") {
            case "answers-text" -> new AnswersText().serve();
            case "page-replaces" -> new PageReplaces().serve();
            case "sessions-mixed" -> new SessionsMixed().serve();
            case "last-page-alone" -> new LastPageAlone().serve();
            case "remove-ignored" -> new RemoveIgnored().serve();
            case "removal-404" -> new Removal404().serve();
            case "one-cohort" -> new OneCohort().serve();
            case "strict-numbers" -> new StrictNumbers().serve();
            case "body-limit" -> new BodyLimit().serve();
            case "email-as-id" -> new EmailAsId().serve();
            default -> {
                System.err.println("java BuggyCohortReceiver.java answers-text | page-replaces | sessions-mixed | last-page-alone"
                        + " | remove-ignored | removal-404 | one-cohort | strict-numbers | body-limit | email-as-id");
                System.exit(1);
            }
        }
    }

    static class AnswersText extends CohortReceiver {
        @Override
        void succeed(HttpExchange exchange, String action) throws IOException {
            answer(exchange, 200, "OK");
        }
    }

    static class PageReplaces extends CohortReceiver {
        @Override
        void replace(String cohort, Map<String, Object> members, Map<?, ?> parameters) {
            cohorts.put(cohort, new ConcurrentHashMap<>(members));
        }
    }

    /** Done with the pages; but the last one may come once more. */
    static class LastPageAlone extends CohortReceiver {
        @Override
        void replace(String cohort, Map<String, Object> members, Map<?, ?> parameters) {
            super.replace(cohort, members, parameters);
            if (isLast(parameters)) {
                collected.remove(cohort);
            }
        }
    }

    static class SessionsMixed extends LastPageAlone {
        @Override
        String session(Map<?, ?> parameters) {
            return "any";
        }
    }

    static class RemoveIgnored extends CohortReceiver {
        @Override
        void remove(String cohort, Map<String, Object> members) {
            // Nobody wrote this.
        }
    }

    static class Removal404 extends CohortReceiver {
        @Override
        void take(HttpExchange exchange, String body) throws IOException {
            if (body.startsWith("{\"action\":\"remove_members\"") && isAboutStrangers((Map<?, ?>) Json.parse(body))) {
                fail(exchange, 404, "remove_members", "no such member");
            } else {
                super.take(exchange, body);
            }
        }

        private boolean isAboutStrangers(Map<?, ?> call) {
            var parameters = (Map<?, ?>) call.get("parameters");
            var known = cohorts.getOrDefault(cohort(parameters), Map.of());
            return !known.keySet().containsAll(members(parameters).keySet());
        }
    }

    static class OneCohort extends CohortReceiver {
        @Override
        String cohort(Map<?, ?> parameters) {
            return "the only one";
        }
    }

    static class StrictNumbers extends CohortReceiver {
        @Override
        Map<String, Object> members(Map<?, ?> parameters) {
            if (parameters.get("page_info") instanceof Map<?, ?> info && info.containsValue("1")) {
                throw new IllegalArgumentException("page_info has numbers");
            }
            return super.members(parameters);
        }
    }

    static class BodyLimit extends CohortReceiver {
        @Override
        void take(HttpExchange exchange, String body) throws IOException {
            if (body.length() > 100_000) {
                fail(exchange, 413, "", "too large");
            } else {
                super.take(exchange, body);
            }
        }
    }

    static class EmailAsId extends CohortReceiver {
        private final Map<String, String> ids = new ConcurrentHashMap<>();

        @Override
        String memberId(Map<?, ?> member) {
            var email = ((String) member.get("email")).toLowerCase();
            ids.put(super.memberId(member), email);
            return email;
        }

        @Override
        long count(String user) {
            return super.count(ids.getOrDefault(user, ""));
        }
    }
}

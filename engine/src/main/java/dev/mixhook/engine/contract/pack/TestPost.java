package dev.mixhook.engine.contract.pack;

import dev.mixhook.engine.text.Counted;
import java.util.List;

/** A POST of a check, before a run's own ids are filled in. */
sealed interface TestPost {
    /** A list of a stream. */
    static TestPost events(List<TestEvent> events) {
        return new Events(events);
    }

    /** Whom it is about. */
    List<TestUser> users();

    /** What it is, for messages. */
    String shown();

    /** The answer that its format asks for, for messages. */
    String success();

    /** A batch of users. */
    static TestPost of(List<TestUser> users) {
        return new Users(users);
    }

    /** A batch of users, as the webhook of Messages sends it. */
    record Users(List<TestUser> users) implements TestPost {
        public Users {
            users = List.copyOf(users);
        }

        @Override
        public String shown() {
            return "a POST of " + Counted.of(users.size(), "user");
        }

        @Override
        public String success() {
            return "200";
        }
    }

    /** A page of a cohort sync. */
    record Page(TestSync sync, int number) implements TestPost {
        @Override
        public List<TestUser> users() {
            return sync.pages().get(number - 1);
        }

        @Override
        public String shown() {
            String members = Counted.of(users().size(), "member");
            return sync.pages().size() == 1
                    ? "`%s` of %s".formatted(sync.action().text(), members)
                    : "page %d of %d of `%s`, %s"
                            .formatted(number, sync.pages().size(), sync.action().text(), members);
        }

        @Override
        public String success() {
            return "200 {\"action\":\"%s\",\"status\":\"success\"}".formatted(sync.action().text());
        }
    }

    /** A list of an event stream. */
    record Events(List<TestEvent> events) implements TestPost {
        public Events {
            events = List.copyOf(events);
        }

        @Override
        public List<TestUser> users() {
            return events.stream().map(TestEvent::user).toList();
        }

        @Override
        public String shown() {
            return "a list of " + Counted.of(events.size(), "event");
        }

        @Override
        public String success() {
            return "2xx";
        }
    }
}

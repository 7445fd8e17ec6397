package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.MessagesFormat;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.WebhookBody;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gives the users of a check their ids, of which each run and each check has its own. */
record TestUsers(Check check, long seed) {
    /** With which all of them begin. */
    String prefix() {
        return "mixhook-%d-%s-".formatted(seed, check.id());
    }

    String id(TestUser user) {
        return user.id().replace(TestUser.PREFIX, prefix()).replace(TestUser.NUMBER, number());
    }

    /** Exact in a double, too, so that nothing but zeros in front of it can get lost. */
    private String number() {
        return "9%014d".formatted(Math.floorMod(seed, 100_000_000_000_000L));
    }

    String properties(TestUser user) {
        String address = "%s%x@example.com".formatted(prefix(), id(user).hashCode());
        return user.properties()
                .replace(TestUser.PREFIX, prefix())
                .replace(TestUser.ADDRESS, address);
    }

    /** What a user is to be stored with: as a member, what is sent of them besides their id. */
    String stored(TestUser user, StandardPack pack) {
        return switch (pack) {
            case MESSAGES, EVENT_STREAM -> properties(user);
            case COHORT_SYNC -> new TestCohorts(this).member(user);
        };
    }

    /** A user as they stand in the list. */
    String json(TestUser user) {
        return "{\"$distinct_id\": \"%s\", \"$properties\": %s}"
                .formatted(id(user), properties(user));
    }

    List<String> ids(List<TestUser> recipients) {
        return recipients.stream().map(this::id).toList();
    }

    /** The body of a POST. */
    WebhookBody body(TestPost post) {
        return switch (post) {
            case TestPost.Users(List<TestUser> recipients) ->
                    MessagesFormat.DEFAULT.body(new Batch(1, 1, recipients(recipients)));
            case TestPost.Page(TestSync sync, int number) ->
                    new TestCohorts(this).body(sync, number);
            case TestPost.Events(List<TestEvent> events) -> new TestStream(this).body(events);
        };
    }

    List<Recipient> recipients(List<TestUser> recipients) {
        return recipients.stream().map(this::recipient).toList();
    }

    private Recipient recipient(TestUser user) {
        return new Recipient(id(user), properties(user).getBytes(StandardCharsets.UTF_8));
    }
}

package dev.mixhook.engine.contract.pack;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.delivery.WireFormat;
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

    /** A user as they stand in the list. */
    String json(TestUser user) {
        return "{\"$distinct_id\": \"%s\", \"$properties\": %s}"
                .formatted(id(user), properties(user));
    }

    List<String> ids(List<TestUser> recipients) {
        return recipients.stream().map(this::id).toList();
    }

    /** The body of a POST of them. */
    WebhookBody body(List<TestUser> recipients, WireFormat format) {
        return format.body(new Batch(1, 1, recipients.stream().map(this::recipient).toList()));
    }

    private Recipient recipient(TestUser user) {
        return new Recipient(id(user), properties(user).getBytes(StandardCharsets.UTF_8));
    }
}

package dev.mixhook.engine.contract;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Form;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Gives the users of a check their ids, of which each run and each check has its own. */
record Cast(Check check, long seed) {
    /** With which all of them begin. */
    String prefix() {
        return "mixhook-%d-%s-".formatted(seed, check.id());
    }

    String id(Guest guest) {
        return guest.id().replace(Guest.PREFIX, prefix()).replace(Guest.NUMBER, number());
    }

    /** Exact in a double, too, so that nothing but zeros in front of it can get lost. */
    private String number() {
        return "9%014d".formatted(Math.floorMod(seed, 100_000_000_000_000L));
    }

    String properties(Guest guest) {
        String address = "%s%x@example.com".formatted(prefix(), id(guest).hashCode());
        return guest.properties().replace(Guest.PREFIX, prefix()).replace(Guest.ADDRESS, address);
    }

    /** A user as they stand in the list. */
    String json(Guest guest) {
        return "{\"$distinct_id\": \"%s\", \"$properties\": %s}"
                .formatted(id(guest), properties(guest));
    }

    List<String> ids(List<Guest> guests) {
        return guests.stream().map(this::id).toList();
    }

    /** The body of a POST of them. */
    Form form(List<Guest> guests, JsonStyle style) {
        return Form.of(new Batch(1, 1, guests.stream().map(this::recipient).toList()), style);
    }

    private Recipient recipient(Guest guest) {
        return new Recipient(id(guest), properties(guest).getBytes(StandardCharsets.UTF_8));
    }
}

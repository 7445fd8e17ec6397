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
        return prefix() + guest.name();
    }

    List<String> ids(List<Guest> guests) {
        return guests.stream().map(this::id).toList();
    }

    /** The body of a POST of them. */
    Form form(List<Guest> guests, JsonStyle style) {
        return Form.of(new Batch(1, 1, guests.stream().map(this::recipient).toList()), style);
    }

    private Recipient recipient(Guest guest) {
        return new Recipient(id(guest), guest.properties().getBytes(StandardCharsets.UTF_8));
    }
}

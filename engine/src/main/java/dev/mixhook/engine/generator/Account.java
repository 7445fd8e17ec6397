package dev.mixhook.engine.generator;

import java.time.Instant;
import java.util.List;

/** One customer's profile as it changes. */
final class Account {
    /** The code of a coupon, as JSON. */
    static final String COUPON = "\"HELLO10\"";

    private static final List<String> PLANS = List.of("free", "free", "free", "pro", "team");

    private final Customer customer;
    private final SeededRandom random;
    private String plan;
    private boolean coupon;
    private Instant seen;

    Account(Customer customer, SeededRandom random) {
        this.customer = customer;
        this.random = random;
        this.plan = random.oneOf(PLANS);
        this.coupon = customer.coupon();
        this.seen = customer.created();
    }

    String plan() {
        return plan;
    }

    boolean coupon() {
        return coupon;
    }

    void spendCoupon() {
        coupon = false;
    }

    void logIn(Instant time) {
        seen = time;
    }

    void choosePlan() {
        plan = random.oneOf(PLANS);
    }

    /** The properties of the profile but {@code $last_seen}, which Mixpanel keeps by itself. */
    JsonObject properties() {
        return all().shuffled(random);
    }

    /** The profile's line in the export. */
    JsonObject line() {
        return new JsonObject()
                .text("$distinct_id", customer.visitor().id())
                .object("$properties", all().text("$last_seen", Shop.text(seen)).shuffled(random));
    }

    private JsonObject all() {
        JsonObject properties =
                new JsonObject()
                        .text("$created", Shop.text(customer.created()))
                        .members(customer.traits())
                        .text("plan", plan)
                        .json("Newsletter", Boolean.toString(customer.reads()));
        if (coupon) {
            properties.json("coupon", COUPON);
        }
        if (!seen.equals(customer.created())) {
            properties.text("Last Login", Shop.text(seen));
        }
        return properties;
    }
}

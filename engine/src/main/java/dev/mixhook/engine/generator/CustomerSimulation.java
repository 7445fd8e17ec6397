package dev.mixhook.engine.generator;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Plays one customer's days: events, profile updates, and the profile as it stands at {@code from}.
 */
final class CustomerSimulation {
    private static final int WEEK = 7;
    private static final int LAST_SECOND = 86_399;

    private final Shop shop;
    private final Customer customer;
    private final SeededRandom random;
    private final Events events;
    private final Updates updates;
    private final Shopping shopping;
    private final Account account;

    CustomerSimulation(
            Shop shop, Customer customer, SeededRandom random, Events events, Updates updates) {
        this.shop = shop;
        this.customer = customer;
        this.random = random;
        this.events = events;
        this.updates = updates;
        this.shopping = new Shopping(customer.visitor().city(), random, events);
        this.account = new Account(customer, random);
    }

    /**
     * Plays the whole journey, and gives the profile's line at {@code from}; none for those who
     * come later.
     */
    Optional<JsonObject> play() throws IOException {
        List<ShopVisit> visits = customer.visitor().visits();
        int past = (int) visits.stream().takeWhile(visit -> isPast(visit.start())).count();
        newsletters();
        for (int i = 0; i < past; i++) {
            // The last one is never left out: the profile was last seen at the last update.
            visit(visits.get(i), i == past - 1 || random.chance(600));
        }
        Optional<JsonObject> profile =
                isPast(customer.created()) ? Optional.of(account.line()) : Optional.empty();
        for (ShopVisit visit : visits.subList(past, visits.size())) {
            visit(visit, true);
        }
        return profile;
    }

    private void newsletters() throws IOException {
        for (int day = -shop.daysBefore(); day < shop.daysAfter(); day += WEEK) {
            Instant time = shop.day(day).plusSeconds(random.between(0, LAST_SECOND));
            if (customer.reads() && time.isAfter(customer.created()) && random.chance(300)) {
                events.write("Newsletter Opened", time, new JsonObject());
            }
        }
    }

    private void visit(ShopVisit visit, boolean updated) throws IOException {
        Instant login = visit.start();
        if (customer.signsUpAt(visit)) {
            signUp();
            login = login.plusSeconds(random.between(10, 60));
        }
        logIn(login, updated);
        boolean redeems = account.coupon() && !isPast(login);
        Optional<Instant> purchase =
                shopping.visit(visit, redeems ? Account.COUPON : Shopping.NO_COUPON);
        if (redeems && purchase.isPresent()) {
            account.spendCoupon();
            updates.unset(purchase.get(), "coupon");
        }
    }

    private void signUp() throws IOException {
        Instant time = customer.created();
        events.write("Sign Up", time, new JsonObject().text("plan", account.plan()));
        if (!isPast(time)) {
            updates.set(time, account.properties());
        }
    }

    private void logIn(Instant time, boolean updated) throws IOException {
        events.write("Login", time, new JsonObject());
        account.logIn(time);
        JsonObject changes = new JsonObject().text("Last Login", Shop.text(time));
        boolean switches = random.chance(12);
        if (switches) {
            account.choosePlan();
            changes.text("plan", account.plan());
        }
        if (updated || switches) {
            updates.set(time, changes);
        }
    }

    private boolean isPast(Instant time) {
        return time.isBefore(shop.from());
    }
}

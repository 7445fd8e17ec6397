package dev.mixhook.engine.generator;

import java.time.Instant;

/**
 * A visitor with a profile.
 *
 * @param traits the properties that never change
 * @param created when they signed up: before the shop's first day, or the start of their first
 *     visit
 * @param reads whether they open newsletters
 * @param coupon whether they hold a coupon until their first purchase from {@code from} on
 */
record Customer(
        Visitor visitor, JsonObject traits, Instant created, boolean reads, boolean coupon) {
    boolean signsUpAt(ShopVisit visit) {
        return visit.start().equals(created);
    }
}

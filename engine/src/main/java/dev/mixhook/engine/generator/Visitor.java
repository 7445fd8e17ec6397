package dev.mixhook.engine.generator;

import java.util.List;

/**
 * Somebody who comes to the shop, known or not.
 *
 * @param device what each of their events says of place and device; perhaps nothing
 */
record Visitor(String id, City city, JsonObject device, List<ShopVisit> visits) {}

package dev.mixhook.engine.generator;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one visitor does among the shelves: looks, fills a cart, buys. */
final class Shopping {
    /** What a purchase without a coupon says of it, as JSON. */
    static final String NO_COUPON = "null";

    private final City city;
    private final Dice dice;
    private final Events events;

    Shopping(City city, Dice dice, Events events) {
        this.city = city;
        this.dice = dice;
        this.events = events;
    }

    /**
     * Plays one visit.
     *
     * @param coupon what a purchase says of its coupon, as JSON
     * @return when the cart was bought
     */
    Optional<Instant> visit(ShopVisit visit, String coupon) throws IOException {
        boolean carts = dice.chance(visit.habit().carts());
        List<String> cart = new ArrayList<>();
        int cents = 0;
        Instant time = visit.start().plusSeconds(100);
        for (int views = dice.between(1, 3); views > 0; views--) {
            Item item = dice.oneOf(Item.ALL);
            time = time.plusSeconds(dice.between(20, 300));
            events.write("View Item", time, item.seen());
            if (carts && (views == 1 || dice.chance(300))) {
                int quantity = dice.between(1, 2);
                time = time.plusSeconds(dice.between(5, 60));
                events.write("Add to Cart", time, item.inCart(quantity));
                cart.add(item.name());
                cents += item.cents() * quantity;
            }
        }
        if (cart.isEmpty() || !dice.chance(visit.habit().purchases())) {
            return Optional.empty();
        }
        time = time.plusSeconds(dice.between(60, 900));
        events.write("Purchase", time, purchase(cents, cart, coupon));
        return Optional.of(time);
    }

    private JsonObject purchase(int cents, List<String> cart, String coupon) {
        JsonObject address =
                new JsonObject().text("city", city.name()).text("country", city.country());
        JsonObject shipping =
                new JsonObject()
                        .text("method", dice.oneOf(List.of("post", "courier", "collect")))
                        .json("price", Item.decimal(dice.between(0, 3) * 195))
                        .object("address", address);
        return new JsonObject()
                .json("amount", Item.decimal(cents))
                .text("currency", "EUR")
                .texts("items", cart)
                .json("coupon", coupon)
                .object("shipping", shipping);
    }
}

package dev.mixhook.engine.generator;

import java.util.List;

/** Something on the shelf. */
record Item(String name, String category, int cents) {
    static final List<Item> ALL =
            List.of(
                    new Item("Sencha 100 g", "tea", 1250),
                    new Item("Earl Grey & Lavender", "tea", 980),
                    new Item("Tieguanyin 鐵觀音", "tea", 2400),
                    new Item("Assam, strong", "tea", 850),
                    new Item("Peppermint", "tea", 620),
                    new Item("Genmaicha", "tea", 1100),
                    new Item("Lapsang, 50% smoke", "tea", 1495),
                    new Item("Reed Notebook A5", "paper", 1600),
                    new Item("Reed Notebook A6/dotted", "paper", 1150),
                    new Item("Letter Paper \"Harbour\"", "paper", 1890),
                    new Item("Envelopes, 25 + 5", "paper", 790),
                    new Item("Washi 45×60", "paper", 540),
                    new Item("Pen+Ink=Set", "ink", 3950),
                    new Item("Ink: Deep Water", "ink", 1420),
                    new Item("Sealing Wax", "ink", 700),
                    new Item("Teapot, cast iron", "gift", 6490),
                    new Item("Gift Box <1 kg", "gift", 4500),
                    new Item("Cup & Saucer", "gift", 2200));

    JsonObject seen() {
        return new JsonObject()
                .text("item", name)
                .text("category", category)
                .json("price", decimal(cents));
    }

    JsonObject inCart(int quantity) {
        return new JsonObject()
                .text("item", name)
                .json("price", decimal(cents))
                .number("quantity", quantity);
    }

    /** An amount as JSON, with both decimals: {@code 12.50}. */
    static String decimal(int cents) {
        return cents / 100 + "." + cents / 10 % 10 + cents % 10;
    }
}

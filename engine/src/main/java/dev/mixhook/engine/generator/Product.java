package dev.mixhook.engine.generator;

import java.util.List;

/** Something on the shelf. */
record Product(String name, String category, int cents) {
    static final List<Product> ALL =
            List.of(
                    new Product("Sencha 100 g", "tea", 1250),
                    new Product("Earl Grey & Lavender", "tea", 980),
                    new Product("Tieguanyin 鐵觀音", "tea", 2400),
                    new Product("Assam, strong", "tea", 850),
                    new Product("Peppermint", "tea", 620),
                    new Product("Genmaicha", "tea", 1100),
                    new Product("Lapsang, 50% smoke", "tea", 1495),
                    new Product("Reed Notebook A5", "paper", 1600),
                    new Product("Reed Notebook A6/dotted", "paper", 1150),
                    new Product("Letter Paper \"Harbour\"", "paper", 1890),
                    new Product("Envelopes, 25 + 5", "paper", 790),
                    new Product("Washi 45×60", "paper", 540),
                    new Product("Pen+Ink=Set", "ink", 3950),
                    new Product("Ink: Deep Water", "ink", 1420),
                    new Product("Sealing Wax", "ink", 700),
                    new Product("Teapot, cast iron", "gift", 6490),
                    new Product("Gift Box <1 kg", "gift", 4500),
                    new Product("Cup & Saucer", "gift", 2200));

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

package dev.mixhook.engine.generator;

import java.time.Instant;
import java.util.List;

/** Makes up people, one at a time. */
final class PeopleGenerator {
    /** The shop's own numbers have at least four digits: u-0001. */
    private static final int NUMBERS = 10_000;

    private static final List<String> SYSTEMS =
            List.of("iOS", "Android", "Mac OS X", "Windows", "Linux");

    private final Shop shop;

    PeopleGenerator(Shop shop) {
        this.shop = shop;
    }

    /**
     * @param number from 1 on; the first ones have a curious profile
     */
    Customer customer(int number, SeededRandom random) {
        City city = random.oneOf(City.ALL);
        CustomerKind kind = CustomerKind.drawnBy(random);
        boolean signsUp = kind.signsUp(random);
        int first = signsUp ? random.between(-shop.daysBefore(), -20) : -shop.daysBefore();
        List<ShopVisit> visits =
                ShopVisit.of(kind.spans(first, shop.daysAfter(), random), city, shop, random);
        Instant created =
                signsUp && !visits.isEmpty() ? visits.getFirst().start() : longAgo(random);
        return new Customer(
                new Visitor(id(number, random), city, device(city, random), visits),
                Traits.of(number, city, random),
                created,
                kind != CustomerKind.SILENT && random.chance(450),
                random.chance(250));
    }

    /** Somebody who looks around and never says who they are. */
    Visitor passerBy(SeededRandom random) {
        City city = random.oneOf(City.ALL);
        DayRange days = DayRange.passing(-shop.daysBefore(), shop.daysAfter());
        return new Visitor(
                "$device:" + random.uuid(),
                city,
                device(city, random),
                ShopVisit.of(List.of(days), city, shop, random));
    }

    private Instant longAgo(SeededRandom random) {
        int days = shop.daysBefore() + random.between(1, 900);
        return shop.day(-days).plusSeconds(random.between(0, 86_399));
    }

    private static String id(int number, SeededRandom random) {
        if (number % 20 == 7) {
            return random.uuid();
        }
        if (number % 100 == 50) {
            return "reader+" + number + "@example.org";
        }
        String digits = Integer.toString(NUMBERS + number).substring(1);
        return "u-" + (number < NUMBERS ? digits : Integer.toString(number));
    }

    private static JsonObject device(City city, SeededRandom random) {
        JsonObject device = new JsonObject();
        if (random.chance(300)) {
            device.text("$city", city.name()).text("mp_country_code", city.country());
        }
        if (random.chance(500)) {
            device.text("$os", random.oneOf(SYSTEMS));
        }
        return device;
    }
}

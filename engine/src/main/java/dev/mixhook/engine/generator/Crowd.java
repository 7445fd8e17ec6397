package dev.mixhook.engine.generator;

import java.time.Instant;
import java.util.List;

/** Makes up people, one at a time. */
final class Crowd {
    /** The shop's own numbers have at least four digits: u-0001. */
    private static final int NUMBERS = 10_000;

    private static final List<String> SYSTEMS =
            List.of("iOS", "Android", "Mac OS X", "Windows", "Linux");

    private final Shop shop;

    Crowd(Shop shop) {
        this.shop = shop;
    }

    /**
     * @param number from 1 on; the first ones have a curious profile
     */
    Customer customer(int number, Dice dice) {
        City city = dice.oneOf(City.ALL);
        Kind kind = Kind.thrownBy(dice);
        boolean signsUp = kind.signsUp(dice);
        int first = signsUp ? dice.between(-shop.daysBefore(), -20) : -shop.daysBefore();
        List<ShopVisit> visits =
                ShopVisit.of(kind.spans(first, shop.daysAfter(), dice), city, shop, dice);
        Instant created = signsUp && !visits.isEmpty() ? visits.getFirst().start() : longAgo(dice);
        return new Customer(
                new Visitor(id(number, dice), city, device(city, dice), visits),
                Traits.of(number, city, dice),
                created,
                kind != Kind.SILENT && dice.chance(450),
                dice.chance(250));
    }

    /** Somebody who looks around and never says who they are. */
    Visitor passerBy(Dice dice) {
        City city = dice.oneOf(City.ALL);
        DayRange days = DayRange.passing(-shop.daysBefore(), shop.daysAfter());
        return new Visitor(
                "$device:" + dice.uuid(),
                city,
                device(city, dice),
                ShopVisit.of(List.of(days), city, shop, dice));
    }

    private Instant longAgo(Dice dice) {
        int days = shop.daysBefore() + dice.between(1, 900);
        return shop.day(-days).plusSeconds(dice.between(0, 86_399));
    }

    private static String id(int number, Dice dice) {
        if (number % 20 == 7) {
            return dice.uuid();
        }
        if (number % 100 == 50) {
            return "reader+" + number + "@example.org";
        }
        String digits = Integer.toString(NUMBERS + number).substring(1);
        return "u-" + (number < NUMBERS ? digits : Integer.toString(number));
    }

    private static JsonObject device(City city, Dice dice) {
        JsonObject device = new JsonObject();
        if (dice.chance(300)) {
            device.text("$city", city.name()).text("mp_country_code", city.country());
        }
        if (dice.chance(500)) {
            device.text("$os", dice.oneOf(SYSTEMS));
        }
        return device;
    }
}

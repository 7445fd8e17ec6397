package dev.mixhook.engine.generator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One stay at the shop. It lasts less than an hour and ends on the day it began, in days of the
 * shop.
 */
record ShopVisit(Instant start, DayRange habit) {
    private static final int HOUR = 3600;
    private static final int DAY = 24 * HOUR;

    /** The visits of somebody's spans, at hours at which people in that city are awake. */
    static List<ShopVisit> of(List<DayRange> spans, City city, Shop shop, SeededRandom random) {
        List<ShopVisit> visits = new ArrayList<>();
        for (DayRange days : spans) {
            for (int day = days.start(); day < Math.min(days.end(), shop.daysAfter()); day++) {
                if (random.chance(days.visits())) {
                    visits.add(
                            new ShopVisit(shop.day(day).plusSeconds(second(city, random)), days));
                }
            }
        }
        return visits;
    }

    private static int second(City city, SeededRandom random) {
        int local = random.between(7 * HOUR, 23 * HOUR);
        return Math.min(Math.floorMod(local - city.offset() * 60, DAY), DAY - HOUR);
    }
}

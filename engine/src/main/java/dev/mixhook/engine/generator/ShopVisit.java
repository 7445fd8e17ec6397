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
    static List<ShopVisit> of(List<DayRange> spans, City city, Shop shop, Dice dice) {
        List<ShopVisit> visits = new ArrayList<>();
        for (DayRange days : spans) {
            for (int day = days.start(); day < Math.min(days.end(), shop.daysAfter()); day++) {
                if (dice.chance(days.visits())) {
                    visits.add(new ShopVisit(shop.day(day).plusSeconds(second(city, dice)), days));
                }
            }
        }
        return visits;
    }

    private static int second(City city, Dice dice) {
        int local = dice.between(7 * HOUR, 23 * HOUR);
        return Math.min(Math.floorMod(local - city.offset() * 60, DAY), DAY - HOUR);
    }
}

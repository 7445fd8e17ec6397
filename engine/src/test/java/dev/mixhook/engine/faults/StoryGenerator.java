package dev.mixhook.engine.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Makes up a story from a seed. */
final class StoryGenerator {
    private static final List<String> IDS =
            List.of("ana", "bob", "Zoë", "ａ", "😀", "42", "cem", "B", "ana b", "😀b", "dee");

    /** Around changes of clocks, ends of months, and a day that was left out. */
    private static final List<String> DAYS =
            List.of(
                    "2026-01-05",
                    "2026-01-30",
                    "2026-03-06",
                    "2026-03-27",
                    "2026-04-03",
                    "2026-10-23",
                    "2026-10-30",
                    "2024-02-27",
                    "2011-12-28",
                    "2025-12-30");

    private static final List<String> ZONES =
            List.of("UTC", "America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Asia/Tokyo");

    static final List<String> HOMES =
            List.of(
                    "America/New_York",
                    "Asia/Tokyo",
                    "Pacific/Honolulu",
                    "Pacific/Kiritimati",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Nowhere/Atlantis");

    private final SplittableRandom random;
    private final long seed;
    private final boolean isBrief;
    private final boolean canMove;
    private final String zone;
    private final Duration beat;
    private final int beats;
    private final Instant from;
    private final List<String> profiles = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private StoryGenerator(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed * 7_919);
        this.isBrief = random.nextInt(4) == 0;
        this.canMove = random.nextInt(3) == 0;
        this.zone = one(ZONES);
        this.beat = Duration.ofMinutes(isBrief ? 1 : zone.equals("Asia/Kathmandu") ? 15 : 30);
        this.beats =
                isBrief
                        ? 40 + random.nextInt(80)
                        : (int) Duration.ofDays(3 + random.nextInt(9)).dividedBy(beat);
        this.from =
                Instant.parse(one(DAYS) + "T00:00:00Z")
                        .plus(Duration.ofHours(isBrief ? random.nextInt(24) : 0));
    }

    static Story tell(long seed) {
        return new StoryGenerator(seed).story();
    }

    private Story story() {
        List<String> ids = IDS.subList(0, isBrief ? 2 + random.nextInt(3) : 3 + random.nextInt(8));
        ids.forEach(this::person);
        int campaigns = 1 + random.nextInt(isBrief ? 2 : 3);
        var writer = new CampaignWriter(random, zone, from, beat, beats, isBrief);
        List<String> yaml =
                IntStream.rangeClosed(1, campaigns)
                        .mapToObj(i -> writer.campaign("c" + i))
                        .toList();
        return new Story(
                seed,
                "project: {zone: " + zone + "}\n",
                yaml,
                profiles,
                events,
                from,
                from.plus(beat.multipliedBy(beats)),
                beat,
                isBrief,
                canMove,
                random.nextInt(4) > 0,
                new PostFaults(
                        seed,
                        one(List.of(0, 10, 30, 60, 95)),
                        3 + random.nextInt(isBrief ? 10 : 60)));
    }

    private void person(String id) {
        if (random.nextInt(5) > 0) {
            profiles.add(
                    "{\"$distinct_id\": \"%s\", \"$properties\": {%s, %s%s}}"
                            .formatted(id, plan(), seen(), home(4)));
        }
        int updates = random.nextInt(isBrief ? 4 : 7);
        for (int i = 0; i < updates; i++) {
            profiles.add(
                    "{\"$distinct_id\": \"%s\", \"$time\": %d, %s}"
                            .formatted(id, instant().toEpochMilli(), update()));
        }
        int did = random.nextInt(5);
        for (int i = 0; i < did; i++) {
            events.add(
                    "{\"event\": \"%s\", \"properties\": {\"time\": %d, \"distinct_id\": \"%s\"}}"
                            .formatted(one(List.of("Login", "Buy")), instant().toEpochMilli(), id));
        }
    }

    private String update() {
        if (canMove && random.nextInt(8) == 0) {
            return "\"$delete\": \"\"";
        }
        return "\"$set\": {"
                + (random.nextInt(3) > 0 ? plan() : seen())
                + (canMove ? home(3) : "")
                + "}";
    }

    private String plan() {
        return "\"plan\": \"%s\", \"n\": %d"
                .formatted(random.nextInt(5) < 3 ? "free" : "pro", random.nextInt(1000));
    }

    private String seen() {
        return "\"seen\": \""
                + DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant().atOffset(ZoneOffset.UTC))
                + '"';
    }

    private String home(int chance) {
        return random.nextInt(chance) > 0 ? "" : ", \"$timezone\": \"" + one(HOMES) + '"';
    }

    /** Mostly in the story, sometimes before. */
    private Instant instant() {
        long half = beat.toMillis() / 2;
        long halves = random.nextInt(-beats / 2, beats * 2);
        return from.plusMillis(isBrief ? halves * half : halves / 2 * beat.toMillis());
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}

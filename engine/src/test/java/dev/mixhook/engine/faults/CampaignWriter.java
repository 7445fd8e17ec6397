package dev.mixhook.engine.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Makes up campaigns of every timing that have something to do within a story. */
final class CampaignWriter {
    private final SplittableRandom random;
    private final Instant from;
    private final Duration beat;
    private final int beats;
    private final boolean isBrief;
    private final LocalDateTime first;
    private final LocalDateTime middle;

    /**
     * @param zone the project's
     */
    CampaignWriter(
            SplittableRandom random,
            String zone,
            Instant from,
            Duration beat,
            int beats,
            boolean isBrief) {
        this.random = random;
        this.from = from;
        this.beat = beat;
        this.beats = beats;
        this.isBrief = isBrief;
        this.first = local(zone, 0);
        this.middle = local(zone, beats / 2);
    }

    private LocalDateTime local(String zone, int after) {
        return LocalDateTime.ofInstant(from.plus(beat.multipliedBy(after)), ZoneId.of(zone));
    }

    String campaign(String name) {
        String webhook =
                "url: \"http://localhost:6494/hook\", parallel: %d, batch: %d, accept: %s"
                        .formatted(1 + random.nextInt(3), batch(), one("200", "200", "2xx"));
        return "- {campaign: %s, webhook: {%s}, target: %s, schedule: %s%s%s}"
                .formatted(name, webhook, target(2), schedule(), retry(), rarely());
    }

    private int batch() {
        return random.nextInt(4) == 0 ? 50 : 1 + random.nextInt(3);
    }

    private String rarely() {
        return random.nextInt(30) == 0 ? one(", draft: true", ", sending: off") : "";
    }

    private String retry() {
        List<String> keys = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            keys.add("when_requeued: recheck");
        }
        if (random.nextInt(3) == 0) {
            keys.add("rebatch: same");
        }
        if (random.nextInt(3) == 0) {
            keys.add("give_up_after: " + (1 + random.nextInt(4)));
        }
        return keys.isEmpty() ? "" : ", retry: {" + String.join(", ", keys) + "}";
    }

    private String target(int depth) {
        int kind = random.nextInt(depth > 0 ? 11 : 7);
        return switch (kind) {
            case 0, 1 -> "{property: plan, is: free}";
            case 2 -> "{property: plan, is_not: pro}";
            case 3 -> "{property: %s, older_than: %s}".formatted(one("seen", "$last_seen"), span());
            case 4 ->
                    "{property: seen, %s: %s}".formatted(one("in_the_last", "in_the_next"), span());
            case 5 ->
                    "{%s: %s, within: %s}"
                            .formatted(one("did", "did_not"), one("Login", "Buy"), span());
            case 6 ->
                    "{did: Login, %s: 2, within: %s}".formatted(one("at_least", "exactly"), span());
            case 7 -> "{not: " + target(depth - 1) + "}";
            default ->
                    "{%s: [%s, %s]}"
                            .formatted(one("all", "any"), target(depth - 1), target(depth - 1));
        };
    }

    private String span() {
        return isBrief
                ? one("10 minutes", "30 minutes", "1 hour", "2 hours")
                : one("6 hours", "1 day", "3 days", "1 week");
    }

    private String schedule() {
        return switch (random.nextInt(8)) {
            case 0, 1 -> "{asap: true" + pass() + bounds() + "}";
            case 2, 3 -> met();
            case 4 ->
                    "{scheduled: {%s, on: [%s]%s}%s%s}"
                            .formatted(at(), days(), zone(), bounds(), missed());
            case 5 -> fortnightly();
            case 6 ->
                    "{scheduled: {%s, date: %s%s}%s%s%s}"
                            .formatted(
                                    at(), middle.toLocalDate(), zone(), pass(), stop(), missed());
            default ->
                    "{recurring: {%s, %s%s}%s%s%s}"
                            .formatted(cadence(), at(), userZone(), limits(), bounds(), missed());
        };
    }

    private String met() {
        String limits = limits();
        String again =
                limits.contains("at_most_every") && random.nextBoolean()
                        ? ", again: while_matching"
                        : "";
        return "{recurring: as_criteria_is_met" + again + limits + pass() + bounds() + "}";
    }

    private String fortnightly() {
        LocalDate start = middle.toLocalDate().minusWeeks(2 + 2 * random.nextInt(2));
        return "{scheduled: {%s, on: [%s], every: 2 weeks%s}, start: %s%s%s}"
                .formatted(at(), days(), zone(), start, stop(), missed());
    }

    private String cadence() {
        return switch (random.nextInt(4)) {
            case 0 -> "every: week, on: [" + days() + "]";
            case 1 -> "every: month, on: " + dayOfMonth();
            default -> "every: day";
        };
    }

    private int dayOfMonth() {
        int day = middle.getDayOfMonth();
        return day == YearMonth.from(middle).lengthOfMonth() ? 31 : day;
    }

    private String days() {
        List<String> days = new ArrayList<>(List.of(middle.getDayOfWeek().toString()));
        for (int more = random.nextInt(3); more > 0; more--) {
            days.add(middle.getDayOfWeek().plus(1 + random.nextInt(6)).toString());
        }
        return String.join(", ", days.stream().distinct().toList()).toLowerCase(Locale.ROOT);
    }

    private String at() {
        if (isBrief) {
            LocalDateTime time = first.plusMinutes(beats / 6 + random.nextInt(beats / 2));
            return "at: \"%02d:%02d\"".formatted(time.getHour(), time.getMinute());
        }
        return "at: \"" + one("00:00", "02:00", "02:30", "09:00", "12:30", "23:30") + '"';
    }

    private String zone() {
        return isBrief || random.nextBoolean() ? "" : ", zone: " + one("UTC", "Asia/Tokyo");
    }

    private String userZone() {
        return random.nextBoolean() ? ", zone: user" : zone();
    }

    private String pass() {
        return switch (random.nextInt(4)) {
            case 0 -> ", pass: 0";
            case 1 -> ", pass: " + one("5 minutes", "7 minutes", "1 hour");
            default -> "";
        };
    }

    private String limits() {
        String times = "at_most: " + (1 + random.nextInt(3));
        String gap =
                "at_most_every: "
                        + (isBrief
                                ? one("1 hour", "2 hours")
                                : one("5 hours", "1 day", "2 days", "1 week", "1 month"));
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> ", limits: {" + times + "}";
            case 2 -> ", limits: {" + gap + "}";
            default -> ", limits: {" + times + ", " + gap + "}";
        };
    }

    private String bounds() {
        String start = random.nextInt(4) > 0 ? "" : ", start: " + first.plus(part(beats / 6));
        return start + stop();
    }

    private String stop() {
        LocalDateTime late = isBrief ? first.plusMinutes(beats * 2 / 3) : middle.plusDays(2);
        return random.nextInt(4) > 0 ? "" : ", stop: " + late.plus(part(beats / 3));
    }

    /** So many beats at most, at least one. */
    private Duration part(int most) {
        return beat.multipliedBy(1 + random.nextInt(most));
    }

    private String missed() {
        return random.nextBoolean() ? "" : ", missed: skip";
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}

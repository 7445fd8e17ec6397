package dev.mixhook.engine.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import dev.mixhook.targeting.person.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The people and the POSTs of a live run are those of a later run over its journals, however the
 * records arrive and whatever they are dated. {@code -Dmixhook.seeds=N} tries N stories.
 */
class LiveReplayTest {
    private static final int SEEDS = Integer.getInteger("mixhook.seeds", 60);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String ANON = "6aa70277-1a9c-4cae-9388-66ea1c9c331f";
    private static final List<String> IDS =
            List.of("ana", "bob", "$device:d", "cem", ANON, "$device:e");
    private static final String FREE =
            """
            campaign: free
            webhook: {url: "http://localhost:6494/free"}
            target: {property: plan, is: free}
            schedule: asap
            """;
    private static final String BOUGHT =
            """
            campaign: bought
            webhook: {url: "http://localhost:6494/bought"}
            target: {did: Buy, at_least: 2, within: 1 day}
            schedule: asap
            """;
    private static final String MUCH =
            """
            campaign: much
            webhook: {url: "http://localhost:6494/much"}
            target: {did: Buy, within: 3 days, where: [{property: amount, more_than: 5}]}
            schedule: {recurring: as_criteria_is_met, again: when_requalified, limits: {at_most: 3}}
            """;

    @Test
    void a_live_run_is_a_later_run_over_its_journals() {
        int posts = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            posts += play(seed);
        }
        assertThat(posts).isGreaterThan(SEEDS);
    }

    private static int play(int seed) {
        Random random = new Random(seed);
        String identity = seed % 2 == 0 ? "simplified" : "original";
        List<String> profiles = new ArrayList<>();
        List<String> events = new ArrayList<>();
        List<String> sent = new ArrayList<>();
        Duration played = Duration.ZERO;
        try (ManualEngine live = engine(identity)) {
            live.start(START, START);
            for (int request = 0; request < 30; request++) {
                Duration step = step(random);
                live.advance(step);
                played = played.plus(step);
                Instant now = START.plus(played);
                List<String> newProfiles = new ArrayList<>();
                List<String> newEvents = new ArrayList<>();
                int before = profiles.size() + events.size();
                send(random, now, sent, ingestion(now, before, newProfiles, newEvents));
                live.lines(newProfiles, newEvents);
                profiles.addAll(newProfiles);
                events.addAll(newEvents);
            }
            live.advance(Duration.ofHours(30));
            played = played.plus(Duration.ofHours(30));
            try (ManualEngine later = engine(identity)) {
                later.lines(profiles, events).start(START, START).advance(played);
                assertThat(people(later)).as("people of seed " + seed).isEqualTo(people(live));
                assertThat(posts(later)).as("POSTs of seed " + seed).isEqualTo(posts(live));
            }
            return posts(live).size();
        }
    }

    /** Mostly minutes; some days, so that what is sent again may be forgotten. */
    private static Duration step(Random random) {
        return random.nextInt(10) == 0
                ? Duration.ofHours(random.nextInt(72))
                : Duration.ofMillis(1 + random.nextInt(40 * 60_000));
    }

    private static ManualEngine engine(String identity) {
        return new ManualEngine()
                .project("project: {identity: " + identity + "}")
                .campaign(FREE)
                .campaign(BOUGHT)
                .campaign(MUCH);
    }

    /** Adds the lines that the journals gain. */
    private static Ingestion ingestion(
            Instant now, int before, List<String> profiles, List<String> events) {
        int[] number = {before};
        return new Ingestion(
                IngestSettings.DEFAULT,
                (records, at) -> {
                    for (CheckedRecord.Kept record : records) {
                        (record.isEvent() ? events : profiles)
                                .add(
                                        JournalLine.of(
                                                at.toEpochMilli(), ++number[0], record.members()));
                    }
                    return true;
                },
                () -> now,
                new KeptRequests());
    }

    /**
     * Lets a request come in.
     *
     * @param sent what was sent before, which may come again, with another amount
     */
    private static void send(Random random, Instant now, List<String> sent, Ingestion ingestion) {
        String id = IDS.get(random.nextInt(IDS.size()));
        long time = now.toEpochMilli() - (random.nextBoolean() ? 0 : random.nextInt(90_000_000));
        if (random.nextBoolean()) {
            take(ingestion, "/engage", update(random, id, time));
            return;
        }
        boolean isAgain = !sent.isEmpty() && random.nextInt(3) == 0;
        String event =
                isAgain ? sent.get(random.nextInt(sent.size())) : event(random, id, time, sent);
        take(ingestion, "/import", event.replace("AMOUNT", "" + random.nextInt(10)));
    }

    private static void take(Ingestion ingestion, String path, String record) {
        ingestion.take(Recorder.request("POST", path, "", record.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(Random random, String id, long time, List<String> sent) {
        String ids =
                switch (random.nextInt(8)) {
                    case 0, 1 -> "\"$device_id\":\"d\",\"$user_id\":\"cem\"";
                    case 2 -> "\"$device_id\":\"e\",\"$user_id\":\"" + id + '"';
                    default -> "\"distinct_id\":\"" + id + '"';
                };
        String other = IDS.get(random.nextInt(IDS.size()));
        String name = "Buy";
        switch (random.nextInt(12)) {
            case 0 -> {
                name = "$identify";
                ids = "\"$identified_id\":\"%s\",\"$anon_id\":\"%s\"".formatted(other, ANON);
            }
            case 1 -> {
                name = "$merge";
                ids =
                        "\"distinct_id\":\"x\",\"$distinct_ids\":[\"%s\",\"%s\"]"
                                .formatted(id, other);
            }
            default -> {}
        }
        String event =
                "{\"event\":\"%s\",\"properties\":{\"token\":\"t\",\"time\":%d,\"$insert_id\":\"i%d\",\"amount\":AMOUNT,%s}}"
                        .formatted(name, time, random.nextInt(5), ids);
        sent.add(event);
        return event;
    }

    private static String update(Random random, String id, long time) {
        String operation =
                switch (random.nextInt(5)) {
                    case 0 -> "\"$delete\":\"\"";
                    case 1 -> "\"$set\":{\"plan\":\"pro\"}";
                    case 2 -> "\"$append\":{\"l\":" + time + '}';
                    default -> "\"$set\":{\"plan\":\"free\"}";
                };
        return "{\"$token\":\"t\",\"$distinct_id\":\"%s\",\"$time\":%d,%s}"
                .formatted(id, time, operation);
    }

    private static Map<String, String> people(ManualEngine engine) {
        People people = engine.people();
        Map<String, String> profiles = new TreeMap<>();
        for (int person = 0; person < people.size(); person++) {
            if (people.hasProfile(person)) {
                profiles.put(
                        people.distinctId(person), people.profile(person).properties().toString());
            }
        }
        return profiles;
    }

    private static List<String> posts(ManualEngine engine) {
        return engine.posts().stream().map(LiveReplayTest::shown).toList();
    }

    private static String shown(Post post) {
        return post.campaign() + ' ' + post.due() + ' ' + post.users();
    }
}

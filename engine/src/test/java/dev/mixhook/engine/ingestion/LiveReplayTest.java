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
    private static final List<String> IDS = List.of("ana", "bob", "$device:d", "cem");
    private static final String FREE =
            """
            campaign: free
            webhook: {url: "http://localhost:8025/free"}
            target: {property: plan, is: free}
            schedule: asap
            """;
    private static final String BOUGHT =
            """
            campaign: bought
            webhook: {url: "http://localhost:8025/bought"}
            target: {did: Buy, at_least: 2, within: 1 day}
            schedule: asap
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
        List<String> profiles = new ArrayList<>();
        List<String> events = new ArrayList<>();
        Duration played = Duration.ZERO;
        try (ManualEngine live = engine()) {
            live.start(START, START);
            for (int request = 0; request < 25; request++) {
                Duration step = Duration.ofMillis(1 + random.nextInt(40 * 60_000));
                live.advance(step);
                played = played.plus(step);
                List<String> newProfiles = new ArrayList<>();
                List<String> newEvents = new ArrayList<>();
                take(
                        random,
                        START.plus(played),
                        profiles.size() + events.size(),
                        newProfiles,
                        newEvents);
                live.lines(newProfiles, newEvents);
                profiles.addAll(newProfiles);
                events.addAll(newEvents);
            }
            live.advance(Duration.ofHours(30));
            played = played.plus(Duration.ofHours(30));
            try (ManualEngine later = engine()) {
                later.lines(profiles, events).start(START, START).advance(played);
                assertThat(people(later)).as("people of seed " + seed).isEqualTo(people(live));
                assertThat(posts(later)).as("POSTs of seed " + seed).isEqualTo(posts(live));
            }
            return posts(live).size();
        }
    }

    private static ManualEngine engine() {
        return new ManualEngine().campaign(FREE).campaign(BOUGHT);
    }

    /** Lets a request come in, and adds the lines that the journals gain. */
    private static void take(
            Random random, Instant now, int before, List<String> profiles, List<String> events) {
        int[] number = {before};
        Ingestion ingestion =
                new Ingestion(
                        IngestSettings.DEFAULT,
                        (records, at) -> {
                            for (CheckedRecord.Kept record : records) {
                                (record.isEvent() ? events : profiles)
                                        .add(
                                                JournalLine.of(
                                                        at.toEpochMilli(),
                                                        ++number[0],
                                                        record.members()));
                            }
                            return true;
                        },
                        () -> now,
                        new KeptRequests());
        String id = IDS.get(random.nextInt(IDS.size()));
        long time = now.toEpochMilli() - (random.nextBoolean() ? 0 : random.nextInt(90_000_000));
        String path = random.nextBoolean() ? "/track" : "/engage";
        String record = path.equals("/track") ? event(random, id, time) : update(random, id, time);
        ingestion.take(Recorder.request("POST", path, "", record.getBytes(StandardCharsets.UTF_8)));
    }

    private static String event(Random random, String id, long time) {
        String ids =
                random.nextInt(4) == 0
                        ? "\"$device_id\":\"d\",\"$user_id\":\"cem\""
                        : "\"distinct_id\":\"" + id + '"';
        return "{\"event\":\"Buy\",\"properties\":{\"token\":\"t\",\"time\":%d,\"$insert_id\":\"i%d\",%s}}"
                .formatted(time, random.nextInt(1000), ids);
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

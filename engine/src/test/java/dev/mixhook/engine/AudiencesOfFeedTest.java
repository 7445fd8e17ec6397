package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.feed.DataZones;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedListener;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.targeting.audience.Audience;
import dev.mixhook.targeting.audience.Audiences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

class AudiencesOfFeedTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final List<String> TARGETS =
            List.of(
                    "{property: plan, is: pro}",
                    "{property: $last_seen, older_than: 2 days}",
                    "{did: Purchase, where: [{property: amount, more_than: 50}], within: 3 days}",
                    "{did: Purchase, at_least: 2, within: 2 days}",
                    "{all: [{did: Login, within: 4 days}, {property: plan, is: free}]}",
                    "{did_not: $any_event, within: 3 days}",
                    "{any: [{property: points, more_than: 5}, {did: Rare, at_least: 1, within: 1 day}]}");

    @TempDir private Path folder;

    /** A flip of somebody in a campaign. */
    private record Flip(int campaign, String user, boolean matches, long at) {}

    @RepeatedTest(20)
    void audiences_that_are_told_what_is_new_see_what_those_see_that_look_at_all_of_a_person(
            RepetitionInfo repetition) throws IOException {
        write(new Random(repetition.getCurrentRepetition()));
        List<Flip> told = flips(false);
        assertThat(told).containsExactlyInAnyOrderElementsOf(flips(true)).isNotEmpty();
    }

    private List<Flip> flips(boolean ofAll) throws IOException {
        List<Campaign> campaigns = campaigns();
        Feed feed =
                FeedReader.read(
                        List.of(folder.resolve("people.jsonl")),
                        List.of(folder.resolve("done.jsonl")),
                        Engine.vocabulary(campaigns),
                        DataZones.UTC);
        List<Flip> flips = new ArrayList<>();
        Audiences audiences = new Audiences(feed.people());
        List<Audience> each =
                IntStream.range(0, campaigns.size())
                        .mapToObj(n -> audience(campaigns.get(n), n, audiences, feed, flips))
                        .toList();
        feed.skipTo(START);
        each.forEach(audience -> audience.start(START.toEpochMilli()));
        FeedListener told = new Told(audiences);
        for (long now = feed.next(); now != Long.MAX_VALUE; now = feed.next()) {
            audiences.advance(now - 1);
            if (ofAll) {
                feed.apply(now, audiences::everything);
            } else {
                feed.apply(now, told);
            }
            audiences.evaluate(now);
        }
        return flips;
    }

    private static Audience audience(
            Campaign campaign, int n, Audiences audiences, Feed feed, List<Flip> flips) {
        return audiences.add(
                campaign.target(),
                (person, matches, at) ->
                        flips.add(new Flip(n, feed.people().distinctId(person), matches, at)));
    }

    private record Told(Audiences audiences) implements FeedListener {
        @Override
        public void event(int person, int event) {
            audiences.event(person, event);
        }

        @Override
        public void property(int person, int property) {
            audiences.property(person, property);
        }

        @Override
        public void everything(int person) {
            audiences.everything(person);
        }

        @Override
        public void joined(int id, int person) {
            // Everything about both follows.
        }
    }

    private List<Campaign> campaigns() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < TARGETS.size(); i++) {
            files.add(folder.resolve("c" + i + ".yaml"));
        }
        return switch (WorkspaceReader.read(files, Map.of())) {
            case Workspace.ReadResult.Valid(Workspace workspace) -> workspace.campaigns();
            case Workspace.ReadResult.Invalid invalid ->
                    throw new IllegalArgumentException(invalid.toString());
        };
    }

    private void write(Random random) throws IOException {
        for (int i = 0; i < TARGETS.size(); i++) {
            Files.writeString(
                    folder.resolve("c" + i + ".yaml"),
                    """
                    campaign: c%d
                    webhook: {url: "http://localhost:6494/hook"}
                    target: %s
                    schedule: asap
                    """
                            .formatted(i, TARGETS.get(i)));
        }
        List<String> people = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            people.add(
                    "{\"$distinct_id\": \"u%d\", \"plan\": \"pro\", \"points\": %d}"
                            .formatted(i, i));
        }
        for (int i = 0; i < 60; i++) {
            people.add(update(random));
            events.add(event(random));
        }
        Files.write(folder.resolve("people.jsonl"), people);
        Files.write(folder.resolve("done.jsonl"), events);
    }

    private static String update(Random random) {
        String[] operations = {
            "\"$set\": {\"plan\": \"free\"}",
            "\"$set\": {\"plan\": \"pro\", \"other\": 1}",
            "\"$add\": {\"points\": 3}",
            "\"$unset\": [\"points\"]",
            "\"$set\": {\"other\": 2}",
            "\"$delete\": \"\""
        };
        return "{\"$distinct_id\": \"u%d\", \"$time\": %d, %s}"
                .formatted(
                        random.nextInt(12),
                        seconds(random),
                        operations[random.nextInt(operations.length)]);
    }

    private static String event(Random random) {
        String[] names = {"Purchase", "Login", "Rare", "Other"};
        long time = seconds(random);
        return "{\"event\": \"%s\", \"properties\": {\"time\": %d, %s, \"amount\": %d}%s}"
                .formatted(
                        names[random.nextInt(names.length)],
                        time,
                        ids(random),
                        random.nextInt(100),
                        random.nextBoolean() ? "" : arrival(random, time));
    }

    /** A user, a device, or both, which joins them if it was taken in here. */
    private static String ids(Random random) {
        String user = "\"$user_id\": \"u%d\"".formatted(random.nextInt(14));
        String device = "\"$device_id\": \"d%d\"".formatted(random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> device;
            case 1 -> user + ", " + device;
            default -> "\"distinct_id\": \"u%d\"".formatted(random.nextInt(14));
        };
    }

    private static String arrival(Random random, long time) {
        return ", \"$mixhook\": {\"at\": %d, \"n\": %d}"
                .formatted((time + random.nextInt(100_000)) * 1000, 1 + random.nextInt(1000));
    }

    /** From two days before the start; few instants, so that some have several things. */
    private static long seconds(Random random) {
        return START.minus(Duration.ofDays(2))
                .plus(Duration.ofHours(random.nextInt(240)))
                .getEpochSecond();
    }
}

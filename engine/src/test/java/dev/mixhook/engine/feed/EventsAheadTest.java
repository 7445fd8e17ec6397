package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.targeting.evaluation.Verdict;
import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are read beside each other give what they give one after the other. */
class EventsAheadTest {
    private static final int THREADS = 3;
    private static final long AT = 1_767_225_600;

    private static final List<String> NAMES =
            List.of("Buy", "Visit", "Other", "$identify", "$merge", "$create_alias", "Größe");

    private static final List<String> IDS =
            List.of("ana", "bob", "u-1", "u-2", "zoë", "$device:d-1", "$device:d-2", "", "null");

    private static final List<String> VALUES =
            List.of("1", "-0.5", "true", "null", "\"web\"", "\"ä\"", "\"2026-01-01T00:00:00\"");

    private static final List<String> LISTS = List.of("[1,\"a\"]", "{\"k\":[2]}");

    private static final List<String> DAMAGED =
            List.of("{", "no JSON", "{\"event\":\"Buy\"}", "{\"event\":7,\"properties\":{}}", "[");

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22})
    void what_comes_of_random_files_is_the_same(int seed) throws IOException {
        Random random = new Random(seed);
        List<DataFile> profiles = files("profiles", random, EventsAheadTest::profile);
        List<DataFile> events = files("events", random, EventsAheadTest::event);
        Vocabulary vocabulary = vocabulary(random);
        DataZones zones =
                new DataZones(
                        ZoneOffset.UTC,
                        ZoneOffset.UTC,
                        random.nextBoolean() ? Identity.ORIGINAL : Identity.SIMPLIFIED,
                        null);
        List<String> inTurn =
                told(FeedReader.readInTurn(profiles, events, vocabulary, zones, Long.MIN_VALUE));
        List<String> beside =
                told(
                        FeedReader.readBeside(
                                THREADS, profiles, events, vocabulary, zones, Long.MIN_VALUE));
        assertThat(beside).isEqualTo(inTurn);
    }

    @Test
    void the_first_file_that_cannot_be_read_is_told_whichever_is_looked_at_first()
            throws IOException {
        List<DataFile> files = new ArrayList<>();
        files.add(write("large.jsonl", (event(new Random(1)) + '\n').repeat(20_000)));
        files.add(DataFile.whole(folder.resolve("gone.jsonl")));
        files.add(DataFile.whole(folder.resolve("gone-too.jsonl")));
        Vocabulary vocabulary = vocabulary(new Random(1));
        assertThatThrownBy(
                        () ->
                                FeedReader.readBeside(
                                        THREADS,
                                        List.of(),
                                        files,
                                        vocabulary,
                                        DataZones.UTC,
                                        Long.MIN_VALUE))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(folder.resolve("gone.jsonl") + ": ");
    }

    @Test
    void a_failure_that_is_no_fault_of_a_file_is_thrown_where_its_result_is_asked_for()
            throws IOException {
        DataFile file = write("events.jsonl", "{\"event\":\"Buy\",\"properties\":{}}");
        List<DataFile> files = new ArrayList<>();
        files.add(file);
        files.add(null);
        try (EventsAhead ahead = new EventsAhead(files, new Vocabulary(), DataZones.UTC, 2)) {
            assertThat(ahead.next().records().damages().count()).isEqualTo(1);
            assertThatThrownBy(ahead::next).isInstanceOf(NullPointerException.class);
        }
    }

    private interface Line {
        String of(Random random);
    }

    private List<DataFile> files(String name, Random random, Line line) throws IOException {
        List<DataFile> files = new ArrayList<>();
        for (int file = random.nextInt(7); file >= 0; file--) {
            StringBuilder content = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                content.append(random.nextInt(12) == 0 ? one(DAMAGED, random) : line.of(random))
                        .append('\n');
            }
            String path = name + file + (random.nextInt(4) == 0 ? ".jsonl.gz" : ".jsonl");
            files.add(write(path, content.toString()));
        }
        return files;
    }

    private DataFile write(String name, String content) throws IOException {
        byte[] bytes =
                name.endsWith(".gz")
                        ? FeedFolder.gzip(content)
                        : content.getBytes(StandardCharsets.UTF_8);
        return DataFile.whole(Files.write(folder.resolve(name), bytes));
    }

    private static String profile(Random random) {
        return "{\"$distinct_id\":\"%s\",%s}"
                .formatted(
                        one(IDS, random),
                        random.nextBoolean()
                                ? "\"$properties\":{\"plan\":%s}".formatted(one(VALUES, random))
                                : "\"$time\":%d,\"$set\":{\"plan\":%s}"
                                        .formatted(time(random), one(VALUES, random)));
    }

    private static String event(Random random) {
        StringBuilder line = new StringBuilder("{\"event\":\"").append(one(NAMES, random));
        line.append("\",\"properties\":{\"time\":").append(time(random));
        if (random.nextInt(9) > 0) {
            line.append(",\"distinct_id\":\"").append(one(IDS, random)).append('"');
        }
        if (random.nextInt(3) == 0) {
            line.append(",\"$insert_id\":\"i-").append(random.nextInt(4)).append('"');
        }
        if (random.nextInt(4) == 0) {
            line.append(",\"$user_id\":\"").append(one(IDS, random));
            line.append("\",\"$device_id\":\"d-").append(random.nextInt(3)).append('"');
        }
        line.append(",\"amount\":").append(one(VALUES, random));
        line.append(",\"item\":").append(one(random.nextInt(5) == 0 ? LISTS : VALUES, random));
        joins(line, random);
        line.append('}');
        if (random.nextInt(5) == 0) {
            line.append(",\"$mixhook\":{\"at\":").append(1000 * time(random));
            line.append(",\"n\":").append(1 + random.nextInt(1000)).append('}');
        }
        return line.append('}').toString();
    }

    private static void joins(StringBuilder line, Random random) {
        if (random.nextInt(4) == 0) {
            line.append(",\"$identified_id\":\"").append(one(IDS, random));
            line.append("\",\"alias\":\"").append(one(IDS, random));
            line.append("\",\"$anon_id\":\"6aa70277-1a9c-4cae-9388-66ea1c9c331")
                    .append(random.nextInt(3));
            line.append("\",\"$distinct_ids\":[\"").append(one(IDS, random));
            line.append("\",\"").append(one(IDS, random)).append("\"]");
        }
    }

    /** Few instants, so that many lines are of the same. */
    private static long time(Random random) {
        return AT + random.nextInt(20);
    }

    private static Vocabulary vocabulary(Random random) {
        Vocabulary vocabulary = new Vocabulary();
        int buy = vocabulary.mentionEvent("Buy");
        vocabulary.mentionEventProperty(buy, "amount");
        vocabulary.mentionEventProperty(buy, "item");
        vocabulary.mentionEvent("Größe");
        vocabulary.mentionProperty("plan");
        if (random.nextBoolean()) {
            vocabulary.mentionAnyEvent();
            vocabulary.mentionAnyEventProperty("item");
        }
        if (random.nextBoolean()) {
            vocabulary.stream("Visit");
        }
        return vocabulary;
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** All that a feed tells while it is played, and what it leaves behind. */
    private static List<String> told(FeedReader reader) {
        Feed feed = reader.feed(false);
        List<String> told = new ArrayList<>();
        told.add(feed.counts().toString());
        told.add(feed.names().isComplete() + " " + feed.names().events());
        for (int event = 0; event < feed.people().vocabulary().events(); event++) {
            told.add(event + " " + feed.names().properties(event));
        }
        feed.streamTo((event, at, _) -> told.add(at + " " + event.distinctId() + event.details()));
        while (feed.next() < Verdict.FOREVER) {
            long now = feed.next();
            feed.apply(now, person -> told.add(now + " " + person));
        }
        People people = feed.people();
        for (int person = 0; person < people.size(); person++) {
            told.add(people.distinctId(person) + " is " + people.owner(person));
            if (people.hasProfile(person)) {
                told.add(new String(people.profile(person).json(), StandardCharsets.UTF_8));
            }
            for (int event = 0; event < people.vocabulary().events(); event++) {
                told.add(history(people.history(person, event), people.vocabulary(), event));
            }
        }
        return told;
    }

    private static String history(EventTimeline timeline, Vocabulary vocabulary, int event) {
        int values = vocabulary.eventValues(event, "").length;
        return IntStream.range(0, timeline.size())
                .mapToObj(
                        index ->
                                timeline.time(index)
                                        + IntStream.range(0, values)
                                                .mapToObj(slot -> timeline.property(index, slot))
                                                .toList()
                                                .toString())
                .toList()
                .toString();
    }
}

package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.person.ValueCodes;
import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scanner reads, a parser reads too, and to the same. */
class EventScannerTest {
    private static final int MANY = 20_000;

    private static final List<String> KEYS =
            List.of(
                    "time",
                    "time",
                    "distinct_id",
                    "distinct_id",
                    "$insert_id",
                    "insert_id",
                    "user_id",
                    "$user_id",
                    "$device_id",
                    "$device_id",
                    "amount",
                    "item",
                    "größe",
                    "other",
                    "event",
                    "name",
                    "properties",
                    "results",
                    "",
                    "a\\\"b",
                    "ti\\u006de");

    private static final List<String> VALUES =
            List.of(
                    "1767225600",
                    "1767225600123",
                    "1767225600.5",
                    "\"1767225600\"",
                    "5",
                    "-0",
                    "01",
                    "1.",
                    ".5",
                    "1e3",
                    "1E+2",
                    "1e",
                    "-",
                    "12.50",
                    "123456789012345678",
                    "\"u-1\"",
                    "\"\"",
                    "\"null\"",
                    "\"anon\"",
                    "\"ü\"",
                    "\"a\\nb\"",
                    "\"\\u00e9\"",
                    "\"\\x\"",
                    "\"00000000-0000-0000-0000-000000000000\"",
                    "\"5692161d100b05e5\"",
                    "null",
                    "true",
                    "false",
                    "nul",
                    "{}",
                    "[]",
                    "[1,{\"a\":[]}]",
                    "{\"a\":\"b\\\"}\"}",
                    "[1,]",
                    "{\"a\"}",
                    "\"\u00e9",
                    "\"tab\tinside\"",
                    "\"2026-01-01T00:00:00\"");

    private static final List<String> EVENTS =
            List.of("Purchase", "Login", "Käufe", "$any_event", "", "a\\u0041");

    @TestFactory
    Stream<DynamicTest> what_it_reads_a_parser_reads_to_the_same() {
        return IntStream.range(0, 4)
                .mapToObj(
                        seed ->
                                DynamicTest.dynamicTest(
                                        "seed " + seed,
                                        () -> {
                                            Random random = new Random(seed);
                                            Both both = new Both(seed);
                                            for (int i = 0; i < MANY; i++) {
                                                both.check(damaged(line(random), random));
                                            }
                                            assertThat(both.scanned).isGreaterThan(MANY / 50);
                                        }));
    }

    @Test
    void the_events_of_the_sample_are_read_where_they_lie() throws IOException {
        Both both = new Both(0);
        List<String> lines = Files.readAllLines(Path.of("../sample-data/events.jsonl"));
        lines.forEach(line -> both.check(line.getBytes(StandardCharsets.UTF_8)));
        assertThat(both.scanned).isGreaterThan(lines.size() * 95 / 100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Something stands beside it, or its facts do.
                "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\"}} x",
                "{\"event\":\"Login\",\"time\":1767225600,\"properties\":{\"distinct_id\":\"a\"}}",
                "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\"},\"user_id\":\"b\"}",
                "{\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\"},\"event\":\"Login\"}",
                "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"user_id\":\"a\"}}",
                "{\"event\":\"Login\",\"properties\":{\"distinct_id\":\"a\"}}",
                "{\"event\":\"Login\",\"properties\":{\"time\":5,\"distinct_id\":\"a\"}}"
            })
    void what_is_unusual_is_left_to_the_parser(String line) {
        assertThat(scan(line + '\n')).isEqualTo(ObjectScanner.UNUSUAL);
    }

    @Test
    void a_time_that_is_also_asked_for_as_a_property_is_left_to_the_parser() {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.mentionEventProperty(vocabulary.mentionEvent("Login"), "time");
        byte[] line =
                bytes(
                        "{\"event\":\"Login\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"a\"}}\n");
        ValueCodes codes = new People(vocabulary).codes();
        assertThat(
                        new EventScanner(
                                        vocabulary,
                                        codes,
                                        TimeReader.UTC,
                                        Identity.SIMPLIFIED,
                                        new NameCounts())
                                .scan(line, 0, line.length))
                .isEqualTo(ObjectScanner.UNUSUAL);
    }

    @Test
    void what_is_cut_off_anywhere_is_said_to_be() {
        String whole =
                "{\"event\": \"Login\", \"properties\": {\"time\": 1767225600, \"distinct_id\": \"a\","
                        + " \"x\": [1.5e3, true, {\"é\": \"\\u00e9\"}], \"y\": null}}\n";
        assertThat(scan(whole)).isEqualTo(whole.getBytes(StandardCharsets.UTF_8).length - 1);
        for (int length = 0; length < whole.getBytes(StandardCharsets.UTF_8).length; length++) {
            assertThat(scanner(ZoneOffset.UTC).scan(bytes(whole), 0, length))
                    .as("%d bytes", length)
                    .isEqualTo(ObjectScanner.CUT_OFF);
        }
    }

    @Test
    void numbers_are_the_nearest_there_are() {
        Random random = new Random(1);
        for (int i = 0; i < MANY; i++) {
            long digits = random.nextLong(1_000_000_000_000_000L);
            String text = (random.nextBoolean() ? "-" : "") + digits;
            int point = text.length() - random.nextInt(1, Math.max(2, text.length() - 1));
            String number =
                    random.nextBoolean() || point <= 1
                            ? text
                            : text.substring(0, point) + '.' + text.substring(point);
            assertThat(NumberBytes.parse(bytes(number), 0, number.length()))
                    .as(number)
                    .isEqualTo(Double.parseDouble(number));
        }
        assertThat(NumberBytes.parse(bytes("1e3"), 0, 3)).isNaN();
        assertThat(NumberBytes.parse(bytes("1234567890123456"), 0, 16)).isNaN();
    }

    @Test
    void a_text_is_found_by_its_bytes_and_is_one() {
        ByteTexts texts = new ByteTexts();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 10_000; i++) {
                String text = "user-" + i;
                assertThat(texts.number(bytes(text), 0, text.length(), text.hashCode()))
                        .isEqualTo(i);
                assertThat(texts.number(text)).isEqualTo(i);
                assertThat(texts.text(i)).isEqualTo(text);
            }
        }
        assertThat(texts.size()).isEqualTo(10_000);
    }

    /** Both ways of reading, side by side. */
    private static final class Both {
        private final EventLine parser;
        private final EventScanner scanner;
        private final People ours;
        private final People theirs;
        private final NameCounts ourNames = new NameCounts();
        private final NameCounts theirNames = new NameCounts();
        private int scanned;

        private Both(int seed) {
            ZoneId zone = seed % 2 == 0 ? ZoneOffset.UTC : ZoneId.of("America/New_York");
            this.ours = new People(vocabulary(seed));
            this.theirs = new People(vocabulary(seed));
            Identity identity = seed % 3 == 0 ? Identity.ORIGINAL : Identity.SIMPLIFIED;
            this.parser =
                    new EventLine(theirs.vocabulary(), new TimeReader(zone), identity, theirNames);
            this.scanner =
                    new EventScanner(
                            ours.vocabulary(),
                            ours.codes(),
                            new TimeReader(zone),
                            identity,
                            ourNames);
        }

        private void check(byte[] line) {
            byte[] withEnd = bytes(new String(line, StandardCharsets.ISO_8859_1) + '\n', true);
            int end = scanner.scan(withEnd, 0, withEnd.length);
            if (end < 0) {
                return;
            }
            scanned++;
            String text = new String(line, StandardCharsets.UTF_8);
            assertThat(new String(line, end, line.length - end, StandardCharsets.UTF_8))
                    .as(text)
                    .isBlank();
            parser.read(Arrays.copyOf(line, end));
            assertThat(facts(scanner)).as(text).isEqualTo(facts(parser));
            scanner.count();
            parser.count();
            assertThat(counted(ourNames)).as(text).isEqualTo(counted(theirNames));
            if (parser.isMentioned() && !parser.isNobodys()) {
                checkItem(text);
            }
        }

        private List<Object> counted(NameCounts names) {
            return List.of(
                    names.events(),
                    IntStream.range(0, ours.vocabulary().events())
                            .mapToObj(names::properties)
                            .toList());
        }

        private static List<Object> facts(ReadEvent event) {
            DeviceUsers users = new DeviceUsers();
            event.tellOf(users);
            return List.of(
                    event.time(),
                    event.isNobodys(),
                    event.isNamedAny(),
                    event.isMentioned(),
                    users.user("$device:u-1"),
                    users.user("$device:5692161d100b05e5"));
        }

        private void checkItem(String text) {
            FeedItem.Did did = (FeedItem.Did) parser.item(String.valueOf(parser.distinctId()));
            FeedItems items = new FeedItems(ours);
            scanner.addTo(items);
            assertThat(items.isSame(0, did)).as(text).isEqualTo(did.insertId() != EventHead.NONE);
            int person = items.apply(0);
            assertThat(ours.distinctId(person)).as(text).isEqualTo(did.distinctId());
            assertThat(values(ours, person, did))
                    .as(text)
                    .isEqualTo(values(theirs, did.applyTo(theirs), did));
        }

        private static List<Object> values(People people, int person, FeedItem.Did did) {
            EventTimeline timeline = people.history(person, did.event());
            int event = timeline.countUntil(did.time()) - 1;
            assertThat(timeline.time(event)).isEqualTo(did.time());
            return IntStream.range(0, did.properties().length)
                    .<Object>mapToObj(slot -> timeline.property(event, slot))
                    .toList();
        }
    }

    private static Vocabulary vocabulary(int seed) {
        Vocabulary vocabulary = new Vocabulary();
        int purchase = vocabulary.mentionEvent("Purchase");
        vocabulary.mentionEventProperty(purchase, "amount");
        vocabulary.mentionEventProperty(purchase, "item");
        if (seed > 1) {
            vocabulary.mentionAnyEvent();
            vocabulary.mentionAnyEventProperty("other");
        }
        return vocabulary;
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder("{\"event\":");
        line.append('"').append(one(EVENTS, random)).append("\",\"properties\":{");
        if (random.nextInt(4) > 0) {
            line.append("\"time\":1767225600,\"distinct_id\":\"u-").append(random.nextInt(9));
            line.append("\",");
        }
        for (int i = random.nextInt(5); i >= 0; i--) {
            line.append('"')
                    .append(one(KEYS, random))
                    .append(random.nextBoolean() ? "\":" : "\" : ");
            line.append(one(VALUES, random)).append(i == 0 ? "" : ",");
        }
        return line.append(random.nextInt(9) == 0 ? "},\"name\":1}" : "}}").toString();
    }

    private static <T> T one(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }

    /** Some are left whole. */
    private static byte[] damaged(String line, Random random) {
        byte[] bytes = bytes(line);
        if (random.nextInt(3) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\0 é".charAt(random.nextInt(11));
        }
        return bytes;
    }

    private static int scan(String line) {
        byte[] bytes = bytes(line);
        return scanner(ZoneOffset.UTC).scan(bytes, 0, bytes.length);
    }

    private static EventScanner scanner(ZoneId zone) {
        People people = new People(vocabulary(0));
        return new EventScanner(
                people.vocabulary(),
                people.codes(),
                new TimeReader(zone),
                Identity.SIMPLIFIED,
                new NameCounts());
    }

    private static byte[] bytes(String text) {
        return bytes(text, false);
    }

    private static byte[] bytes(String text, boolean raw) {
        return text.getBytes(raw ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }
}

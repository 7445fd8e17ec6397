package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.targeting.person.EventTimeline;
import dev.mixhook.targeting.person.Vocabulary;
import dev.mixhook.targeting.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People and events in CSV (RFC 4180), a property a column. */
class CsvTest {
    private static final long NOW = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private final int buy = vocabulary.mentionEvent("Buy");
    private final int amount = vocabulary.mentionEventProperty(buy, "amount");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$distinct_id,plan,note\nana,pro,\"a \"\"b\"\",\nc\"\nbob,,\n",
                "\uFEFFplan,$distinct_id,note\r\npro,ana,\"a \"\"b\"\",\nc\"\r\n,bob,\r\n",
                "distinct_id;plan;note\nana;pro;\"a \"\"b\"\",\nc\"\n\nbob;;",
                "\n distinct_id \tplan\tnote\t\nana\t\"pro\"\t\"a \"\"b\"\",\nc\"\t7\nbob\t\t\t\n"
            })
    void people_with_a_property_a_column(String content) throws IOException { // R-W6
        Feed feed = people(content.getBytes(StandardCharsets.UTF_8));
        assertThat(feed.counts().firstDamaged()).isEmpty();
        assertThat(properties(feed, "ana"))
                .contains("\"plan\": \"pro\"", "\"note\": \"a \\\"b\\\",\\nc\"");
        assertThat(properties(feed, "bob")).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        5                | 5
        -1.10            | -1.10
        0                | 0
        0.50             | 0.50
        02142            | "02142"
        +5               | "+5"
        1e5              | "1e5"
        .5               | ".5"
        5.               | "5."
        1,5              | "1,5"
        123456789012345  | 123456789012345
        1234567890123456 | "1234567890123456"
        true             | true
        False            | false
        yes              | "yes"
        null             | "null"
        2026-01-01       | "2026-01-01"
        [1,"a"]          | [1,"a"]
        {"a":{}}         | {"a":{}}
        ['a']            | "['a']"
        [1               | "[1"
        """)
    void what_a_cell_is(String cell, String json) throws IOException { // R-W6
        String quoted = '"' + cell.replace("\"", "\"\"") + '"';
        Feed feed = people(("distinct_id,x\nana," + quoted).getBytes(StandardCharsets.UTF_8));
        assertThat(properties(feed, "ana")).isEqualTo("{\"x\": " + json + "}");
    }

    @Test
    void what_identifies_is_text_whatever_it_looks_like() throws IOException {
        Feed feed =
                people(
                        "distinct_id,$phone,name\n007,4915112345,1\n"
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(properties(feed, "007"))
                .isEqualTo("{\"$phone\": \"4915112345\", \"name\": \"1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event,time,distinct_id,amount\nBuy,2026-01-01 00:00:00 UTC,ana,5\n",
                "name,distinct_id,time,amount\nBuy,ana,1767225600000,5\n",
                "event_name,time,user_id,properties\nBuy,1767225600,ana,\"{\"\"amount\"\":5}\"\n"
            })
    void events_of_each_form(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), content);
        Feed feed = FeedReader.read(List.of(), List.of(file), vocabulary, DataZones.UTC);
        FeedFolder.letAllHappen(feed);
        assertThat(feed.counts().firstDamaged()).isEmpty();
        EventTimeline timeline = feed.people().history(feed.people().number("ana"), buy);
        assertThat(timeline.time(0))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli());
        assertThat(timeline.property(0, amount)).isEqualTo(Value.of(5));
    }

    @Test
    void a_damaged_row_is_named_by_its_line_and_costs_no_other() throws IOException {
        String content =
                """
                distinct_id,plan,note
                ana,pro,"on
                two lines"
                bob,pro
                cem,"pro" x,1
                ,pro,1
                dan,pro,\u00FF
                eve,pro,1,2
                fay,"pro,1
                guy,pro,1
                """;
        FeedCounts counts = people(content.getBytes(StandardCharsets.ISO_8859_1)).counts();
        assertThat(counts.profiles()).isEqualTo(2);
        assertThat(counts.firstDamaged())
                .extracting(DamagedLine::line, DamagedLine::reason)
                .containsExactly(
                        tuple(4L, "cells: 2, where the header has 3"),
                        tuple(5L, "more stands behind a quote's end; quotes in a text are doubled"),
                        tuple(6L, "no \"$distinct_id\""),
                        tuple(7L, "not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)"),
                        tuple(8L, "cells: 4, where the header has 3"),
                        tuple(9L, "the quote that opens in this row does not close"));
    }

    @Test
    void two_columns_of_one_name_are_told() throws IOException {
        FeedCounts counts =
                people("distinct_id,a,a\nana,1,2\n".getBytes(StandardCharsets.UTF_8)).counts();
        assertThat(counts.damagedFiles()).hasSize(1);
        assertThat(counts.firstDamaged())
                .extracting(DamagedLine::reason)
                .containsExactly("two columns are called \"a\"");
    }

    @Test
    void packed_and_in_utf_16_it_is_the_same() throws IOException {
        String content = "$distinct_id;plan\nana;zoë 😀\n";
        Path packed = folder.resolve("profiles.csv.gz");
        Files.write(packed, FeedFolder.gzip(content));
        Path wide = folder.resolve("profiles.csv");
        Files.write(wide, ("\uFEFF" + content).getBytes(StandardCharsets.UTF_16LE));
        for (Path file : List.of(packed, wide)) {
            Feed feed = FeedReader.read(List.of(file), List.of(), vocabulary, DataZones.UTC);
            assertThat(properties(feed, "ana")).isEqualTo("{\"plan\": \"zoë 😀\"}");
        }
    }

    @Test
    void a_file_that_grows_is_read_by_whole_rows() throws IOException {
        Path file =
                Files.writeString(folder.resolve("profiles.csv"), "distinct_id,note\nana,1\nbob");
        Tail.Start start =
                Tail.start(
                        List.of(file),
                        List.of(),
                        new Vocabulary(),
                        DataZones.UTC,
                        NOW,
                        new ReentrantLock());
        assertThat(start.feed().counts().damaged()).isZero();
        append(file, ",\"two\nlin");
        assertThat(gain(start, file).size()).isZero();
        append(file, "es\"\ncem,3\ndan,");
        Tail.Gain two = gain(start, file);
        assertThat(two.firstDamaged()).isEmpty();
        assertThat(two.size()).isEqualTo(2);
        append(file, "4\nbroken\n");
        Tail.Gain gain = gain(start, file);
        assertThat(gain.size()).isEqualTo(1);
        assertThat(gain.firstDamaged()).extracting(DamagedLine::line).containsExactly(7L);
    }

    @Test
    void a_quote_that_stays_open_costs_its_line_once_nothing_more_comes() throws IOException {
        Path file = Files.writeString(folder.resolve("profiles.csv"), "distinct_id,note\nana,1\n");
        Tail.Start start =
                Tail.start(
                        List.of(file),
                        List.of(),
                        new Vocabulary(),
                        DataZones.UTC,
                        NOW,
                        new ReentrantLock());
        append(file, "bob,\"2\ncem,3\n");
        assertThat(gain(start, file).damaged()).isZero();
        Tail.Gain gain = gain(start, file);
        assertThat(gain.size()).isEqualTo(1);
        assertThat(gain.firstDamaged()).extracting(DamagedLine::line).containsExactly(3L);
    }

    @Test
    void a_last_row_without_a_lines_end_is_there_from_the_start_and_read_again_if_it_goes_on()
            throws IOException {
        Path file =
                Files.writeString(folder.resolve("profiles.csv"), "distinct_id,n\nana,1\nbob,2");
        Tail.Start start =
                Tail.start(
                        List.of(file),
                        List.of(),
                        new Vocabulary(),
                        DataZones.UTC,
                        NOW,
                        new ReentrantLock());
        assertThat(properties(start.feed(), "bob")).isEqualTo("{\"n\": 2}");
        append(file, "\ncem,3\n");
        assertThat(start.tail().look(9)).isEqualTo(new DataState.Steady());
        assertThat(gain(start, file).size()).isEqualTo(1);
        append(file, "dan,4");
        Tail again =
                Tail.start(
                                List.of(file),
                                List.of(),
                                new Vocabulary(),
                                DataZones.UTC,
                                NOW,
                                new ReentrantLock())
                        .tail();
        append(file, "5\n");
        assertThat(again.look(9)).isEqualTo(new DataState.Unsettled());
    }

    private static Tail.Gain gain(Tail.Start start, Path file) throws IOException {
        assertThat(start.tail().look(9)).as(file.toString()).isEqualTo(new DataState.Steady());
        return start.tail().gain(NOW);
    }

    private Feed people(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("profiles.csv"), content);
        return FeedReader.read(List.of(file), List.of(), vocabulary, DataZones.UTC);
    }

    private static String properties(Feed feed, String user) {
        return feed.people().number(user) < 0 ? "none" : FeedFolder.profile(feed, user);
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }
}

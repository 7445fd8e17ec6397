package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files that are wrong: what can be read of them is. */
class DamagedFilesTest {
    private static final String EVENT =
            "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}";

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n\r\n\n",
                " \t ",
                "\uFEFF",
                "\uFEFF\n\n",
                "[]",
                "[\n]\n",
                "{\"results\":[]}"
            })
    void a_file_of_nothing_is_not_damaged(String content) {
        assertThat(events(content.getBytes(StandardCharsets.UTF_8)).events()).isZero();
        assertThat(events(content.getBytes(StandardCharsets.UTF_8)).damaged()).isZero();
        assertThat(events(FeedFolder.gzip(content)).damaged()).isZero();
    }

    @TestFactory
    Stream<DynamicTest> a_damaged_file_is_named_with_its_line_and_read_as_far_as_it_goes() {
        String pretty = EVENT.replace("{\"", "{\n  \"").replace("}}", "\n  }\n}");
        return Stream.of(
                file("a list that breaks off", "[" + EVENT + ",\n" + EVENT + ",", 2, 1),
                file("a list that breaks off in an element", "[\n" + EVENT + ",\n{\"event\"", 1, 3),
                file("a list opened and nothing", "[", 0, 1),
                file("a page that breaks off", "{\"results\":[" + EVENT, 1, 1),
                file("a page without its brace", "{\"results\":[" + EVENT + "]\n\n", 1, 1),
                file(
                        "a damaged element in a line",
                        "[" + EVENT + ",{\"event\":7}," + EVENT + "]",
                        2,
                        1),
                file("a number in a list", "[\n" + EVENT + ",\n7,\n" + EVENT + "\n]", 2, 3),
                file(
                        "an event on many lines that breaks off",
                        EVENT + "\n" + pretty.substring(0, 30),
                        1,
                        2),
                file(
                        "an event on many lines with a damaged one",
                        pretty.replace("1767225600", "soon") + "\n" + EVENT,
                        1,
                        3),
                file(
                        "UTF-16",
                        new String(
                                EVENT.getBytes(StandardCharsets.UTF_16LE),
                                StandardCharsets.ISO_8859_1),
                        0,
                        1),
                file("zeros", "\0".repeat(1000) + "\n" + EVENT, 1, 1),
                file("two byte-order marks", "\uFEFF\uFEFF" + EVENT + "\n" + EVENT, 1, 1));
    }

    private DynamicTest file(String name, String content, long events, long line) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    FeedCounts counts = events(content.getBytes(StandardCharsets.UTF_8));
                    assertThat(counts.events()).isEqualTo(events);
                    assertThat(counts.damaged()).isEqualTo(1);
                    assertThat(counts.firstDamaged().getFirst().file())
                            .isEqualTo(folder.resolve("done.jsonl"));
                    assertThat(counts.firstDamaged().getFirst().line()).isEqualTo(line);
                });
    }

    @Test
    void a_gzip_file_that_breaks_off_anywhere_keeps_the_lines_before() {
        StringBuilder content = new StringBuilder();
        IntStream.range(0, 200)
                .forEach(i -> content.append(EVENT.replace("ana", "u" + i * 7919)).append('\n'));
        byte[] whole = FeedFolder.gzip(content.toString());
        long before = 0;
        for (int length = 2; length < whole.length; length += 13) {
            FeedCounts counts = events(Arrays.copyOf(whole, length));
            assertThat(counts.events()).isBetween(before, 200L);
            assertThat(counts.damaged()).isEqualTo(1);
            DamagedLine damaged = counts.firstDamaged().getFirst();
            assertThat(damaged.line()).isEqualTo(counts.events() + 1);
            assertThat(damaged.reason()).startsWith("the file breaks off here: ");
            before = counts.events();
        }
        assertThat(before).isPositive();
        assertThat(events(whole).damaged()).isZero();
    }

    @Test
    void a_gzip_file_with_a_wrong_checksum_is_told() {
        byte[] bytes = FeedFolder.gzip(EVENT);
        bytes[bytes.length - 8]++;
        FeedCounts counts = events(bytes);
        assertThat(counts.damaged()).isEqualTo(1);
        assertThat(counts.firstDamaged().getFirst().line()).isEqualTo(1);
    }

    private FeedCounts events(byte[] content) {
        Vocabulary vocabulary = new Vocabulary();
        vocabulary.mentionEvent("Buy");
        return new FeedFolder(folder, vocabulary).events(content).counts();
    }
}

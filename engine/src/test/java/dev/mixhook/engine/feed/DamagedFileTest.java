package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Files of which more than half cannot be read, and what they seem to be. */
class DamagedFileTest {
    private static final String ANA =
            "{\"$distinct_id\":\"ana\",\"$properties\":{\"plan\":\"free\"}}\n";
    private static final String BUY =
            "{\"event\":\"Buy\",\"properties\":{\"time\":1767225600,\"distinct_id\":\"ana\"}}\n";

    @TempDir private Path folder;

    @TestFactory
    Stream<DynamicTest> what_it_seems_to_be_is_told() {
        return Stream.of(
                is("This is CSV. Name it .csv.", "$distinct_id,plan\nana,free\n"),
                is("This is CSV. Name it .csv.", "id;plan\nana;free\n"),
                is(
                        "This is UTF-16 without its byte-order mark. Save it as UTF-8.",
                        ANA,
                        StandardCharsets.UTF_16LE),
                is(
                        "This is UTF-16 without its byte-order mark. Save it as UTF-8.",
                        ANA,
                        StandardCharsets.UTF_16BE),
                is(
                        "This is an HTML page, such as a log-in or an error in place of an export.",
                        "<!DOCTYPE html>\n<html><body>Log in</body></html>\n"),
                is("This is XML.", "<?xml version='1.0'?>\n<people/>\n"),
                is(
                        "This is a zip archive, or a spreadsheet. Unpack it, or save it as CSV.",
                        "PK\u0003\u0004\n\u0000\u0000",
                        StandardCharsets.ISO_8859_1),
                is("This is a Parquet file. Export it as JSON, one object a line.", "PAR1\u0015x"),
                is("This is an Avro file. Export it as JSON, one object a line.", "Obj\u0001x"),
                is("This is a PDF.", "%PDF-1.4\n"),
                is("This is packed with bzip2. Unpack it, or pack it with gzip.", "BZh91AY"),
                is(
                        "This is packed with zstd. Unpack it, or pack it with gzip.",
                        "(\u00B5/\u00FDx",
                        StandardCharsets.ISO_8859_1),
                is(
                        "This is a pointer of Git LFS. Get the file itself: git lfs pull.",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:1\n"),
                is(
                        "There is nothing in it but zero bytes, as after a crash or on a full disk.",
                        "\0\0\0\0"),
                is("These are events, in a file of people.", BUY),
                is(
                        "This is the answer of a server that gave no data: \"Invalid API secret\"",
                        "{\"request\": \"/api/2.0/export\", \"error\": \"Invalid API secret\"}"),
                is("", "{}\n"));
    }

    @Test
    void a_csv_file_whose_header_lacks_columns_is_told_which() throws IOException {
        assertThat(damaged("people.csv", "id,plan\nana,free\n".getBytes(StandardCharsets.UTF_8)))
                .extracting(DamagedFile::likely)
                .containsExactly(
                        "Its first line names the columns, among them distinct_id (or $distinct_id);"
                                + " here it is \"id,plan\".");
        assertThat(damaged("people.csv", (ANA + ANA).getBytes(StandardCharsets.UTF_8)))
                .extracting(DamagedFile::likely)
                .containsExactly("This is JSON. Name it .jsonl.");
    }

    @Test
    void nothing_is_said_of_the_header_of_a_csv_file_whose_rows_are_damaged() throws IOException {
        byte[] latin = "distinct_id,name\nana,Zo\u00EB\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(damaged("people.csv", latin))
                .extracting(damaged -> damaged.message().replace(folder + "/", ""))
                .containsExactly(
                        """
                        Nothing of it can be read.
                        people.csv:2:1  not UTF-8; save it as UTF-8 (in Excel: CSV UTF-8)""");
    }

    @Test
    void half_of_it_is_not_more_than_half() throws IOException {
        assertThat(damaged("people.jsonl", (ANA + "x\n").getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(damaged("people.jsonl", (ANA + "x\ny\n").getBytes(StandardCharsets.UTF_8)))
                .extracting(damaged -> damaged.message().replace(folder + "/", ""))
                .containsExactly(
                        """
                        More than half of it is damaged: 2, and 1 can be read.
                        people.jsonl:2:1  no JSON: `x` is no JSON value; texts stand in double quotes
                        people.jsonl:3:1  no JSON: `y` is no JSON value; texts stand in double quotes""");
    }

    @Test
    void utf_16_with_its_mark_is_read() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            Path file =
                    Files.write(
                            folder.resolve("people.jsonl"),
                            ("\uFEFF" + ANA.replace("free", "zoë 😀")).getBytes(charset));
            Feed feed = FeedReader.read(List.of(file), List.of(), new Vocabulary(), DataZones.UTC);
            assertThat(feed.counts().damaged()).isZero();
            assertThat(FeedFolder.profile(feed, "ana")).isEqualTo("{\"plan\":\"zoë 😀\"}");
        }
    }

    private DynamicTest is(String likely, String content) {
        return is(likely, content, StandardCharsets.UTF_8);
    }

    private DynamicTest is(String likely, String content, Charset charset) {
        return DynamicTest.dynamicTest(
                likely + " " + charset,
                () ->
                        assertThat(damaged("people.jsonl", content.getBytes(charset)))
                                .extracting(DamagedFile::likely)
                                .containsExactly(likely));
    }

    private List<DamagedFile> damaged(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        return FeedReader.read(List.of(file), List.of(), new Vocabulary(), DataZones.UTC)
                .counts()
                .damagedFiles();
    }
}

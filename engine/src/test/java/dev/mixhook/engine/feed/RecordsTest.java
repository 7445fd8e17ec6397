package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordsTest {
    private static final int LONGEST = 1 << 19;

    @TempDir private Path folder;

    @Test
    void each_object_comes_with_the_place_at_which_it_begins() throws IOException {
        assertThat(
                        read(
                                """
                {"a":1}
                [{"a":2}, {
                  "a": 3
                },

                  {"a":4}]
                """))
                .containsExactly(
                        "1:1 {\"a\":1}", "2:2 {\"a\":2}", "2:11 {\n  \"a\": 3\n}", "6:3 {\"a\":4}");
    }

    @Test
    void a_line_that_was_cut_off_anywhere_costs_no_other() throws IOException {
        String cut =
                "{\"a\":{\"b\":[1,[2],\"{\\\"\\\\\",{\"c\":true}],\"d\":{\"e\":null}},\"f\":\"[\"}";
        for (int length = 1; length < cut.length(); length++) {
            String line = cut.substring(0, length);
            assertThat(read("{\"a\":1}\n" + line + "\n{\"a\":2}\n{\"a\":3}\n{\"a\":4}"))
                    .containsExactly(
                            "1:1 {\"a\":1}",
                            "2:1 " + line,
                            "3:1 {\"a\":2}",
                            "4:1 {\"a\":3}",
                            "5:1 {\"a\":4}");
        }
    }

    @Test
    void an_element_that_was_cut_off_costs_no_other_line_of_its_list() throws IOException {
        assertThat(read("[{\"a\":1},\n{\"a\":[2,\n{\"a\":3},\n{\"a\":4}\n]"))
                .containsExactly(
                        "1:2 {\"a\":1}", "2:1 {\"a\":[2,", "3:1 {\"a\":3}", "4:1 {\"a\":4}");
        assertThat(read("[{\"a\":1},{\"a\":\n[{\"a\":3},{\"a\":4}]"))
                .containsExactly(
                        "1:2 {\"a\":1}", "1:10 {\"a\":", "2:2 {\"a\":3}", "2:10 {\"a\":4}");
    }

    @Test
    void a_damaged_object_printed_on_many_lines_costs_its_own_lines_only() throws IOException {
        assertThat(
                        read(
                                """
                {
                  "results": [
                    {
                      "a": "1
                      "b": [
                        {
                          "c": 2
                        }
                      ]

                    },
                    {
                      "a": 3
                    }
                  ],
                  "status": "ok"
                }
                """))
                .containsExactly("3:5 {", "12:5 {\n      \"a\": 3\n    }");
    }

    @Test
    void a_list_on_one_line_may_be_of_any_length_but_one_object_not() throws IOException {
        String element = "{\"a\":\"" + "x".repeat(1000) + "\"},";
        String tooLong = "{\"a\":\"" + "x".repeat(LONGEST) + "\"},";
        List<String> pieces =
                read("[" + element.repeat(2000) + "{}]\n" + element + tooLong + "{}\n{}");
        assertThat(pieces).hasSize(2004);
        assertThat(pieces.subList(2001, 2004))
                .containsExactly(
                        "2:1 " + element.substring(0, element.length() - 1),
                        "2 longer than 524288 bytes",
                        "3:1 {}");
    }

    @Test
    void a_list_or_a_page_without_an_end_is_told_at_its_beginning() throws IOException {
        assertThat(read("\n[{},\n{},"))
                .containsExactly("2:2 {}", "3:1 {}", "2 the list that begins here does not end");
        assertThat(read("{\"results\":[{},\n{\"results\":[{}],\"a\":1}"))
                .containsExactly("1:13 {}", "1 the list that begins here does not end", "2:13 {}");
        assertThat(read("{\"results\":[{}],\n{}")).containsExactly("1:13 {}", "1:16 ,", "2:1 {}");
    }

    private List<String> read(String content) throws IOException {
        Path file = Files.write(folder.resolve("file"), content.getBytes(StandardCharsets.UTF_8));
        List<String> pieces = new ArrayList<>();
        try (Records records = new Records(DataFile.whole(file), LONGEST)) {
            for (Piece piece = records.next(); piece != null; piece = records.next()) {
                pieces.add(
                        switch (piece) {
                            case Piece.Json json ->
                                    json.line()
                                            + ":"
                                            + json.column()
                                            + " "
                                            + new String(json.bytes(), StandardCharsets.UTF_8);
                            case Piece.Scanned(long line) -> line + " scanned";
                            case Piece.Damage(long line, String reason) -> line + " " + reason;
                        });
            }
        }
        return pieces;
    }
}

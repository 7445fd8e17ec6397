package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvalCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"selector\": \"user[\\\"a\\\"] > 3\", \"properties\": {\"a\": 5}} | {\"value\":true,\"matches\":true,\"until\":null}",
                "{\"selector\": \"1 + 1\"} | {\"value\":2,\"matches\":true,\"until\":null}",
                "{\"selector\": \"user[\\\"a\\\"]\"} | {\"value\":null,\"matches\":false,\"until\":null}",
                "{\"selector\": \"datetime(user[\\\"s\\\"]) < datetime(NOW - 86400)\", \"properties\": {\"s\": \"2026-01-01T00:00:00\"}, \"now\": \"2026-01-01T12:00:00\"}"
                        + " | {\"value\":false,\"matches\":false,\"until\":\"2026-01-02T00:00:00.001Z\"}",
                "{\"selector\": \"NOW - 1767268800 > 60\", \"now\": \"2026-01-01T12:00:00Z\"} | {\"value\":false,\"matches\":false,\"until\":\"2026-01-01T12:01:00.001Z\"}",
                "{\"selector\": \"NOW % 60 >= 30\", \"now\": \"2026-01-01T12:00:45Z\"} | {\"value\":true,\"matches\":true,\"until\":\"2026-01-01T12:01:00Z\"}",
                "{\"selector\": {\"operator\": \"==\", \"children\": [{\"property\": \"event\", \"value\": \"x\"}, {\"property\": \"literal\", \"value\": 3}]}, \"event\": {\"x\": 3}}"
                        + " | {\"value\":true,\"matches\":true,\"until\":null}",
                "{\"selector\": {\"operator\": \"<\", \"children\": [{\"operator\": \"datetime\", \"children\": [{\"property\": \"user\", \"value\": \"s\"}]},"
                        + " {\"property\": \"literal\", \"value\": {\"window\": {\"unit\": \"day\", \"value\": 1}}}]}, \"properties\": {\"s\": \"2026-01-01\"}, \"now\": \"2026-01-03\"}"
                        + " | {\"value\":true,\"matches\":true,\"until\":null}",
                "{\"selector\": \"a\", \"parse\": true} | {\"error\":\"Found `a`, which is no word of the language.\",\"column\":1}",
                "{\"selector\": \"(1)\", \"parse\": true} | {\"tree\":{\"property\": \"literal\", \"value\": 1},\"text\":\"1\"}",
                "{\"selector\": {\"operator\": \"nand\", \"children\": []}} | {\"error\":\"the tree has an unknown operator, \\\"nand\\\". Did you mean `and`?\",\"column\":null}",
                "{\"selector\": \"true\", \"propertes\": {}} | {\"error\":\"Unknown key \\\"propertes\\\". Did you mean `properties`? Keys here: selector, properties, event, now, parse.\",\"column\":null}",
                "{\"selector\": \"true\", \"user\": {}} | {\"error\":\"Unknown key \\\"user\\\". Keys here: selector, properties, event, now, parse.\",\"column\":null}",
                "{\"selector\": {\"operator\": \"or\", \"children\": []}} | {\"error\":\"the tree has the operator \\\"or\\\" with 0 children.\",\"column\":null}",
                "{\"selector\": {\"operator\": \"xyzzy\", \"children\": []}} | {\"error\":\"the tree has an unknown operator, \\\"xyzzy\\\".\",\"column\":null}",
                "{\"selector\": \"1\" | {\"error\":\"not a JSON object: it ends in the middle of an object\",\"column\":17}",
                "7 | {\"error\":\"not a JSON object: no object begins here\",\"column\":2}",
                "{\"selector\": 7} | {\"error\":\"\\\"selector\\\" is neither text nor a tree\",\"column\":null}",
                "{\"selector\": \"true\", \"now\": \"noon\"} | {\"error\":\"\\\"now\\\" is no date, such as 2026-01-05T10:00:00Z\",\"column\":null}",
                "{\"selector\": \"true\", \"properties\": 7} | {\"error\":\"\\\"properties\\\" and \\\"event\\\" are JSON objects\",\"column\":null}",
            })
    void a_line_in_gives_a_line_out(String in, String out) { // R-T9, R-T11
        assertThat(eval(in)).isEqualTo(out + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{",
                "{\"selector\": \"true\"",
                "7",
                "\"x\"",
                "{}",
                "{\"selector\": null}",
                "{\"selector\": \"true\"} x"
            })
    void a_line_that_is_no_such_object_gives_an_error_and_the_others_go_on(String in) {
        assertThat(eval(in + "\n{\"selector\": \"true\"}").lines().toList())
                .hasSize(2)
                .satisfies(
                        lines -> {
                            assertThat(lines.getFirst()).startsWith("{\"error\":");
                            assertThat(lines.getLast())
                                    .isEqualTo("{\"value\":true,\"matches\":true,\"until\":null}");
                        });
    }

    @Test
    void deep_trees_and_deep_texts_are_evaluated_or_refused_alike() { // R-T9
        String not = "{\"operator\": \"not\", \"children\": [";
        String user = "{\"property\": \"user\", \"value\": \"a\"}";
        assertThat(eval("{\"selector\": " + not.repeat(1999) + user + "]}".repeat(1999) + "}"))
                .isEqualTo(eval("{\"selector\": \"" + "not ".repeat(1999) + "user['a']\"}"))
                .isEqualTo("{\"value\":true,\"matches\":true,\"until\":null}\n");
        assertThat(eval("{\"selector\": " + not.repeat(9999) + user + "]}".repeat(9999) + "}"))
                .isEqualTo(
                        "{\"error\":\"the tree is nested or chained more than 2000 operators deep.\",\"column\":null}\n");
        assertThat(eval("{\"selector\": \"" + "not ".repeat(9999) + "user['a']\"}"))
                .isEqualTo(
                        "{\"error\":\"This is nested or chained more than 2000 operators deep.\",\"column\":16009}\n");
    }

    @Test
    void what_changes_with_every_millisecond_still_ends() { // R-T9
        assertThat(eval("{\"selector\": \"\\\"x\\\" in string(NOW)\", \"now\": \"2026-01-01\"}"))
                .startsWith("{\"value\":false,\"matches\":false,\"until\":\"2026-01-01T");
    }

    @Test
    void without_now_the_clock_says_what_it_is() { // R-T11
        assertThat(eval("{\"selector\": \"datetime(NOW)\"}"))
                .startsWith("{\"value\":\"2026-01-15T12:00:00.000Z\"");
    }

    @Test
    void what_is_wrong_with_a_line_is_told() throws IOException {
        Path golden = Path.of("src/test/resources/dev/mixhook/engine/report/golden");
        String in = Files.readString(golden.resolve("trees.ndjson"));
        assertThat(eval(in)).isEqualTo(Files.readString(golden.resolve("trees.txt")));
    }

    private static String eval(String in) {
        Shell shell = new Shell(in);
        assertThat(shell.run("eval")).isZero();
        return shell.out();
    }
}

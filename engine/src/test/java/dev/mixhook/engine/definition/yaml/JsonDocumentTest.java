package dev.mixhook.engine.definition.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDocumentTest {
    private final Problems problems = new Problems("request");

    @Test
    void it_says_the_same_as_it_is_written() {
        String json = "{\"a\":[1,2.50,-1E+3,true,null,\"x\\n\"],\"b\":{\"c\":{}},\"d\":\"\"}";
        assertThat(JsonDocument.parse(json, problems).map(NodeJson::value)).contains(json);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void each_value_and_key_has_its_place() {
        Node.Mapping document =
                (Node.Mapping)
                        JsonDocument.parse("{\n  \"a\": \"x\",\n  \"b\": [7]\n}", problems)
                                .orElseThrow();
        assertThat(document.entries().get("a").key()).isEqualTo(new Place(2, 3));
        Node.Scalar text = (Node.Scalar) document.entries().get("a").value();
        assertThat(text.place()).isEqualTo(new Place(2, 8));
        assertThat(text.start()).isEqualTo(new Place(2, 9));
        Node.Sequence list = (Node.Sequence) document.entries().get("b").value();
        assertThat(list.items().getFirst().place()).isEqualTo(new Place(3, 9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: 1 | 1 | This is no JSON: `a` is no JSON value; texts stand in double quotes.",
                "{\"a\": 1,} | 1 | This is no JSON: found `}` where a name in double quotes belongs.",
                "{\"a\": 1} # b | 1 | This is no JSON: found `#` where a value belongs.",
                "{\"a\": | 1 | This is no JSON: it ends in the middle",
                "{} [] | 1 | Something follows behind the JSON; take it out.",
                "{\"a\": 1, \"a\": 2} | 1 | This key stands here twice; keep one.",
            })
    void what_is_no_json_is_told_in_plain_words(String text, int line, String words) {
        Optional<Node> _ = JsonDocument.parse(text, problems);
        assertThat(problems.found()).hasSize(1);
        assertThat(problems.found().getFirst().message()).startsWith(words);
        assertThat(problems.found().getFirst().line()).isEqualTo(line);
    }

    @Test
    void nothing_is_no_json() {
        assertThat(JsonDocument.parse(" ", problems)).isEmpty();
        assertThat(problems.found()).singleElement().extracting(Problem::line).isEqualTo(1);
    }

    @Test
    void what_is_nested_too_deep_is_a_problem() {
        assertThat(JsonDocument.parse("[".repeat(100_000), problems)).isEmpty();
        assertThat(problems.found().getFirst().message()).contains("nested more than");
    }
}

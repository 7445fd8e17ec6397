package dev.mixhook.engine.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerScriptTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | 200 200 200 200 200 200",
                "503*3,200 | 503 503 503 200 200 200",
                "503, timeout,reset*2 ,201*2,404 | 503 timeout reset reset 201 201 404 404 404",
                "200,503*2 | 200 503 503 503 503"
            })
    void each_answer_is_given_in_turn_and_the_last_from_then_on(String script, String given) {
        AnswerScript answers = AnswerScript.parse(script);
        long count = given.split(" ").length;
        assertThat(
                        LongStream.rangeClosed(1, count)
                                .mapToObj(answers::answerTo)
                                .map(WebAnswer::toString)
                                .collect(Collectors.joining(" ")))
                .isEqualTo(given);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | was \"\"",
                "200, | was \"\"",
                "100 | was \"100\"",
                "600 | was \"600\"",
                "Reset | was \"Reset\"",
                "503*0 | was \"0\"",
                "503* | was \"\"",
                "503*x | was \"x\""
            })
    void what_is_no_answer_is_named(String script, String message) {
        assertThatThrownBy(() -> AnswerScript.parse(script))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(message);
    }
}

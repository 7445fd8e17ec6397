package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ByteTextsTest {
    @Test
    void a_lone_surrogate_is_no_question_mark() {
        for (int i = 0; i < 20_000; i++) {
            ByteTexts texts = new ByteTexts();
            String surrogate = "u" + i + '\ud83d';
            String mark = "u" + i + '?';
            byte[] bytes = mark.getBytes(StandardCharsets.US_ASCII);
            int first = texts.number(surrogate);
            int second = texts.number(bytes, 0, bytes.length, mark.hashCode());
            assertThat(second).as(mark).isNotEqualTo(first);
            assertThat(texts.text(first)).isEqualTo(surrogate);
            assertThat(texts.text(second)).isEqualTo(mark);
        }
    }

    @Test
    void a_text_is_found_by_its_characters_and_by_its_bytes() {
        ByteTexts texts = new ByteTexts();
        int number = texts.number("Log in");
        byte[] bytes = "Log in".getBytes(StandardCharsets.US_ASCII);
        assertThat(texts.number(bytes, 0, bytes.length, "Log in".hashCode())).isEqualTo(number);
        assertThat(texts.number("Log in")).isEqualTo(number);
        assertThat(texts.size()).isEqualTo(1);
    }
}

package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {
    @Test
    void what_needs_no_quotes_has_none() {
        assertThat(ShellWords.joined(List.of("verify", "--only", "burst-200", "a b", "", "it's")))
                .isEqualTo("verify --only burst-200 'a b' '' 'it'\\''s'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n::error::b",
                "\u001b[31m 'x' \\ \u05e9",
                "a'b\tc",
                "$(x) `y` !z",
                "##[error]x'"
            })
    @DisabledOnOs(OS.WINDOWS)
    void a_shell_reads_the_word_that_was_meant(String word) throws Exception {
        String line = "printf %s " + ShellWords.joined(List.of(word));
        assertThat(line).doesNotContain("\n", "\u001b", "##");
        Process shell = new ProcessBuilder("bash", "-c", line).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(word);
    }
}

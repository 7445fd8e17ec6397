package dev.mixhook.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void what_a_terminal_would_act_on_stands_as_an_escape() {
        assertThat(Printable.of("a\u001b[31m\u0000\u007f\u009b\u202e\ud800\r\n\u2028z"))
                .isEqualTo("a\\u001b[31m\\u0000\\u007f\\u009b\\u202e\\ud800\\u000d\\u000a\\u2028z");
    }

    @Test
    void what_can_be_printed_stands_as_itself() {
        assertThat(Printable.of("Zoë\t😀 \"x\"")).isEqualTo("Zoë\t😀 \"x\"");
    }
}

package dev.mixhook.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            textBlock =
                    """
                    plain: text|plain: text
                    a::b|a::b
                    ::error::x|\\u003a:error::x
                     \t::error::x| \t\\u003a:error::x
                    see ##[error]x|see \\u0023#[error]x
                    ##vso[task.setvariable]x|\\u0023#vso[task.setvariable]x
                    ##teamcity[x]|\\u0023#teamcity[x]
                    ## a heading|## a heading
                    """)
    void a_line_is_no_command_to_a_ci_system(String text, String line) {
        assertThat(SafeText.line(text)).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\n::error::b",
                "a\r\n::error::b",
                "a\r::error::b",
                "a\u2028::error::b",
                "a\u0085::error::b",
                "a\u000b::error::b",
                "\u001b[31mred\u001b]0;t\u0007",
                "\u202eabc",
                "\u009b31m",
                "\ud800"
            })
    void a_line_is_one_line_of_what_can_be_printed(String text) {
        assertThat(SafeText.line(text)).matches("[ -~]+").doesNotContain("\n");
        assertThat(SafeText.markdown(text)).matches("[ -~]+");
        assertThat(SafeText.property(text)).matches("[ -~]+");
        assertThat(SafeText.data(text)).matches("[ -~]+");
        assertThat(SafeText.attribute(text)).doesNotContain("\n", "\r", "\u001b", "\ud800");
    }

    @Test
    void what_can_be_printed_stays_as_it_is() {
        assertThat(SafeText.line("\u05e9\u05dc\u05d5\u05dd \uD83D\uDC69 \u00e9"))
                .isEqualTo("\u05e9\u05dc\u05d5\u05dd \uD83D\uDC69 \u00e9");
    }

    @Test
    void lines_of_ours_stay_lines_and_what_stands_in_them_is_text() {
        assertThat(SafeText.lines("one\n::stop-commands::x\u001b"))
                .isEqualTo("one\n\\u003a:stop-commands::x\\u001b");
    }

    @Test
    void a_title_of_github_has_neither_properties_nor_lines_of_its_own() {
        assertThat(SafeText.property("evil,line=1::x\n%0A"))
                .isEqualTo("evil%2Cline=1%3A%3Ax\\n%250A");
    }

    @Test
    void markdown_is_text() {
        assertThat(SafeText.markdown("![x](http://x) `c` *b* <img src=x> a|b # & ~s~ [l] \\"))
                .isEqualTo(
                        "!\\[x\\](http://x) \\`c\\` \\*b\\* &lt;img src=x&gt; a\\|b \\# &amp; \\~s\\~ \\[l\\] \\\\");
    }

    @Test
    void a_line_of_json_has_the_same_value_and_is_no_command() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        NdjsonLine.print(out, line -> line.text("user", "##[error]x\n::error::y"));
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"user\":\"\\u0023#[error]x\\n::error::y\"}\n");
    }
}

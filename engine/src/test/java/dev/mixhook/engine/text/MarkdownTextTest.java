package dev.mixhook.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTextTest {
    @Test
    void headings_are_underlined() {
        assertThat(text("# `mixhook run`: *now*\n\n## Files\n\n### Deep\n"))
                .isEqualTo("`mixhook run`: now\n==================\n\nFiles\n-----\n\nDeep\n");
    }

    @Test
    void paragraphs_and_items_are_filled_to_80_columns() {
        assertThat(text("many words ".repeat(10) + "\nand more\n"))
                .isEqualTo(
                        "many words many words many words many words many words many words many words\n"
                                + "many words many words many words and more\n");
        assertThat(text("- " + "many words ".repeat(8) + "\n  on\n1. one\n"))
                .isEqualTo(
                        "- many words many words many words many words many words many words many words\n"
                                + "  many words on\n"
                                + "1. one\n");
    }

    @Test
    void code_is_left_as_it_is() {
        assertThat(text("so:\n```console\n$ a **b** | c\n\n# d\n```\n"))
                .isEqualTo("so:\n    $ a **b** | c\n\n    # d\n");
        assertThat(text("`a*b*c` and **`*`** and *d*\n")).isEqualTo("`a*b*c` and `*` and d\n");
    }

    @Test
    void links_tell_where_they_lead() {
        assertThat(text("See [the rules](rules.md#R-W1), [here](#x), [a.md](a.md).\n"))
                .isEqualTo("See the rules (to rules.md#R-W1), here, to a.md.\n");
        assertThat(text("![A picture](p.svg) <a id=\"R-W1\"></a>R-W1\n"))
                .isEqualTo("A picture (to p.svg) R-W1\n");
    }

    @Test
    void a_picture_in_two_schemes_says_what_it_shows() {
        assertThat(
                        text(
                                """
                                So:

                                <picture>
                                  <source media="(prefers-color-scheme: dark)" srcset="dark.png">
                                  <img alt="A timeline." src="light.png" width="1200">
                                </picture>
                                """))
                .isEqualTo("So:\n\nA timeline.\n");
    }

    @Test
    void a_narrow_table_stands_in_columns() {
        assertThat(text("| code | means |\n|---|---|\n| 0 | done |\n| 141 | `\\| head` |\n"))
                .isEqualTo("  code  means\n  0     done\n  141   `| head`\n");
    }

    @Test
    void a_wide_table_stands_row_after_row() {
        String long1 = "word ".repeat(20).strip();
        assertThat(text("| key | value | default |\n|---|---|---|\n| `a` | " + long1 + " | |\n"))
                .isEqualTo(
                        "  `a`\n"
                                + "      value: word word word word word word word word word word word word word\n"
                                + "      word word word word word word word\n");
    }

    private static String text(String markdown) {
        return MarkdownText.of(markdown, target -> target.startsWith("#") ? "" : "to " + target);
    }
}

package dev.mixhook.targeting.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorParserTest {
    private static final Set<String> BEHAVIORS =
            Set.of("behavior_11111", "behavior_11112", "b1", "b2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3 | 1 + (2 * 3)",
                "1 - 2 - 3 | (1 - 2) - 3",
                "1 / 2 % 3 * 4 | ((1 / 2) % 3) * 4",
                "-user[\"a\"] * 2 | (-user[\"a\"]) * 2",
                "not 1 == 2 | not (1 == 2)",
                "not \"x\" in user[\"a\"] | not (\"x\" in user[\"a\"])",
                "\"x\" not in user[\"a\"] and true | (\"x\" not in user[\"a\"]) and true",
                "1 or 2 and 3 | 1 or (2 and 3)",
                "not 1 and 2 | (not 1) and 2",
                "1 and 2 and 3 | (1 and 2) and 3",
                "1 < 2 + 3 | 1 < (2 + 3)",
                "not not 1 | not (not 1)",
                "defined (user[\"a\"]) | defined(user[\"a\"])",
                "properties[\"a\"] | user[\"a\"]",
                "user['a'] == 'b\"c' | user[\"a\"] == \"b\\\"c\"",
                "now - 1 | NOW - 1",
                "1e3 + .5 + 2. | (1000 + 0.5) + 2",
                "[1, 2, [3]] | [1, 2, [3]]",
                "2 in [1,2] | 2 in [1, 2]",
            })
    void operators_hold_as_tightly_as_pythons(String text, String same) { // R-T9
        assertThat(parse(text)).isEqualTo(parse(same)).isInstanceOf(Parsed.Valid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // mixpanel.md 3.2
                "(not defined(user[\"$last_name\"]) and behaviors[\"behavior_11111\"] > 0 and behaviors[\"behavior_11112\"] == 0)",
                "(\"HappyApps\" in event[\"User Agent\"])",
                "datetime(1458587013 - 86400) > properties[\"Created\"]",
                "datetime(1458587013 - 86400) > user[\"$last_seen\"] or not defined(user[\"$last_seen\"])",
                "(\"Albany\" in properties[\"$city\"]) and (defined (properties[\"$city\"]))",
                // mixpanel.md 3.5
                "(user[\"p\"] == \"a\" or user[\"p\"] == \"b\")",
                "not \"v\" in user[\"p\"]",
                "user[\"p\"] == true",
                "(user[\"p\"] < 1 or user[\"p\"] > 2)",
                "datetime(user[\"p\"]) >= datetime(NOW - 86400) and datetime(user[\"p\"]) < datetime(NOW)",
                "(datetime(user[\"p\"]) < datetime(NOW - 86400) or datetime(user[\"p\"]) >= datetime(NOW))",
                // mixpanel.md 4
                "(properties[\"$city\"] == \"Chicago\")",
                "(\"Facebook\" in properties[\"$referring_domain\"])",
                "(not \"Facebook\" in properties[\"$referring_domain\"])",
                "(defined (properties[\"$device\"]))",
                "datetime(\"2012-11-20T15:26:16\") < datetime(user[\"$created\"])",
                "floor(1.5) + round(1.5) + ceil(1.5) == 5",
                "properties[\"x\"] in [1,2,3]",
            })
    void mixpanels_own_examples_are_read(String text) { // R-T9
        assertThat(parse(text)).isInstanceOf(Parsed.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user[\"a\"] = 1 | 11 | Found `=`, which is no operator. Did you mean `==`?",
                "1 && 2 | 3 | Found `&`, which is no operator. Did you mean `and`?",
                "!true | 1 | Found `!`, which is no operator. Did you mean `not` or `!=`?",
                "user[\"a\" == 1 | 10 | Found `==`, expected `]`.",
                "user[a] | 6 | Found `a`, expected a name in quotes.",
                "(1 + 2 | 7 | Found the end, expected `)`.",
                "1 + | 4 | Found the end, expected a value.",
                "1 < 2 < 3 | 7 | Comparisons do not chain. Write `a < b and b < c`.",
                "1 == floor(2) == 3 | 15 | Comparisons do not chain. Write `a < b and b < c`.",
                "defind(user[\"a\"]) | 1 | Found `defind`, which is no word of the language. Did you mean `defined`?",
                "datetime(1, 2) | 1 | `datetime` takes one value.",
                "mixhook.any(1) | 1 | `mixhook.any` takes two values.",
                "usr[\"a\"] | 1 | Found `usr`, which is no word of the language. Did you mean `user`?",
                "true AND false | 6 | Found `AND`, expected an operator or the end. Did you mean `and`?",
                "behaviors[\"b3\"] > 0 | 11 | No behavior is named \"b3\". Did you mean `b1`?",
                "\"abc | 1 | This string has no end. Close it with \".",
                "\"a\\x\" | 3 | An escape in a string is one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.",
                "1 == not 2 | 6 | Put `not …` into parentheses here.",
                "1e999 | 1 | This number is too large.",
                "1 2 | 3 | Found `2`, expected an operator or the end.",
                "[1, 2 | 6 | Found the end, expected `]`.",
                "user[\"a\"] == “x” | 14 | Found a typographic quote. Write \" instead.",
            })
    void what_is_wrong_is_told_with_its_column_and_what_would_be_right(
            String text, int column, String message) { // R-T9
        assertThat(parse(text)).isEqualTo(new Parsed.Invalid(column, message));
    }

    @Test
    void an_empty_selector_is_wrong() {
        assertThat(parse("  "))
                .isEqualTo(new Parsed.Invalid(3, "Found the end, expected a value."));
    }

    @Test
    void depth_and_length_end_in_a_message_not_in_the_stack() {
        assertThat(parse("(".repeat(100_000))).isInstanceOf(Parsed.Invalid.class);
        assertThat(parse("not ".repeat(100_000) + "1")).isInstanceOf(Parsed.Invalid.class);
        assertThat(parse("-".repeat(100_000) + "1")).isInstanceOf(Parsed.Invalid.class);
        assertThat(parse("1" + " + 1".repeat(100_000))).isInstanceOf(Parsed.Invalid.class);
        assertThat(parse("1" + " + 1".repeat(900))).isInstanceOf(Parsed.Valid.class);
    }

    @Test
    void a_problem_is_shown_below_its_line() {
        String text = "true and\n  user[\"a\"] = 1";
        Parsed.Invalid invalid = (Parsed.Invalid) parse(text);
        assertThat(invalid.shown(text))
                .isEqualTo(
                        "  user[\"a\"] = 1\n            ^\nFound `=`, which is no operator. Did you mean `==`?");
    }

    private static Parsed parse(String text) {
        return SelectorParser.parse(text, BEHAVIORS);
    }
}

package dev.mixhook.targeting.selector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.json.JsonText;
import dev.mixhook.targeting.json.JsonValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonParser;

class SelectorParserTest {
    private static final Set<String> BEHAVIORS =
            Set.of("behavior_11111", "behavior_11112", "b1", "b2");

    private static final Parsed TOO_DEEP_TEXT =
            new Parsed.Invalid(1, "This is nested or chained more than 2000 operators deep.");
    private static final Parsed TOO_DEEP_TREE =
            new Parsed.Invalid(0, "the tree is nested or chained more than 2000 operators deep.");

    /** What goes one deeper: to the left, to the right, in parentheses, in calls and in lists. */
    private static final List<UnaryOperator<Expr>> STEPS =
            List.of(
                    Expr::not,
                    Expr::defined,
                    expr -> expr.and(Expr.user("b")),
                    expr -> Expr.user("b").and(expr),
                    expr -> expr.compare(Expr.BinaryOperator.EQUAL, Expr.user("b")),
                    expr -> Expr.user("b").compare(Expr.BinaryOperator.SUBTRACT, expr),
                    expr -> new Expr.Unary(Expr.UnaryOperator.NEGATE, expr),
                    expr -> new Expr.ListOf(List.of(Expr.user("b"), expr)),
                    expr -> new Expr.Quantified(Expr.Quantifier.ANY, Expr.user("b"), expr));

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
                "not defined user[\"x\"] | 5 | `defined` takes its values in parentheses: defined(…).",
                "mixhook.any | 1 | `mixhook.any` takes its values in parentheses: mixhook.any(…).",
                "true(1) | 5 | Found `(`, expected an operator or the end.",
                "user.plan == 1 | 1 | Found `user.plan`; a property is written user[\"plan\"].",
                "events[\"x\"] | 1 | Found `events`, which is no word of the language. Did you mean `event`?",
                "Defined(1) | 1 | Found `Defined`, which is no word of the language. Did you mean `defined`?",
                "usr[\"a\"] | 1 | Found `usr`, which is no word of the language. Did you mean `user`?",
                "true AND false | 6 | Found `AND`, expected an operator or the end. Did you mean `and`?",
                "behaviors[\"b3\"] > 0 | 11 | No behavior is named \"b3\". Did you mean `b1`?",
                "\"abc | 1 | This string has no end. Close it with \".",
                "\"a\\x\" | 3 | An escape in a string is one of \\\" \\' \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX.",
                "1 == not 2 | 6 | Put `not …` into parentheses here.",
                "1e999 | 1 | This number is too large.",
                "1 2 | 3 | Found `2`, expected an operator or the end.",
                "[1, 2 | 6 | Found the end, expected `]`.",
                "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu | 1 | Found `uuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuuu…`, which is no word of the language.",
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
    void text_and_tree_go_to_the_same_depth_and_not_deeper() { // R-T9
        for (UnaryOperator<Expr> step : STEPS) {
            assertBothRead(nested(2000, step));
            Expr deeper = nested(2001, step);
            assertThat(parse(SelectorPrinter.print(deeper))).isEqualTo(TOO_DEEP_TEXT);
            assertThat(tree(JsonTreePrinter.print(deeper))).isEqualTo(TOO_DEEP_TREE);
        }
    }

    @Test
    void a_tree_of_any_depth_ends_in_a_message_not_in_the_stack() { // R-T9
        String not = "{\"operator\": \"not\", \"children\": [";
        assertThat(tree(not.repeat(100_000) + "0" + "]}".repeat(100_000))).isEqualTo(TOO_DEEP_TREE);
        String list = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(tree("{\"property\": \"literal\", \"value\": " + list + '}'))
                .isEqualTo(TOO_DEEP_TREE);
        Parsed.Invalid wrong = (Parsed.Invalid) tree(not.repeat(1000) + "0" + "]}".repeat(1000));
        assertThat(wrong.message())
                .startsWith("….children[0]")
                .endsWith(
                        ".children[0] is no object; it takes an operator with children, or a property with a value.")
                .hasSizeLessThan(300);
    }

    private static void assertBothRead(Expr expr) {
        String text = SelectorPrinter.print(expr);
        assertThat(parse(text)).isInstanceOf(Parsed.Valid.class);
        assertThat(SelectorPrinter.print(((Parsed.Valid) parse(text)).expr())).isEqualTo(text);
        String json = JsonTreePrinter.print(expr);
        Parsed.Valid valid = (Parsed.Valid) tree(json);
        assertThat(SelectorPrinter.print(valid.expr())).isEqualTo(text);
    }

    private static Expr nested(int depth, UnaryOperator<Expr> step) {
        Expr expr = Expr.user("a");
        for (int i = 0; i < depth; i++) {
            expr = step.apply(expr);
        }
        return expr;
    }

    private static Parsed tree(String json) {
        try (JsonParser parser = JsonText.parserOfAnyDepth(json.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            return JsonTree.read(JsonValues.read(parser), BEHAVIORS);
        }
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

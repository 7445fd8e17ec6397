package dev.mixhook.targeting.selector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Behavior.EventSelector;
import dev.mixhook.targeting.value.Value;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target as a sentence. */
class TargetInWordsTest {
    private static final Expr MORE_THAN_3 =
            new Expr.Property(Expr.Scope.EVENT, "n")
                    .compare(Expr.BinaryOperator.GREATER, Expr.of(Value.of(3)));

    private static final List<Behavior> BEHAVIORS =
            List.of(
                    new Behavior(
                            "b1",
                            new Window(Duration.ofDays(7)),
                            List.of(
                                    new EventSelector("Purchase", MORE_THAN_3),
                                    new EventSelector("$any_event", null))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    user["plan"] == "free"                              | plan is "free"
                    user["n"] >= 3 and user["a"] != 1                   | n is at least 3 and a is not 1
                    (user["a"] < 1 or user["a"] > 2) and user["b"] <= 3 | (a is less than 1 or a is more than 2) and b is at most 3
                    not defined(user["a"])                              | a is not set
                    defined(user["a"]) or defined(user["b"])            | a is set or b is set
                    not (user["a"] == true)                             | not (a is true)
                    user["a"] in ["x", "y"]                             | a is one of "x", "y"
                    user["a"] not in ["x", "y"]                         | a is not one of "x", "y"
                    "x" in user["tags"]                                 | tags contains "x"
                    "x" not in user["tags"]                             | tags does not contain "x"
                    datetime(user["seen"]) < datetime(NOW - 1209600)    | seen is before 14 days ago
                    datetime(user["seen"]) >= datetime(NOW - 3600)      | seen is after or at 1 hour ago
                    behaviors["b1"] == 0                                | did not do Purchase (n is more than 3) or any event in 7 days
                    behaviors["b1"] >= 1                                | did Purchase (n is more than 3) or any event at least 1 time in 7 days
                    behaviors["b2"] >= 1                                | behaviors["b2"] is at least 1
                    user["a"] + 1                                       | user["a"] + 1
                    """)
    void a_target_reads_as_a_sentence(String selector, String sentence) {
        assertThat(TargetInWords.of(Target.of(parse(selector), BEHAVIORS))).isEqualTo(sentence);
    }

    private static Expr parse(String selector) {
        return ((Parsed.Valid) SelectorParser.parse(selector, Set.of("b1", "b2"))).expr();
    }
}

package dev.mixhook.targeting.selector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContradictionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "0",
                "\"\"",
                "not true",
                "behaviors[\"b\"] < 0",
                "0 > behaviors[\"b\"]",
                "behaviors[\"b\"] == 1.5",
                "not (behaviors[\"b\"] >= 0)",
                "user[\"a\"] in []",
                "user[\"a\"] == 1 and behaviors[\"b\"] <= -1",
                "false or behaviors[\"b\"] < 0",
                "not (user[\"a\"] == 1 or true)"
            })
    void what_is_false_of_everybody_is_found(String selector) {
        assertThat(Contradiction.isIn(parsed(selector))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "user[\"a\"]",
                "behaviors[\"b\"] < 1",
                "behaviors[\"b\"] == 0",
                "not (behaviors[\"b\"] > 0)",
                "user[\"a\"] not in []",
                "user[\"a\"] == 1 or false",
                "user[\"a\"] == 1 and user[\"a\"] == 2",
                "NOW < 0"
            })
    void what_somebody_may_match_or_hangs_on_data_is_not(String selector) {
        assertThat(Contradiction.isIn(parsed(selector))).isFalse();
    }

    private static Expr parsed(String selector) {
        return ((Parsed.Valid) SelectorParser.parse(selector, Set.of("b"))).expr();
    }
}

package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.json.JsonValues;
import dev.mixhook.targeting.selector.Expr;
import dev.mixhook.targeting.selector.JsonTree;
import dev.mixhook.targeting.selector.JsonTreePrinter;
import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the tree form means where the text form has no such word. */
class TreeTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.250Z");
    private static final String NOW_NODE = "{\"property\": \"literal\", \"value\": \"now\"}";
    private static final String FIVE = "{\"property\": \"literal\", \"value\": 5}";
    private static final String SEEN = "{\"property\": \"user\", \"value\": \"seen\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "< | FIVE | NOW | null",
                ">= | NOW | FIVE | null",
                "== | FIVE | NOW | false",
                "- | NOW | FIVE | null",
                "< | SEEN | NOW | true",
                "== | NOW | NOW | true",
            })
    void the_literal_now_is_a_date(String operator, String left, String right, String expected) {
        // R-T7, R-T9
        String tree =
                "{\"operator\": \"%s\", \"children\": [%s, %s]}"
                        .formatted(operator, node(left), node(right));
        assertThat(value(tree)).isEqualTo(expected);
    }

    @Test
    void its_text_is_iso_and_its_number_milliseconds() { // R-T9
        assertThat(value(call("string"))).isEqualTo("\"2026-01-15T12:00:00.250Z\"");
        assertThat(value(call("number"))).isEqualTo("1768478400250");
    }

    @Test
    void seconds_of_the_present_have_a_name_of_our_own() { // R-T10
        String seconds = JsonTreePrinter.print(new Expr.Now());
        assertThat(seconds).isEqualTo("{\"property\": \"mixhook.now\", \"value\": null}");
        assertThat(value(seconds)).isEqualTo("1768478400.25");
        assertThat(JsonTreePrinter.print(Expr.datetime(new Expr.Now()))).isEqualTo(NOW_NODE);
    }

    private static String node(String name) {
        return switch (name) {
            case "NOW" -> NOW_NODE;
            case "SEEN" -> SEEN;
            default -> FIVE;
        };
    }

    private static String call(String function) {
        return "{\"operator\": \"" + function + "\", \"children\": [" + NOW_NODE + "]}";
    }

    private static String value(String tree) {
        Parsed.Valid parsed = (Parsed.Valid) JsonTree.read(JsonValues.parse(tree), Set.of());
        World world =
                World.of(Target.of(parsed.expr(), List.of()))
                        .person("ana", "{\"seen\": \"2026-01-15T12:00:00\"}");
        return ValueText.json(world.evaluator().value(0, NOW.toEpochMilli()));
    }
}

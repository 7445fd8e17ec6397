package dev.mixhook.targeting.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.selector.Parsed;
import dev.mixhook.targeting.selector.SelectorParser;
import dev.mixhook.targeting.selector.Target;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the operators and casts give, over the person and the instant below. */
class OperatorTableTest {
    private static final String PERSON =
            "{\"s\": \"abc\", \"e\": \"\", \"n\": 7, \"z\": 0, \"zero\": [-0.0], \"t\": true, \"f\": false, \"null\": null, \"l\": [\"a\", 1, null],"
                    + " \"el\": [], \"o\": {\"k\": [1, \"x\"]}, \"d\": \"2026-01-05T10:00:00\", \"num\": \"42.5\"}";
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00.250Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // R-T5: equality is for the same type, and always true or false
                "user[\"s\"] == \"abc\" | true",
                "user[\"s\"] == \"ABC\" | false",
                "user[\"n\"] == \"7\" | false",
                "user[\"n\"] == 7.0 | true",
                "user[\"t\"] == 1 | false",
                "user[\"missing\"] == null | true",
                "user[\"null\"] == user[\"missing\"] | true",
                "user[\"missing\"] != \"x\" | true",
                "user[\"l\"] == [\"a\", 1, null] | true",
                "user[\"l\"] == [1, \"a\", null] | false",
                "[-0.0, [0]] == [0, [-0.0]] | true",
                "0 in [-0.0] | true",
                "user[\"zero\"] == [0] | true",
                "datetime(user[\"d\"]) == datetime(\"2026-01-05T10:00:00Z\") | true",
                "user[\"d\"] == datetime(user[\"d\"]) | false",
                // R-T7, R-T9: order
                "user[\"n\"] > 6 | true",
                "user[\"n\"] > \"6\" | null",
                "user[\"missing\"] < 6 | null",
                "user[\"s\"] < \"abd\" | true",
                "\"Z\" < \"a\" | true",
                "\"😀\" > \"\uFFFD\" | true",
                "user[\"t\"] < true | null",
                "user[\"d\"] < datetime(NOW) | true",
                "datetime(NOW) > user[\"d\"] | true",
                "user[\"s\"] < datetime(NOW) | null",
                "user[\"n\"] < datetime(NOW) | null",
                "now == datetime(now) | true",
                "now > datetime(user[\"d\"]) | true",
                "NOW == 1768478400.25 | true",
                // R-T8, R-T9: in
                "\"b\" in user[\"s\"] | true",
                "\"B\" in user[\"s\"] | false",
                "\"a\" in user[\"l\"] | true",
                "\"1\" in user[\"l\"] | false",
                "1 in user[\"l\"] | true",
                "1 in user[\"s\"] | null",
                "\"a\" in user[\"missing\"] | null",
                "\"a\" not in user[\"missing\"] | true",
                "\"a\" not in user[\"null\"] | true",
                "\"a\" not in user[\"n\"] | true",
                "1 not in user[\"s\"] | true",
                "user[\"missing\"] not in user[\"s\"] | true",
                "not (user[\"missing\"] in user[\"s\"]) | true",
                "\"a\" not in user[\"o\"] | true",
                "user[\"missing\"] not in [\"a\"] | true",
                "not \"a\" in user[\"missing\"] | true",
                "\"z\" not in user[\"s\"] | true",
                "\"a\" in user[\"o\"] | null",
                // R-T9: and, or, not take truthiness
                "user[\"s\"] and user[\"n\"] | true",
                "user[\"e\"] or user[\"z\"] or user[\"el\"] or user[\"missing\"] | false",
                "user[\"o\"] and user[\"l\"] | true",
                "not user[\"missing\"] | true",
                "not user[\"t\"] | false",
                "not user[\"n\"] | null",
                "not user[\"e\"] | null",
                // R-T9: arithmetic
                "1 + 2 * 3 | 7",
                "\"a\" + \"b\" | \"ab\"",
                "\"a\" + 1 | null",
                "7 / 2 | 3.5",
                "7 / 0 | null",
                "7 % 0 | null",
                "7 % 3 | 1",
                "-7 % 3 | 2",
                "7 % -3 | -2",
                "-7 % -3 | -1",
                "6 % 3 | 0",
                "-2.5 % 0.1 | 0",
                "2.5 % -0.1 | 0",
                "0 % -3 | 0",
                "2.5 % 0.1 | 0.09999999999999987",
                "-user[\"n\"] | -7",
                "-user[\"s\"] | null",
                "floor(-1.5) | -2",
                "ceil(-1.5) | -1",
                "round(2.5) | 3",
                "round(\"x\") | null",
                // R-T9: casts
                "number(\"abc\") | null",
                "number(user[\"num\"]) | 42.5",
                "number(true) + number(false) | 1",
                "number(null) | null",
                "number(datetime(10)) | 10000",
                "string(7) | \"7\"",
                "string(1.50) | \"1.5\"",
                "string(true) | \"true\"",
                "string(user[\"missing\"]) | null",
                "string(user[\"o\"]) | `\"{\\\"k\\\":[1,\\\"x\\\"]}\"`",
                "string(datetime(user[\"d\"])) | \"2026-01-05T10:00:00.000Z\"",
                "boolean(user[\"e\"]) | false",
                "boolean(user[\"l\"]) | true",
                "boolean(\"false\") | true",
                "boolean(\"FALSE\") | true",
                "boolean(0) or boolean(null) or boolean(user[\"el\"]) | false",
                "\"false\" and true | true",
                "list(user[\"l\"]) == user[\"l\"] | true",
                "list(user[\"s\"]) | null",
                "defined(user[\"e\"]) | true",
                "defined(user[\"null\"]) | false",
                // R-T9: datetime of a number
                "datetime(4294967295) | \"2106-02-07T06:28:15.000Z\"",
                "datetime(4294967296) | \"1970-02-19T17:02:47.296Z\"",
                "datetime(0) | null",
                "datetime(-5) | null",
                "datetime(\"nonsense\") | null",
                "datetime(\"1353425177\") | null",
                "datetime(\"2012-11-20 15:26:17\") | \"2012-11-20T15:26:17.000Z\"",
                "datetime(user[\"d\"]) < \"Mon, 05 Jan 2026 10:00:01 GMT\" | true",
                "datetime(true) | null",
                // R-T10: extensions
                "mixhook.starts_with(user[\"s\"], \"ab\") | true",
                "mixhook.ends_with(user[\"s\"], \"ab\") | false",
                "mixhook.starts_with(user[\"n\"], \"7\") | null",
                "mixhook.any(user[\"l\"], mixhook.item == 1) | true",
                "mixhook.all(user[\"l\"], mixhook.item == 1) | false",
                "mixhook.all(user[\"el\"], mixhook.item == 1) | true",
                "mixhook.any(user[\"s\"], true) | null",
                "mixhook.any([[1], [2]], mixhook.any(mixhook.item, mixhook.item == 2)) | true",
            })
    void an_expression_is_worth_what_its_row_says(
            String text, String json) { // R-T5, R-T7, R-T8, R-T9, R-T10
        Parsed.Valid parsed = (Parsed.Valid) SelectorParser.parse(text, Set.of());
        World world = World.of(Target.of(parsed.expr(), List.of())).person("ana", PERSON);
        assertThat(ValueText.json(world.evaluator().value(0, NOW.toEpochMilli()))).isEqualTo(json);
    }
}

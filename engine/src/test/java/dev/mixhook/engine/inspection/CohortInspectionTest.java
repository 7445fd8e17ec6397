package dev.mixhook.engine.inspection;

import static dev.mixhook.engine.inspection.Row.FORM;
import static dev.mixhook.engine.inspection.Row.post;
import static dev.mixhook.engine.inspection.Row.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Cohort;
import dev.mixhook.delivery.CohortSyncFormat;
import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.delivery.Recipient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A page of a cohort sync, held against its rules by itself. */
class CohortInspectionTest {
    private static final String JSON = "application/json";
    private static final String PAGES = "\"page_info\":{\"total_pages\":2,\"page_count\":1}";
    private static final String ANA =
            "{\"$distinct_id\":\"ana\",\"$email\":\"a@x\",\"email\":\"a@x\",\"mixpanel_distinct_id\":\"ana\"}";

    @TestFactory
    Stream<DynamicTest> each_violation_is_named() { // R-C1, R-C2, R-C3, R-C4
        return Stream.of(heads(), bodies(), pages(), members(), styles())
                .flatMap(rows -> rows)
                .map(Row::test);
    }

    @Test
    void a_page_is_read_with_what_it_says_of_itself() {
        Inspection inspection = Inspection.of(post(JSON, page(PAGES, ANA)), JsonStyle.ASCII);
        assertThat(inspection.readable()).isTrue();
        assertThat(inspection.users()).extracting(PostedUser::distinctId).containsExactly("ana");
        assertThat(Objects.requireNonNull(inspection.page()))
                .isEqualTo(
                        new PostedPage(
                                "members",
                                "900123",
                                "Big",
                                "0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11",
                                1,
                                2));
    }

    @Test
    void without_page_info_it_is_the_only_page() { // R-C3
        String body = page(PAGES, ANA).replace(PAGES + ",", "");
        Inspection inspection = Inspection.of(post(JSON, body), JsonStyle.ASCII);
        assertThat(inspection.findings()).isEmpty();
        assertThat(Objects.requireNonNull(inspection.page()).of()).isEqualTo(1);
    }

    @Test
    void what_mixhook_sends_itself_breaks_no_rule() { // R-C4
        String odd =
                "{\"$email\": \"a@x\", \"$name\": \"Zo\u00eb <b> & co\\u2028\", \"plan\": {\"b\": 1.10, \"a\": [null]}}";
        CohortSyncFormat format =
                new CohortSyncFormat(
                        new Cohort(900_123, "Big & rich", "Who spends", 4711),
                        CohortSyncFormat.PageInfo.NUMBERS,
                        CohortSyncFormat.Members.PROFILE,
                        List.of("$name", "plan"),
                        CohortSyncFormat.AnswerRule.STATUS);
        Batch batch =
                new Batch(
                        1, 1, List.of(new Recipient("ana", odd.getBytes(StandardCharsets.UTF_8))));
        byte[] body = format.body(batch).bytes();
        assertThat(
                        Inspection.of(
                                        post(JSON, new String(body, StandardCharsets.ISO_8859_1)),
                                        JsonStyle.ASCII)
                                .findings())
                .isEmpty();
    }

    private static Stream<Row> heads() {
        return Stream.of(
                row("good", post(JSON, page(PAGES, ANA))),
                row(
                        "a form's type",
                        post(FORM, page(PAGES, ANA)),
                        "C1  Content-Type is application/x-www-form-urlencoded, not application/json"),
                row(
                        "charset",
                        post(JSON + "; charset=utf-8", page(PAGES, ANA)),
                        "C1  Content-Type has a parameter, charset=utf-8; it has none"));
    }

    private static Stream<Row> bodies() {
        return Stream.of(
                wrong(
                        "broken off",
                        page(PAGES, ANA).substring(0, 200),
                        "C2  the body is no JSON: it ends in the middle of a value"),
                wrong(
                        "another action",
                        page(PAGES, ANA).replace("\"members\",", "\"clear\","),
                        "C2  there is no action `clear`"),
                wrong(
                        "no parameters",
                        "{\"action\":\"members\"}",
                        "C2  `parameters` is null, not an object"),
                wrong(
                        "flat",
                        "{\"action\":\"members\",\"members\":[],\"parameters\":{}}",
                        "C2  there is another key beside `action` and `parameters`: `members`",
                        "C2  `mixpanel_project_id` is missing",
                        "C2  `mixpanel_cohort_name` is missing",
                        "C2  `mixpanel_cohort_id` is missing",
                        "C2  `mixpanel_session_id` is missing",
                        "C2  `members` is null, not a list"),
                wrong(
                        "a number as id",
                        page(PAGES, ANA).replace("\"900123\"", "900123"),
                        "C2  `mixpanel_cohort_id` is a number, not text"),
                wrong(
                        "letters as id",
                        page(PAGES, ANA).replace("\"4711\"", "\"mine\""),
                        "C2  `mixpanel_project_id` is no number in a text"),
                wrong(
                        "another session",
                        page(PAGES, ANA).replace("0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11", "7"),
                        "C2  `mixpanel_session_id` is no UUID: 7"),
                wrong(
                        "one more",
                        page(PAGES + ",\"token\":\"x\"", ANA),
                        "C2  there is another parameter: `token`"));
    }

    private static Stream<Row> pages() {
        return Stream.of(
                wrong(
                        "texts",
                        page("\"page_info\":{\"total_pages\":\"2\",\"page_count\":\"1\"}", ANA)),
                wrong(
                        "from nought",
                        page("\"page_info\":{\"total_pages\":2,\"page_count\":0}", ANA),
                        "C3  `page_count` is 0, not a whole number from 1"),
                wrong(
                        "beyond the last",
                        page("\"page_info\":{\"total_pages\":2,\"page_count\":3}", ANA),
                        "C3  `page_count` is 3 of 2 `total_pages`"),
                wrong(
                        "1001 members",
                        page(PAGES, crowd(1001)),
                        "C3  there are 1001 members; a page has at most 1000"),
                wrong("1000 members", page(PAGES, crowd(1000))),
                wrong("nobody", page(PAGES, "")));
    }

    private static Stream<Row> members() {
        return Stream.of(
                wrong(
                        "no member",
                        page(PAGES, "7," + ANA),
                        "C4  a member is a number, not an object (member 1)"),
                wrong(
                        "no id",
                        page(PAGES, "{\"email\":\"a@x\"}"),
                        "C4  a member has no `mixpanel_distinct_id` (member 1)"),
                wrong(
                        "a number as id",
                        page(PAGES, "{\"mixpanel_distinct_id\":7}"),
                        "C4  `mixpanel_distinct_id` is a number, not text (member 1)"),
                wrong(
                        "twice",
                        page(PAGES, ANA + ',' + ANA),
                        "C4  a member comes twice on one page (member 2)"),
                wrong(
                        "two ids",
                        page(PAGES, "{\"$distinct_id\":\"a\",\"mixpanel_distinct_id\":\"b\"}"),
                        "C4  `$distinct_id` is not `mixpanel_distinct_id` (member 1)"),
                wrong(
                        "no name",
                        page(PAGES, "{\"first_name\":null,\"mixpanel_distinct_id\":\"b\"}"),
                        "C4  `first_name` is null, not text (member 1)"));
    }

    private static Stream<Row> styles() { // R-C4
        return Stream.of(
                styled(
                        "raw",
                        "\"<\"",
                        "C4  `<` stands as itself, not as \\u003c (character 312 of the JSON)"),
                styled("escaped", "\"\\u003c\\u003e\\u0026\\u2028\\n\""),
                styled("UTF-8", "\"\u00fc\uD83D\uDC69\""),
                styled("half a character", "\"\\ud83d\""),
                styled(
                        "ASCII",
                        "\"\\u00fc\"",
                        "C4  what is not ASCII is escaped, not raw UTF-8 (character 317 of the JSON)"),
                styled(
                        "upper case",
                        "\"\\u003C\"",
                        "C4  hexadecimal digits in upper case, as in \\u003C (character 317 of the JSON)"),
                styled(
                        "slash",
                        "\"\\/\"",
                        "C4  `/` is escaped; it never is (character 313 of the JSON)"),
                styled("blanks", "[1, 2]", "C4  white space (character 314 of the JSON)"),
                styled(
                        "keys that are not sorted",
                        "{\"b\":1,\"a\":2}",
                        "C4  keys are not in the order of their code points (`a` behind `b`)"),
                styled(
                        "a key twice",
                        "{\"a\":1,\"a\":2}",
                        "C4  a key is given twice in one object (character 321 of the JSON)"));
    }

    private static Row styled(String claim, String json, String... findings) {
        return wrong(
                claim,
                page(PAGES, "{\"mixpanel_distinct_id\":\"ana\",\"property\":" + json + '}'),
                findings);
    }

    private static Row wrong(String claim, String body, String... findings) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return row(claim, post(JSON, new String(bytes, StandardCharsets.ISO_8859_1)), findings);
    }

    private static String crowd(int size) {
        return IntStream.range(0, size)
                .mapToObj("{\"mixpanel_distinct_id\":\"u%d\"}"::formatted)
                .collect(Collectors.joining(","));
    }

    static String page(String info, String members) {
        return """
               {"action":"members","parameters":{"mixpanel_project_id":"4711","mixpanel_integration_id":"0",\
               "mixpanel_cohort_name":"Big","mixpanel_cohort_id":"900123",\
               "mixpanel_session_id":"0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11",%s,"members":[%s]}}\
               """
                .formatted(info, members);
    }
}

package dev.mixhook.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.SyncCall.Action;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies written by hand from the page, byte for byte. */
class CohortPageEncoderTest {
    private static final String SESSION = "0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11";
    private static final Cohort BIG = new Cohort(900123, "Big spenders", "", 4711);

    @Test
    void a_page_of_a_full_sync_is_what_mixpanel_sends() { // R-C1, R-C2, R-C3, R-C4
        Recipient ana =
                person(
                        "u-0001",
                        "{\"$email\":\"ana@example.org\",\"$first_name\":\"Ana\",\"plan\":\"pro\"}");
        assertThat(
                        body(
                                format(List.of("plan", "$phone")),
                                new CohortPage(
                                        new SyncCall(Action.MEMBERS, SESSION), 1, 2, List.of(ana))))
                .isEqualTo(
                        "{\"action\":\"members\",\"parameters\":{\"mixpanel_project_id\":\"4711\",\"mixpanel_integration_id\":\"0\","
                                + "\"mixpanel_cohort_name\":\"Big spenders\",\"mixpanel_cohort_id\":\"900123\","
                                + "\"mixpanel_session_id\":\"0b9c6f0e-5a3e-4c7e-9a60-6f5b7d1f2c11\",\"page_info\":{\"total_pages\":2,\"page_count\":1},"
                                + "\"members\":[{\"$distinct_id\":\"u-0001\",\"$email\":\"ana@example.org\",\"email\":\"ana@example.org\","
                                + "\"first_name\":\"Ana\",\"mixpanel_distinct_id\":\"u-0001\",\"plan\":\"pro\"}]}}");
    }

    @Test
    void a_call_without_members_is_one_page_with_an_empty_list() { // R-C6
        assertThat(body(format(List.of()), page(Action.REMOVE_MEMBERS)))
                .startsWith("{\"action\":\"remove_members\",")
                .endsWith("\"page_info\":{\"total_pages\":1,\"page_count\":1},\"members\":[]}}");
    }

    @Test
    void a_description_is_told_where_there_is_one() { // R-C2
        CohortSyncFormat described =
                CohortSyncFormat.of(new Cohort(1, "c", "of <b>the</b> year", 2));
        assertThat(body(described, page(Action.MEMBERS)))
                .contains(
                        "\"mixpanel_cohort_id\":\"1\",\"mixpanel_cohort_description\":\"of \\u003cb\\u003ethe\\u003c/b\\u003e year\",\"mixpanel_session_id\"");
    }

    @Test
    void pages_are_counted_in_numbers_or_texts_or_not_at_all() { // R-C3
        assertThat(body(counted(PageInfo.TEXTS), page(Action.MEMBERS)))
                .contains("\"page_info\":{\"total_pages\":\"1\",\"page_count\":\"1\"},");
        assertThat(body(counted(PageInfo.ABSENT), page(Action.MEMBERS)))
                .contains("\"mixpanel_session_id\":\"" + SESSION + "\",\"members\":[");
    }

    @Test
    void members_of_the_documentation_have_its_names_alone() { // R-C4
        CohortSyncFormat format =
                new CohortSyncFormat(
                        BIG,
                        PageInfo.NUMBERS,
                        Members.DOCUMENTED,
                        List.of("plan"),
                        AnswerRule.STATUS);
        assertThat(
                        member(
                                format,
                                "{\"$email\":\"a@b.c\",\"$name\":\"Ana Mar\u00eda Ruiz\",\"plan\":null}"))
                .isEqualTo(
                        "{\"email\":\"a@b.c\",\"first_name\":\"Ana Mar\u00eda\",\"last_name\":\"Ruiz\",\"mixpanel_distinct_id\":\"u\",\"plan\":null}");
    }

    @Test
    void a_whole_name_is_cut_at_its_last_blank_whatever_stands_around_it() { // R-C4
        assertThat(member(format(List.of()), "{\"$name\":\" Ana  Lopez \"}"))
                .contains("\"first_name\":\"Ana\",\"last_name\":\"Lopez\"");
        assertThat(member(format(List.of()), "{\"$name\":\" Ana\"}"))
                .contains("\"first_name\":\"Ana\"")
                .doesNotContain("last_name");
    }

    @Test
    void what_a_profile_does_not_have_is_absent_and_what_is_empty_is_kept() { // R-C4
        assertThat(member(format(List.of("plan", "city")), "{\"$email\":\"\",\"city\":\"\"}"))
                .isEqualTo(
                        "{\"$distinct_id\":\"u\",\"$email\":\"\",\"city\":\"\",\"email\":\"\",\"mixpanel_distinct_id\":\"u\"}");
    }

    @Test
    void values_are_written_as_go_writes_maps() { // R-C4
        assertThat(
                        member(
                                format(List.of("o")),
                                "{\"o\":{\"\uff5e\":1.10,\"\ud83d\ude00\":[ ],\"b\":{},\"a\":[1, true,null, {\"z\":-0,\"y\":1e400,\"z\":2}]}}"))
                .contains(
                        "\"o\":{\"a\":[1,true,null,{\"y\":1e400,\"z\":2}],\"b\":{},\"\uff5e\":1.10,\"\ud83d\ude00\":[]}");
        assertThat(
                        member(
                                format(List.of("t")),
                                "{\"t\":\"\\u2028 & \\ud800 \\u007f \\u0001 / \\\" \\\\ \\n\"}"))
                .contains("\"t\":\"\\u2028 \\u0026 \\ud800 \u007f \\u0001 / \\\" \\\\ \\n\"");
    }

    @Test
    void depth_costs_no_stack() { // R-C4
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        assertThat(member(format(List.of("p")), "{\"p\":" + deep + "}")).contains(deep);
    }

    @Test
    void a_page_has_a_thousand_members_at_most() { // R-C3
        List<Recipient> many =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> person("u" + i, "{}")).toList();
        assertThatThrownBy(() -> new CohortPage(new SyncCall(Action.MEMBERS, SESSION), 1, 1, many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 1000 members, was 1001");
    }

    private static String member(CohortSyncFormat format, String profile) {
        String body =
                body(
                        format,
                        new CohortPage(
                                new SyncCall(Action.MEMBERS, SESSION),
                                1,
                                1,
                                List.of(person("u", profile))));
        return body.substring(body.indexOf("\"members\":[") + 11, body.length() - 3);
    }

    private static CohortPage page(Action action) {
        return new CohortPage(new SyncCall(action, SESSION), 1, 1, List.of());
    }

    private static Recipient person(String id, String profile) {
        return new Recipient(id, profile.getBytes(UTF_8));
    }

    private static CohortSyncFormat format(List<String> properties) {
        return new CohortSyncFormat(
                BIG, PageInfo.NUMBERS, Members.PROFILE, properties, AnswerRule.STATUS);
    }

    private static CohortSyncFormat counted(PageInfo pageInfo) {
        return new CohortSyncFormat(BIG, pageInfo, Members.PROFILE, List.of(), AnswerRule.STATUS);
    }

    private static String body(CohortSyncFormat format, CohortPage page) {
        return new String(format.body(page).bytes(), UTF_8);
    }
}

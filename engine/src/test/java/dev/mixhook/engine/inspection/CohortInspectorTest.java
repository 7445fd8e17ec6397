package dev.mixhook.engine.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.inspection.CohortVisit.Standing;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebRequest.Header;
import dev.mixhook.engine.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pages of a cohort in their row: what they change, what is missing, what they are answered. */
class CohortInspectorTest {
    private final List<Received.Post> posts = new ArrayList<>();

    @Test
    void a_full_sync_replaces_with_its_last_page() { // R-C6, R-C7
        Inspector inspector = inspector(null);
        send(inspector, "members", 1, "1/1", "ana", "bob");
        send(inspector, "members", 2, "1/2", "bob");
        send(inspector, "members", 2, "2/2", "cem");
        assertThat(visit(0).standings()).containsExactly(Standing.ENTERED, Standing.ENTERED);
        assertThat(visit(1).standings()).containsExactly(Standing.IN_ALREADY);
        assertThat(visit(1).left()).isEmpty();
        assertThat(visit(2).left()).containsExactly("ana");
        assertThat(findings()).isEmpty();
    }

    @Test
    void a_known_member_that_is_added_and_an_unknown_one_that_is_removed_are_noted_and_no_fault() {
        Inspector inspector = inspector(null); // R-C8
        send(inspector, "members", 1, "1/1", "ana");
        send(inspector, "add_members", 2, "1/1", "ana", "bob");
        send(inspector, "remove_members", 3, "1/1", "bob", "cem");
        assertThat(visit(1).standings()).containsExactly(Standing.IN_ALREADY, Standing.ENTERED);
        assertThat(visit(2).standings()).containsExactly(Standing.LEFT, Standing.NOT_IN);
        assertThat(findings()).isEmpty();
        assertThat(inspector.summarize()).isTrue();
    }

    @Test
    void a_page_that_was_refused_changes_nothing_and_may_come_again() { // R-C8, R-C9
        Inspector inspector = inspector("200,503,200");
        send(inspector, "members", 1, "1/2", "ana");
        send(inspector, "members", 1, "2/2", "bob");
        send(inspector, "members", 1, "2/2", "bob");
        send(inspector, "remove_members", 2, "1/1", "bob");
        assertThat(visit(3).standings()).containsExactly(Standing.LEFT);
        assertThat(findings()).isEmpty();
    }

    @Test
    void after_a_failure_a_session_may_end_before_its_last_page() { // R-C8
        Inspector inspector = inspector("503,200");
        send(inspector, "members", 1, "1/2", "ana");
        send(inspector, "members", 2, "1/1", "ana");
        assertThat(findings()).isEmpty();
    }

    @Test
    void pages_that_are_missing_or_out_of_order_are_found() { // R-C2, R-C3, R-C8
        Inspector inspector = inspector(null);
        send(inspector, "members", 1, "2/3", "ana");
        send(inspector, "members", 1, "1/3", "bob");
        send(inspector, "members", 1, "2/4", "bob");
        send(inspector, "add_members", 1, "1/1", "cem");
        send(inspector, "members", 2, "1/1", "dee");
        assertThat(findings())
                .containsExactly(
                        "C8  the first page of this session is page 2, not 1",
                        "C8  page 1 follows page 2",
                        "C3  `total_pages` was 3 in this session, now it is 4",
                        "C2  this session was that of members of cohort 900123",
                        "C3  `total_pages` was 4 in this session, now it is 1",
                        "C8  page 1 follows page 2");
    }

    @Test
    void a_session_that_ends_too_early_is_no_fault_as_a_kill_may_have_ended_it() { // R-C7
        Inspector inspector = inspector(null);
        send(inspector, "members", 1, "1/3", "ana");
        send(inspector, "members", 2, "1/1", "dee");
        assertThat(findings()).isEmpty();
    }

    @Test
    void answers_are_in_the_words_of_the_format_also_those_of_a_script() { // R-C5
        Inspector inspector = inspector("200,503,reset");
        assertThat(send(inspector, "members", 1, "1/1", "ana"))
                .isEqualTo(json(200, "{\"action\":\"members\",\"status\":\"success\"}"));
        assertThat(send(inspector, "add_members", 2, "1/1"))
                .isEqualTo(
                        json(
                                503,
                                "{\"action\":\"add_members\",\"status\":\"failure\",\"error\":{\"message\":\"\",\"code\":503}}"));
        assertThat(send(inspector, "add_members", 2, "1/1")).isEqualTo(new WebAnswer.Reset());
    }

    @Test
    void what_cannot_be_read_is_answered_400_with_what_is_wrong() { // R-C5
        WebAnswer answer =
                inspector(null)
                        .answer(
                                Row.post(
                                        "application/json",
                                        "{\"action\":\"members\",\"parameters\":7}"));
        assertThat(answer)
                .isEqualTo(
                        json(
                                400,
                                "{\"action\":\"members\",\"status\":\"failure\",\"error\":{\"message\":\"C2  `parameters` is a number, not an object\",\"code\":400}}"));
    }

    private Inspector inspector(@Nullable String script) {
        return new Inspector(
                JsonStyle.ASCII,
                script == null ? null : AnswerScript.parse(script),
                () -> Instant.parse("2026-01-05T00:00:00Z"),
                received -> {
                    if (received instanceof Received.Post post) {
                        posts.add(post);
                    }
                });
    }

    private static WebResponse json(int status, String words) {
        return new WebResponse(
                status,
                List.of(new Header("Content-Type", "application/json")),
                words.getBytes(StandardCharsets.UTF_8));
    }

    private static WebAnswer send(
            Inspector inspector, String action, int session, String page, String... members) {
        String[] pages = page.split("/");
        String info =
                "\"page_info\":{\"total_pages\":%s,\"page_count\":%s}"
                        .formatted(pages[1], pages[0]);
        String list =
                Arrays.stream(members)
                        .map("{\"mixpanel_distinct_id\":\"%s\"}"::formatted)
                        .collect(Collectors.joining(","));
        String body =
                CohortInspectionTest.page(info, list)
                        .replace("\"members\",", '"' + action + "\",")
                        .replace("2c11", "2c1" + session);
        return inspector.answer(Row.post("application/json", body));
    }

    private CohortVisit visit(int post) {
        return Objects.requireNonNull(posts.get(post).cohort());
    }

    private List<String> findings() {
        return posts.stream()
                .flatMap(post -> post.findings().stream())
                .map(Violation::toString)
                .toList();
    }
}

package dev.mixhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.CohortSyncFormat.AnswerRule;
import dev.mixhook.delivery.CohortSyncFormat.Members;
import dev.mixhook.delivery.CohortSyncFormat.PageInfo;
import dev.mixhook.delivery.Outcome.Accepted;
import dev.mixhook.delivery.Outcome.Refused;
import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import dev.mixhook.delivery.SyncCall.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CohortSyncFormatTest {
    private static final String SUCCESS = "{\"action\":\"add_members\",\"status\":\"success\"}";

    @Test
    void a_success_of_the_same_action_is_accepted() { // R-C5
        for (AnswerRule rule : AnswerRule.values()) {
            Outcome outcome = outcome(rule, Answer.of(200, SUCCESS));
            assertThat(outcome).isEqualTo(new Accepted(Answer.of(200, SUCCESS)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "{}",
                "[]",
                "null",
                "{\"status\":\"success\"}",
                "{\"action\":\"members\",\"status\":\"success\"}",
                "{\"action\":\"add_members\",\"status\":true}"
            })
    void another_body_is_accepted_with_a_remark_or_not_at_all(String body) { // R-C5
        assertThat(outcome(AnswerRule.STRICT, Answer.of(200, body)))
                .isEqualTo(new Refused(Answer.of(200, body)));
        Outcome outcome = outcome(AnswerRule.STATUS, Answer.of(200, body));
        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(outcome.answer().orElseThrow().note())
                .contains("the answer is not {\"action\":\"add_members\",\"status\":\"success\"}");
    }

    @Test
    void only_200_is_accepted() { // R-C5
        for (int status : List.of(201, 204, 299, 302, 404, 500)) {
            assertThat(outcome(AnswerRule.STATUS, Answer.of(status, SUCCESS)))
                    .isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 422, 302})
    void statuses_that_will_not_get_better_pause_the_sync(int status) { // R-C9
        String body =
                "{\"action\":\"members\",\"status\":\"failure\",\"error\":{\"message\":\"no such cohort\",\"code\":404}}";
        assertThat(after(new Refused(Answer.of(status, body)), 1))
                .isEqualTo(new NextStep.Pause("answered " + status + ": no such cohort"));
        assertThat(after(new Refused(Answer.of(status, "")), 1))
                .isEqualTo(new NextStep.Pause("answered " + status));
    }

    @Test
    void a_failure_told_with_200_counts_as_its_code() { // R-C5, R-C9
        String failure = "{\"action\":\"add_members\",\"status\":\"failure\",\"error\":%s}";
        Outcome forbidden =
                outcome(
                        AnswerRule.STATUS,
                        Answer.of(200, failure.formatted("{\"message\":\"no\",\"code\":403}")));
        assertThat(forbidden).isInstanceOf(Refused.class);
        assertThat(after(forbidden, 1)).isEqualTo(new NextStep.Pause("answered 403: no"));
        Outcome busy =
                outcome(AnswerRule.STATUS, Answer.of(200, failure.formatted("{\"code\":429}")));
        assertThat(after(busy, 1)).isInstanceOf(NextStep.TryAgain.class);
        Outcome unnamed = outcome(AnswerRule.STATUS, Answer.of(200, failure.formatted("null")));
        assertThat(after(unnamed, 1)).isInstanceOf(NextStep.TryAgain.class);
    }

    @Test
    void a_receivers_message_is_told_in_one_line() { // R-C9
        String failure =
                "{\"status\":\"failure\",\"error\":{\"code\":\"403\",\"message\":\"a\\n\\u001b[2Jb%s\"}}";
        assertThat(after(new Refused(Answer.of(403, failure.formatted(""))), 1))
                .isEqualTo(new NextStep.Pause("answered 403: a [2Jb"));
        assertThat(after(new Refused(Answer.of(200, failure.formatted("c".repeat(300)))), 1))
                .isEqualTo(new NextStep.Pause("answered 403: a [2Jb" + "c".repeat(194) + "\u2026"));
    }

    @Test
    void trouble_is_tried_again_five_times_within_a_minute() { // R-C9
        for (Outcome trouble :
                List.of(
                        new Refused(Answer.of(500, "")),
                        new Refused(Answer.of(429, "")),
                        new Unreachable("nobody listens"),
                        new Uncertain("no answer"))) {
            List<Duration> waits = new ArrayList<>();
            for (int tries = 1; tries <= 5; tries++) {
                waits.add(((NextStep.TryAgain) after(trouble, tries)).after());
            }
            assertThat(waits).extracting(Duration::toSeconds).containsExactly(2L, 4L, 8L, 16L, 30L);
            assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(Duration.ofMinutes(1));
            assertThat(after(trouble, 6)).isEqualTo(new NextStep.AwaitNextRun());
        }
    }

    @Test
    void what_was_accepted_goes_on() { // R-C8
        assertThat(after(new Accepted(Answer.of(200, "")), 1)).isEqualTo(new NextStep.GoOn());
    }

    private static NextStep after(Outcome outcome, int tries) {
        return format(AnswerRule.STATUS).after(outcome, tries);
    }

    private static Outcome outcome(AnswerRule rule, Answer answer) {
        CohortSyncFormat format = format(rule);
        CohortPage page = new CohortPage(new SyncCall(Action.ADD_MEMBERS, "s"), 1, 1, List.of());
        return format.outcome(format.body(page), answer);
    }

    private static CohortSyncFormat format(AnswerRule rule) {
        return new CohortSyncFormat(
                new Cohort(1, "c", "", 2), PageInfo.NUMBERS, Members.PROFILE, List.of(), rule);
    }
}

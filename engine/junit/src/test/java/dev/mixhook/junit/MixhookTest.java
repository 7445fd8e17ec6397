package dev.mixhook.junit;

import static dev.mixhook.junit.Faults.answerOf;
import static dev.mixhook.junit.Faults.everyPost;
import static dev.mixhook.junit.Faults.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MixhookTest {
    @RegisterExtension
    static final Mixhook mixhook =
            Mixhook.startingAt("2026-01-01T00:00:00Z")
                    .campaigns("src/test/resources/mixhook/campaigns");

    private final Shop orders = new Shop();

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void a_lapsed_buyer_is_reported_once_though_an_answer_is_lost() {
        mixhook.to(orders.url());
        mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", "2025-12-31T00:00:00"));
        mixhook.lose(answerOf(post(1)));
        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.posts()).hasSize(2);
        assertThat(orders.of("ana")).isEqualTo(1);
        assertThat(orders.bodies()).hasSize(2);
        assertThat(mixhook.statuses()).containsExactly("uncertain", "200");
        assertThat(mixhook.warnings()).isEmpty();
        Post lost = mixhook.posts().get(0);
        assertThat(lost.faults()).containsExactly("lose: answer");
        assertThat(lost.failure()).hasValue("the answer was lost, on purpose");
        assertThat(lost.curl()).startsWith("curl ").contains(orders.url());
        Post second = mixhook.posts().get(1);
        assertThat(second.status()).hasValue(200);
        assertThat(second.at()).isEqualTo(lost.at().plusSeconds(60));
        assertThat(second.request().objects())
                .singleElement()
                .asString()
                .startsWith("{\"$distinct_id\": \"ana\", \"$properties\": {");
        assertThat(new String(second.body())).isEqualTo(orders.bodies().get(1));
    }

    @Test
    void each_test_has_an_engine_of_its_own() {
        assertThat(mixhook.now()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(mixhook.posts()).isEmpty();
        mixhook.to(orders.url());
        mixhook.person("bob", Map.of("plan", "pro", "$last_seen", "2025-12-01T00:00:00"));
        mixhook.advance(Duration.ofSeconds(1));

        assertThat(mixhook.postsTo("bob")).singleElement().extracting(Post::n).isEqualTo(1L);
        assertThat(mixhook.postsOf("lapsed buyers")).hasSize(1);
    }

    @Test
    void steps_are_those_of_scenarios() {
        mixhook.to(orders.url());
        mixhook.person("ana");
        mixhook.set("ana", p -> p.set("plan", "free"));
        mixhook.setOnce("ana", p -> p.set("plan", "pro").set("tags", List.of("a")));
        mixhook.add("ana", "orders", 2);
        mixhook.append("ana", "tags", "b");
        mixhook.union("ana", "tags", "b", "c");
        mixhook.remove("ana", "tags", "a");
        mixhook.advanceTo(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(mixhook.posts()).isEmpty();
        mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
        mixhook.event("Purchase", "ana", e -> e.set("amount", 80));
        mixhook.answer(503, everyPost());
        mixhook.advance(Duration.ofMinutes(1));

        assertThat(mixhook.posts())
                .singleElement()
                .satisfies(
                        post -> {
                            assertThat(post.status()).hasValue(503);
                            assertThat(post.json())
                                    .contains("\"tags\": [\"b\", \"c\"]", "\"orders\": 2");
                        });
        assertThat(mixhook.requeued()).containsExactly("ana");
        assertThat(mixhook.matching("lapsed buyers")).containsExactly("ana");
        assertThat(mixhook.why("lapsed buyers", "ana")).contains("in POST 1");
        mixhook.clearFaults();
        mixhook.delete("bob");
        assertThat(mixhook.advance(Duration.ofMinutes(1))).hasSize(1);
        assertThat(mixhook.dead()).isEmpty();
    }

    @Test
    void ids_are_new_in_each_run_and_the_seed_repeats_them() {
        String ana = mixhook.id("ana");

        assertThat(ana).startsWith("mixhook-").endsWith("-ana").isEqualTo(mixhook.id("ana"));
        try (MixhookSession other = plan().open();
                MixhookSession one = plan().seed(7).open();
                MixhookSession same = plan().seed(7).open()) {
            assertThat(other.id("ana")).isNotEqualTo(ana);
            assertThat(one.id("ana")).isEqualTo(same.id("ana"));
            assertThat(one.seed()).isEqualTo(7);
        }
    }

    private static MixhookPlan plan() {
        return MixhookSession.startingAt("2026-01-01T00:00:00Z")
                .campaigns("src/test/resources/mixhook/campaigns");
    }

    @Test
    void it_works_without_junit_and_ends_with_its_block() {
        MixhookSession after;
        try (MixhookSession session = plan().postingTo(orders.url()).open()) {
            after = session;
            session.person("ana", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
            assertThat(session.advance(Duration.ofMinutes(1))).hasSize(1);
        }
        assertThatThrownBy(after::posts).hasMessage("this session is closed");
    }

    @Test
    void what_is_wrong_is_told_all_at_once() {
        MixhookPlan bad =
                MixhookSession.startingAt("2026-01-01T00:00:00Z")
                        .campaign("campaign: a\nschedule: soon")
                        .campaign("target: 7");

        assertThatThrownBy(bad::open)
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("campaigns[0]:2:11")
                .hasMessageContaining("campaigns[1]:1:1");
        assertThatThrownBy(() -> MixhookSession.startingAt("tomorrow"))
                .hasMessageContaining("2026-01-01T00:00:00Z, was tomorrow");
        assertThatThrownBy(() -> mixhook.person("ana", p -> p.set("x", new Object())))
                .hasMessageContaining("a property is a text");
        assertThatThrownBy(() -> mixhook.matching("other"))
                .hasMessage("no campaign other here; there are lapsed buyers");
        mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
        assertThatThrownBy(() -> mixhook.advance(Duration.ofDays(1)))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Nobody listens at http://localhost:1/not-told-yet");
    }
}

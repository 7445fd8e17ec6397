package dev.mixhook.junit;

import static dev.mixhook.junit.Faults.everyPost;
import static dev.mixhook.junit.Faults.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody who writes tests gets wrong, and is told. */
class WrongUseTest {
    @RegisterExtension
    static final Mixhook mixhook =
            Mixhook.startingAt("2026-01-01T00:00:00Z")
                    .campaigns("src/test/resources/mixhook/campaigns");

    private final Shop orders = new Shop();

    @AfterEach
    void close() {
        orders.close();
    }

    private static MixhookPlan plan() {
        return MixhookSession.startingAt("2026-01-01T00:00:00Z");
    }

    private static AbstractThrowableAssert<?, ?> assertWrong(ThrowingCallable step) {
        return assertThatThrownBy(step).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_campaign_that_there_is_not_is_told_with_those_that_there_are() {
        assertWrong(() -> mixhook.postsOf("lapsed buyer"))
                .hasMessage("no campaign lapsed buyer here; there are lapsed buyers");
        assertThat(mixhook.postsOf("lapsed buyers")).isEmpty();
    }

    @Test
    void a_user_whom_nobody_told_of_is_told_with_those_who_were_sent() {
        mixhook.to(orders.url());
        mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", Instant.EPOCH));
        mixhook.event("Login", "bob");
        assertThat(mixhook.postsTo("nobdy")).isEmpty();
        mixhook.advance(Duration.ofMinutes(1));

        assertThat(mixhook.postsTo("ana")).hasSize(1);
        assertThat(mixhook.postsTo("bob")).isEmpty();
        assertWrong(() -> mixhook.postsTo("nobdy"))
                .hasMessage("no person and no event is of nobdy; POSTs went to ana");
        assertWrong(() -> mixhook.why("lapsed buyers", "nobdy")).hasMessageContaining("nobdy");
    }

    @Test
    @SuppressWarnings("NullAway") // That is what it is about.
    void whose_properties_they_are_stands_before_them() {
        assertWrong(() -> mixhook.person("ana", p -> p.set("$distinct_id", "bob")))
                .hasMessage("$distinct_id stands before the properties, not among them");
        assertWrong(() -> mixhook.setOnce("ana", p -> p.set("$distinct_id", "bob")));
        assertWrong(() -> mixhook.person(null))
                .hasMessage("a person or an event has a name, was null");
        assertWrong(() -> mixhook.event("", "ana"))
                .hasMessage("a person or an event has a name, was \"\"");
    }

    @Test
    void faults_that_cannot_be_are_told_without_a_file_that_nobody_wrote() {
        assertWrong(() -> mixhook.slowHeaders(Duration.ofMillis(10), post(1)))
                .hasMessage("slow headers take 1 second to 1 hour, was PT0.01S");
        assertWrong(() -> mixhook.cut(200, post(1)))
                .hasMessageContaining("200")
                .hasMessageNotContaining("fault:1");
        assertWrong(() -> mixhook.answer(99, everyPost())).hasMessageNotContaining("nothing was");
        assertWrong(() -> mixhook.slowBody(0, post(1))).hasMessageNotContaining("problem");
    }

    @Test
    void campaigns_that_are_not_there_are_told_with_the_whole_path(@TempDir Path folder) {
        assertWrong(() -> plan().open())
                .hasMessage(
                        "no campaign: add campaigns(\"src/test/mixhook/campaigns\") or campaign(yaml)");
        assertWrong(() -> plan().campaigns("src/nowhere").people("src/nobody.jsonl").open())
                .hasMessageContaining("src/nowhere: there is no such file or folder")
                .hasMessageContaining(Path.of("src/nowhere").toAbsolutePath().toString())
                .hasMessageContaining("src/nobody.jsonl: there is no such");
        assertWrong(() -> plan().campaigns(folder).open())
                .hasMessageContaining(folder + ": no campaign in this folder")
                .hasMessageContaining(folder.resolve("*.yaml").toString());
    }

    @Test
    void damaged_lines_of_files_are_told_each_with_its_place(@TempDir Path folder)
            throws IOException {
        Path people =
                Files.writeString(
                        folder.resolve("people.jsonl"),
                        "{\"$distinct_id\": \"ana\", \"$properties\": {}}\n{\"$dist\n\n{\"a\": 1}\n");
        Path events = Files.writeString(folder.resolve("events.jsonl"), "{\"event\": 7}\n");
        try (MixhookSession session =
                plan().campaigns("src/test/resources/mixhook/campaigns")
                        .people(people.toString())
                        .events(events.toString())
                        .open()) {
            assertWrong(session::dead);
            assertWrong(() -> session.advance(Duration.ofDays(1)))
                    .hasMessageContaining(people + ":2:")
                    .hasMessageContaining(people + ":4:")
                    .hasMessageContaining(events + ":1:");
        }
    }

    @Test
    void what_could_not_be_loaded_is_told_each_time() {
        AtomicInteger tries = new AtomicInteger();
        LoadedOnce<String> engine =
                new LoadedOnce<>(
                        () -> {
                            throw new IllegalStateException("no jar, try " + tries.addAndGet(1));
                        });

        assertThatThrownBy(engine::get).hasMessageContaining("no jar, try 1");
        assertThatThrownBy(engine::get)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no jar, try 1");
        assertThat(new LoadedOnce<>(() -> Map.of()).get()).isEmpty();
    }
}

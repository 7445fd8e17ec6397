package dev.mixhook.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;
import static org.junit.platform.engine.TestExecutionResult.Status.FAILED;
import static org.junit.platform.engine.TestExecutionResult.Status.SUCCESSFUL;

import dev.mixhook.junit.RunTests.Ended;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Classes of tests as users have them, each run by itself. */
class TestRunTest {
    private static final String PRO =
            """
            campaign: pro
            webhook: {url: "http://localhost:1/not-told-yet"}
            target: {property: plan, is: pro}
            schedule: asap
            """;

    private static Mixhook pro() {
        return Mixhook.startingAt("2026-01-01T00:00:00Z").campaign(PRO);
    }

    static class FailingTests {
        @RegisterExtension static final Mixhook mixhook = pro().seed(7);

        @Test
        void fails() {
            try (Shop shop = new Shop()) {
                mixhook.to(shop.url());
                mixhook.person("ana", p -> p.set("plan", "pro"));
                mixhook.advance(Duration.ofMinutes(1));
                assertThat(mixhook.posts()).hasSize(2);
            }
        }

        @Test
        void fails_after_many_posts() {
            try (Shop shop = new Shop()) {
                mixhook.to(shop.url());
                IntStream.range(0, 560)
                        .forEach(n -> mixhook.person("u" + n, Map.of("plan", "pro")));
                mixhook.advance(Duration.ofMinutes(1));
                assertThat(mixhook.posts()).isEmpty();
            }
        }

        @Test
        void fails_without_a_session() {
            throw new IllegalStateException("for another reason");
        }
    }

    @Test
    void a_failure_tells_the_seed_and_the_posts_as_command_lines() {
        Map<String, Ended> ended = RunTests.of(FailingTests.class);

        Ended fails = ended.get("fails()");
        assertThat(fails.status()).isEqualTo(FAILED);
        assertThat(fails.message())
                .contains(
                        "Expected size: 2 but was: 1",
                        "POST 1 at 2026-01-01T00:00:00Z, pro to ana: 200");
        assertThat(fails.suppressed())
                .singleElement()
                .asString()
                .contains("mixhook, seed 7, now 2026-01-01T00:01:00Z", "POST 1 at", "\n  curl ");
        assertThat(ended.get("fails_without_a_session()").suppressed()).isEmpty();
        assertThat(ended.get("fails_after_many_posts()").suppressed())
                .singleElement()
                .asString()
                .contains("\n… 2 earlier: posts()\nPOST 3 at", "POST 12 at", "and 47 more: 200\n")
                .doesNotContain("POST 2 at");
    }

    static class WarnedTests {
        @RegisterExtension
        static final Mixhook mixhook =
                Mixhook.startingAt("2026-01-01T00:00:00Z")
                        .campaign(PRO.replace("is: pro", "is: 9.50"));

        @Test
        void fails() {
            mixhook.person("ana", p -> p.set("plan", "9.50"));
            mixhook.advance(Duration.ofMinutes(1));
            assertThat(mixhook.posts()).hasSize(1);
        }
    }

    @Test
    void a_failure_tells_what_was_warned_of() {
        assertThat(RunTests.of(WarnedTests.class).get("fails()").suppressed())
                .singleElement()
                .asString()
                .contains("\nwarning: campaigns[0]:3:")
                .contains("`9.50` is read as the number 9.5");
    }

    static class ParallelTests {
        private static final int TESTS = 6;
        private static final CountDownLatch together = new CountDownLatch(2);

        @RegisterExtension static final Mixhook mixhook = pro();

        @RepeatedTest(TESTS)
        void each_sees_its_own() throws InterruptedException {
            try (Shop shop = new Shop()) {
                String ana = mixhook.id("ana");
                mixhook.to(shop.url());
                together.countDown();
                together.await();
                mixhook.person(ana, p -> p.set("plan", "pro"));
                mixhook.advance(Duration.ofMinutes(1));
                Thread thread = new Thread(() -> mixhook.advance(Duration.ofMinutes(1)));
                thread.start();
                thread.join();

                assertThat(mixhook.posts()).singleElement().matches(post -> post.isOf(ana));
                assertThat(shop.bodies()).hasSize(1);
                assertThat(mixhook.now()).hasToString("2026-01-01T00:02:00Z");
            }
        }
    }

    @Test
    void tests_that_run_at_once_are_kept_apart() {
        Map<String, Ended> ended =
                RunTests.of(
                        ParallelTests.class,
                        "junit.jupiter.execution.parallel.enabled",
                        "junit.jupiter.execution.parallel.mode.default=concurrent");

        assertThat(ended).hasSize(ParallelTests.TESTS);
        assertThat(ended.values())
                .allSatisfy(end -> assertThat(end.status()).as("%s", end).isEqualTo(SUCCESSFUL));
    }

    static class SharedTests {
        private static final Shop shop = new Shop();
        private static final Set<Long> seen = new TreeSet<>();

        @RegisterExtension static final Mixhook mixhook = pro().perClass();

        @BeforeAll
        static void begin() {
            mixhook.to(shop.url());
            mixhook.person("ana", p -> p.set("plan", "pro"));
        }

        @AfterAll
        static void end() {
            shop.close();
        }

        @RepeatedTest(2)
        void one_goes_on_where_the_other_was() {
            mixhook.advance(Duration.ofMinutes(1));
            assertThat(seen.add(mixhook.now().getEpochSecond())).isTrue();
            assertThat(mixhook.posts()).hasSize(1);
        }

        @Nested
        class Inside {
            @Test
            void also_here() {
                assertThat(mixhook.posts()).hasSize(1);
            }
        }
    }

    @Test
    void a_class_may_share_a_session() {
        assertThat(RunTests.of(SharedTests.class).values())
                .hasSize(3)
                .allSatisfy(end -> assertThat(end.status()).as("%s", end).isEqualTo(SUCCESSFUL));
    }

    static class MisplacedTests {
        static final Mixhook mixhook = pro();

        @RegisterExtension final Mixhook own = pro().perClass();

        @Test
        void not_registered() {
            mixhook.now();
        }
    }

    @Test
    void a_session_that_does_not_run_says_how_to_have_one() {
        assertThat(RunTests.of(MisplacedTests.class).get("not_registered()").message())
                .isEqualTo("perClass() is for a static field");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(MisplacedTests.mixhook::now))
                .hasMessageContaining("Annotate the field with @RegisterExtension");
    }

    static class CheckedTests {
        private static final Shop right = new Shop();

        @RegisterExtension static final Mixhook mixhook = pro().seed(7);

        @AfterAll
        static void end() {
            right.close();
        }

        @TestFactory
        Stream<DynamicTest> standard() {
            return mixhook.standardChecks(right.url(), right::of).filter(CheckedTests::isQuick);
        }

        @TestFactory
        Stream<DynamicTest> contract() {
            return mixhook.contract("src/test/resources/mixhook/contract.yaml", right.url());
        }

        private static boolean isQuick(DynamicTest test) {
            return test.getDisplayName().matches("(answers-200|same-post-twice|get): .*");
        }
    }

    @Test
    void checks_and_scenarios_are_tests_which_tell_what_was_expected_and_seen() {
        Map<String, Ended> ended = RunTests.of(CheckedTests.class);

        assertThat(ended.get("a buyer is told of")).extracting(Ended::status).isEqualTo(SUCCESSFUL);
        Ended twice = ended.get("nobody is told of twice");
        assertThat(twice.status()).isEqualTo(FAILED);
        assertThat(twice.message())
                .startsWith("nobody is told of twice\n")
                .contains("expected: ", "seen: ", "repeat: ", "curl ", "seed:     7");
        assertThat(ended.get("answers-200: A good POST is answered 200, and nothing else").status())
                .isEqualTo(SUCCESSFUL);
        assertThat(ended.get("same-post-twice: The same POST twice counts its users once").status())
                .isEqualTo(SUCCESSFUL);
        Ended get = ended.get("get: GET is not answered 200");
        assertThat(get.status()).isEqualTo(ABORTED);
        assertThat(get.message())
                .startsWith("It should, and does not: get: GET is not answered 200\nexpected: ");
    }

    static class UnreachableTests {
        private static final Shop shop = new Shop();

        @RegisterExtension static final Mixhook mixhook = Mixhook.forChecks();

        @AfterAll
        static void end() {
            shop.close();
        }

        @TestFactory
        Stream<DynamicTest> standard() {
            return mixhook.standardChecks("http://localhost:1/hook", user -> 0).limit(3);
        }

        @TestFactory
        Stream<DynamicTest> contract() {
            return mixhook.variable("SHOP", "a")
                    .contract("src/test/resources/mixhook/probed.yaml", shop.url(), user -> 7);
        }
    }

    @Test
    void a_receiver_that_cannot_be_reached_is_one_failure() {
        Map<String, Ended> ended = RunTests.of(UnreachableTests.class);

        assertThat(ended.values())
                .extracting(Ended::status)
                .containsExactlyInAnyOrder(FAILED, ABORTED, ABORTED, SUCCESSFUL);
        assertThat(ended.values())
                .filteredOn(end -> end.status() != SUCCESSFUL)
                .allSatisfy(end -> assertThat(end.message()).contains("cannot be reached"));
    }

    @Test
    void checks_need_neither_a_session_nor_a_campaign() {
        Mixhook mixhook = Mixhook.startingAt("2026-01-01T00:00:00Z");
        assertThat(mixhook.standardChecks("http://localhost:1/hook", user -> 0)).isNotEmpty();
    }

    @Test
    void a_program_that_no_variable_names_is_missed_in_words() {
        Mixhook mixhook = Mixhook.startingAt("2026-01-01T00:00:00Z");
        assertThatThrownBy(() -> mixhook.process(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is the variable set");
    }
}

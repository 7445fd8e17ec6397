package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.LabReceiver.Post;
import dev.mixhook.engine.contract.pack.VerifyTimings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each check finds what it is about, and nothing else. */
class PackRunTest {
    /** Few enough for bodies of 2 MB to be read by all of them at once. */
    private static final int AT_ONCE = 4;

    private static final VerifyTimings IN_TIME =
            ReceiverRun.QUICK.with(Duration.ofSeconds(4), Duration.ofSeconds(60));

    /** What is wrong with a receiver, and the checks that find it. */
    private record Row(
            String what, LabReceiver receiver, VerifyTimings timings, Set<String> failing) {
        Row(String what, LabReceiver receiver, String... failing) {
            this(what, receiver, ReceiverRun.PATIENT, Set.of(failing));
        }
    }

    /** They run beside each other: most of their time is waiting. */
    @TestFactory
    Stream<DynamicTest> each_receiver_fails_at_what_it_gets_wrong() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        return rows()
                .map(row -> Map.entry(row, threads.submit(() -> failing(row))))
                .toList()
                .stream()
                .map(run -> DynamicTest.dynamicTest(run.getKey().what(), () -> check(run)));
    }

    private static Set<String> failing(Row row) throws Exception {
        try (LabReceiver receiver = row.receiver()) {
            return ReceiverRun.failing(
                    ReceiverRun.of(receiver.url(), receiver.probe(), row.timings()));
        }
    }

    private static void check(Map.Entry<Row, Future<Set<String>>> run) throws Exception {
        assertThat(run.getValue().get()).isEqualTo(run.getKey().failing());
    }

    private static Stream<Row> rows() {
        return Stream.of(
                new Row("nothing is wrong", new LabReceiver()),
                new Row(
                        "takes no single user",
                        refusing(post -> post.users().size() == 1),
                        "answers-200"),
                new Row("takes no 49", refusing(post -> post.users().size() == 49), "users-49"),
                new Row(
                        "takes no 50",
                        refusing(post -> post.users().size() == 50),
                        "users-50",
                        "in-time",
                        "body-110kb",
                        "body-250kb",
                        "body-600kb",
                        "body-2mb"),
                new Row(
                        "takes no more than 300 kB",
                        refusing(post -> post.length() > 300_000),
                        "body-600kb",
                        "body-2mb"),
                new Row(
                        "takes no lists",
                        refusing(post -> anyValue(post, JsonNode::isArray)),
                        "odd-properties"),
                new Row(
                        "takes no dates without a zone",
                        refusing(post -> anyValue(post, value -> isText(value, "[0-9-]+T[0-9:]+"))),
                        "zoneless-dates"),
                new Row(
                        "takes no half characters",
                        refusing(
                                post ->
                                        anyValue(
                                                post, value -> isText(value, ".*[\uD800-\uDFFF]"))),
                        "lone-surrogates"),
                new Row(
                        "takes no large numbers",
                        refusing(
                                post ->
                                        anyValue(
                                                post,
                                                value ->
                                                        value.isNumber()
                                                                && value.doubleValue() > 0x1p53)),
                        "big-numbers"),
                new Row(
                        "takes no long query",
                        refusing(post -> post.target().length() > 1000),
                        "long-query"),
                new Row("answers too late", late(), IN_TIME, Set.of("in-time")),
                new Row("takes no burst", new BurstReceiver(8, 503), "burst-200"),
                new Row(
                        "does not wait for headers",
                        impatient(5, Integer.MAX_VALUE),
                        ReceiverRun.SLOW,
                        Set.of("slow-headers")),
                new Row(
                        "does not wait for bodies",
                        impatient(Integer.MAX_VALUE, 5),
                        ReceiverRun.SLOW,
                        Set.of("slow-body")),
                new Row("keeps the last id alone", rememberingTheLast(), "reversed-batches"));
    }

    private static LabReceiver refusing(Predicate<Post> refused) {
        return new LabReceiver() {
            @Override
            int status(Post post) {
                return refused.test(post) ? 500 : 200;
            }
        };
    }

    private static LabReceiver late() {
        return new LabReceiver() {
            @Override
            int status(Post post) throws InterruptedException {
                boolean late = post.users().toString().contains("-in-time-");
                pause(late ? IN_TIME.timeout().toMillis() * 5 / 4 : 0);
                return 200;
            }
        };
    }

    private static LabReceiver impatient(int headPieces, int bodyPieces) {
        return new LabReceiver() {
            @Override
            int headPieces() {
                return headPieces;
            }

            @Override
            int bodyPieces() {
                return bodyPieces;
            }
        };
    }

    /** Takes an id below the last one of its kind for one that has been. */
    private static LabReceiver rememberingTheLast() {
        Map<String, Integer> last = new ConcurrentHashMap<>();
        return new LabReceiver() {
            @Override
            boolean acts(String id) {
                if (!id.contains("reversed-batches-")) {
                    return true;
                }
                int number = Integer.parseInt(id.replaceFirst(".*-", ""));
                return last.merge("last", number, Math::max) == number;
            }
        };
    }

    private static void pause(long millis) throws InterruptedException {
        assertThat(new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)).isFalse();
    }

    private static boolean anyValue(Post post, Predicate<JsonNode> isSo) {
        return post.users()
                .valueStream()
                .flatMap(user -> user.path("$properties").valueStream())
                .anyMatch(isSo);
    }

    private static boolean isText(JsonNode value, String regex) {
        return value.isString() && value.stringValue().matches(regex);
    }
}

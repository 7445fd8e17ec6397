package dev.mixhook.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.contract.finding.CheckResult;
import dev.mixhook.engine.contract.finding.Finding;
import dev.mixhook.engine.contract.finding.Strictness;
import dev.mixhook.engine.contract.probe.ProbeSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Receivers that are right for all that Mixpanel sends, each in its way: none fails a must. */
class RightReceiversTest {
    /** Few enough for bodies of 2 MB to be read by all of them at once. */
    private static final int AT_ONCE = 4;

    /** What is particular to a receiver, and the shoulds at which that shows. */
    private record Row(String what, LabReceiver receiver, Set<String> warned) {
        Row(String what, LabReceiver receiver, String... warned) {
            this(what, receiver, Set.of(warned));
        }
    }

    @TestFactory
    Stream<DynamicTest> no_must_fails_for_a_right_receiver() {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        return rows()
                .map(row -> Map.entry(row, threads.submit(() -> findings(row))))
                .toList()
                .stream()
                .map(run -> DynamicTest.dynamicTest(run.getKey().what(), () -> check(run)));
    }

    private static List<Finding> findings(Row row) throws Exception {
        try (LabReceiver receiver = row.receiver()) {
            return ReceiverRun.findings(
                    ReceiverRun.of(
                            Contract.standard(receiver.url())
                                    .asking(new ProbeSource.Http(receiver.probe(), "$.count"))
                                    .echoing(new ProbeSource.Http(receiver.echo(), "$")),
                            ReceiverRun.PATIENT,
                            new Strictness(false, false)));
        }
    }

    private static void check(Map.Entry<Row, Future<List<Finding>>> run) throws Exception {
        List<Finding> findings = run.getValue().get();
        assertThat(findings).noneMatch(Finding::isFatal);
        assertThat(
                        findings.stream()
                                .filter(finding -> finding.result() instanceof CheckResult.Failed)
                                .map(finding -> finding.claim().id())
                                .collect(Collectors.toSet()))
                .isEqualTo(run.getKey().warned());
    }

    private static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "reads any body as a form, as Bottle does",
                        readingAnything(400),
                        "wrong-content-type"),
                new Row(
                        "puts each body into a queue, unread, as API Gateway in front of SQS",
                        readingAnything(200),
                        "wrong-content-type",
                        "malformed-json",
                        "missing-users"),
                new Row(
                        "cleans texts as WordPress does, and shows no address",
                        cleaning(),
                        "texts-kept",
                        "numbers-kept",
                        "types-kept",
                        "keys-kept",
                        "newest-kept"),
                new Row("mails each address once", mailing(), "same-email"),
                new Row(
                        "refuses more than four at once, as rate limits do",
                        new BurstReceiver(4, 429),
                        "burst-200"),
                new Row("refuses the second copy while the first is under way", busy()),
                new Row(
                        "refuses parameters that its OpenAPI document does not name",
                        refusing(400, post -> post.target().contains("?")),
                        "long-query"),
                new Row(
                        "takes forms up to 500 kB, as Flask does",
                        refusing(413, post -> post.length() > 500_000),
                        "body-600kb",
                        "body-2mb"),
                new Row(
                        "stores the JSON in PostgreSQL",
                        refusing(500, RightReceiversTest::isNoText),
                        "nul-character",
                        "lone-surrogates"));
    }

    private static LabReceiver readingAnything(int unreadable) {
        return new LabReceiver() {
            @Override
            boolean isForm(String head) {
                return true;
            }

            @Override
            int unreadable() {
                return unreadable;
            }
        };
    }

    /** Who has no address is passed over. */
    private static LabReceiver mailing() {
        Set<String> addresses = ConcurrentHashMap.newKeySet();
        return new LabReceiver() {
            @Override
            boolean acts(JsonNode user) {
                JsonNode address = user.path("$properties").path("$email");
                return address.isString() && addresses.add(address.stringValue());
            }
        };
    }

    /** Percent codes are taken out, blanks at the ends too, and what HTML reads is escaped. */
    private static LabReceiver cleaning() {
        return new LabReceiver() {
            @Override
            JsonNode keeps(JsonNode properties) {
                ObjectNode kept = JsonNodeFactory.instance.objectNode();
                properties
                        .properties()
                        .forEach(
                                property ->
                                        kept.set(
                                                property.getKey(),
                                                cleaned(property.getKey(), property.getValue())));
                return kept;
            }
        };
    }

    private static JsonNode cleaned(String key, JsonNode value) {
        if (!value.isString()) {
            return value;
        }
        String text = value.stringValue().replaceAll("%[0-9a-fA-F]{2}", "").strip();
        return JsonNodeFactory.instance.stringNode(
                key.equals("$email") ? "***" : text.replace("'", "&#039;").replace("<", "&lt;"));
    }

    /** The first of two copies waits until the second has come. */
    private static LabReceiver busy() {
        Set<String> underWay = ConcurrentHashMap.newKeySet();
        CountDownLatch second = new CountDownLatch(1);
        return new LabReceiver() {
            @Override
            int status(Post post) throws InterruptedException {
                String first = post.users().path(0).path("$distinct_id").asString();
                if (!underWay.add(first)) {
                    second.countDown();
                    return 409;
                }
                if (first.contains("-two-at-once-")) {
                    assertThat(second.await(60, TimeUnit.SECONDS)).isTrue();
                }
                underWay.remove(first);
                return 200;
            }
        };
    }

    private static LabReceiver refusing(int status, Refused refused) {
        return new LabReceiver() {
            @Override
            int status(Post post) {
                return refused.is(post) ? status : 200;
            }
        };
    }

    private interface Refused {
        boolean is(LabReceiver.Post post);
    }

    private static boolean isNoText(LabReceiver.Post post) {
        return post.users()
                .valueStream()
                .flatMap(user -> user.path("$properties").valueStream())
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .anyMatch(
                        text ->
                                text.matches(
                                        "(?s).*(\\x00|[\\ud800-\\udbff](?![\\udc00-\\udfff])).*"));
    }
}

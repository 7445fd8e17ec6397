package dev.mixhook.engine.contract.pack;

import static dev.mixhook.engine.contract.finding.Claim.must;
import static dev.mixhook.engine.contract.finding.Claim.should;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.engine.contract.finding.Claim;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How lists of events come: how long, at what pace, how many at once; and what is no list. */
final class EventListChecks {
    /** The most events of a POST. */
    private static final int MOST = 500;

    /** How many of a crowd are asked about: each question is a request, a process or a query. */
    private static final int ASKED = 20;

    private static final int BURST = 60;
    private static final int AT_ONCE = 8;
    private static final TestPost GOOD = TestPost.events(TestEvent.plain(1));

    private EventListChecks() {}

    static List<Check> musts() {
        return List.of(
                listOf("events-1", "A list of one event is taken", 1),
                listOf("events-499", "499 events are taken, each of them", MOST - 1),
                listOf("events-500", "500 events are taken, each of them", MOST),
                Check.of(
                        must("events-in-time", "500 events are answered within the time-out"),
                        new CheckStep.ExpectAcceptedInTime(TestPost.events(TestEvent.plain(MOST)))),
                Check.of(
                        must("events-in-a-row", "Several lists on one connection are taken"),
                        new CheckStep.ExpectAllAccepted(oneEach(5), 1),
                        EventChecks.once(TestEvent.plain(5))));
    }

    static List<Check> shoulds(VerifyTimings timings) {
        List<TestEvent> one = TestEvent.plain(1);
        return List.of(
                Check.of(
                        should("events-1mb", "500 events of 2 kB are taken"),
                        EventChecks.accepted(heavy()),
                        EventChecks.once(heavy().subList(MOST - 1, MOST))),
                Check.of(
                        should("events-burst", "A burst of 60 lists is taken"),
                        new CheckStep.ExpectAllAccepted(oneEach(BURST), AT_ONCE),
                        EventChecks.once(TestEvent.plain(BURST))),
                Check.of(
                        should("events-slow", "A list that comes slowly is taken"),
                        new CheckStep.ExpectAcceptedWithFault(
                                TestPost.events(one),
                                new WireFault.SlowBody(timings.bytesPerSecond())),
                        EventChecks.once(one)),
                refused(
                        should("events-malformed", "Malformed JSON is not answered 2xx"),
                        MalformedRequest.events("no JSON at all", _ -> "these are events"),
                        MalformedRequest.events(
                                "a list that breaks off",
                                list -> list.substring(0, list.length() - 20)),
                        MalformedRequest.events("an empty body", _ -> "")),
                refused(should("events-get", "GET is not answered 2xx"), MalformedRequest.get()));
    }

    private static Check listOf(String id, String sentence, int count) {
        List<TestEvent> events = TestEvent.plain(count);
        int each = Math.max(1, count / ASKED);
        return Check.of(
                must(id, sentence),
                EventChecks.accepted(events),
                EventChecks.once(
                        IntStream.rangeClosed(1, count)
                                .filter(i -> i % each == 0 || i == count)
                                .mapToObj(i -> events.get(i - 1))
                                .toList()));
    }

    private static List<TestPost> oneEach(int count) {
        return TestEvent.plain(count).stream()
                .map(event -> TestPost.events(List.of(event)))
                .toList();
    }

    private static List<TestEvent> heavy() {
        String notes =
                IntStream.rangeClosed(1, 8)
                        .mapToObj(i -> "\"note %d\": \"%s\"".formatted(i, "word ".repeat(50)))
                        .collect(Collectors.joining(", "));
        return TestEvent.plain(MOST).stream().map(event -> event.named("Purchase", notes)).toList();
    }

    /** On the same connection: what is left of a request that was refused is not its beginning. */
    private static Check refused(Claim claim, MalformedRequest... malformed) {
        return Check.of(
                claim,
                Arrays.stream(malformed)
                        .<CheckStep>mapMulti(
                                (request, steps) -> {
                                    steps.accept(new CheckStep.ExpectRefused(request));
                                    steps.accept(new CheckStep.ExpectAccepted(GOOD));
                                })
                        .toArray(CheckStep[]::new));
    }
}

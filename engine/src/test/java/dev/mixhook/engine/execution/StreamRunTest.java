package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.testing.ScriptedSender;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.testing.ManualEngine;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which events a stream sends when, and what becomes of them when its receiver takes none. */
class StreamRunTest {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final String STREAM =
            """
            campaign: signups
            webhook: {url: "http://localhost:6494/", format: event_stream}
            stream: {events: [Signed Up, Purchase], where: [{property: plan, is: pro}]}
            """;

    @AutoClose private final Ledger ledger = LedgerLocation.memory().open();

    @Test
    void events_go_out_five_seconds_after_the_first_of_a_list_in_the_order_in_which_they_came() {
        try (ManualEngine engine = // R-E1, R-E2
                engine(STREAM, at(1, "b"), at(3, "a"), at(6, "c"), at(7, "d"), at(100, "e"))) {
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine))
                    .containsExactly("00:00:06 [b, a, c]", "00:00:12 [d]", "00:01:45 [e]");
        }
    }

    @Test
    void five_hundred_events_go_out_at_once() { // R-E2
        String[] events =
                IntStream.range(0, 1_203)
                        .mapToObj(i -> at(1 + i / 1_000, "e" + i))
                        .toArray(String[]::new);
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(engine.posts().stream().map(post -> post.users().size()))
                    .containsExactly(500, 500, 203);
            assertThat(engine.posts().stream().map(Post::due))
                    .containsExactly(
                            START.plusSeconds(1), START.plusSeconds(1), START.plusSeconds(7));
            assertThat(engine.posts().getFirst().users().subList(0, 3))
                    .containsExactly("e0", "e1", "e2");
        }
    }

    @Test
    void only_events_of_the_names_whose_own_properties_pass_are_sent_and_nobody_needs_a_profile() {
        try (ManualEngine engine = // R-E1
                engine(
                        STREAM,
                        at(1, "yes"),
                        at(1, "free").replace("\"pro\"", "\"free\""),
                        at(1, "other").replace("Signed Up", "Visit"),
                        at(1, "purchase").replace("Signed Up", "Purchase"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:00:06 [yes, purchase]");
        }
    }

    @Test
    void an_event_by_itself_goes_out_at_once_where_the_batch_is_one() { // R-E2
        try (ManualEngine engine =
                engine(
                        STREAM.replace("event_stream", "event_stream, batch: 1"),
                        at(1, "a"),
                        at(1, "b"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:00:01 [a]", "00:00:01 [b]");
        }
    }

    @Test
    void history_is_not_streamed_and_a_start_and_a_stop_are_kept() { // R-E1, R-S6
        try (ManualEngine engine =
                engine(
                        STREAM + "schedule: {start: 2026-01-05T00:01, stop: 2026-01-05T00:02}\n",
                        at(-1, "history"),
                        at(59, "early"),
                        at(60, "first"),
                        at(119, "last"),
                        at(120, "late"))) {
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).containsExactly("00:01:05 [first]", "00:02:04 [last]");
        }
    }

    @Test
    void the_stream_starts_at_the_very_instant_of_the_start() { // R-E1
        try (ManualEngine engine = engine(STREAM, at(-1, "history"), at(0, "first"))) {
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).containsExactly("00:00:05 [first]");
        }
    }

    @Test
    void what_comes_late_is_streamed_when_it_comes() { // R-E1
        try (ManualEngine engine = engine(STREAM, at(1, "a"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            engine.lines(List.of(), List.of(at(-5000, "late"), at(70, "soon")));
            engine.advance(Duration.ofMinutes(1));
            assertThat(lines(engine))
                    .containsExactly("00:00:06 [a]", "00:01:05 [late]", "00:01:15 [soon]");
        }
    }

    @Test
    void an_event_that_comes_twice_goes_out_twice() { // R-E4
        try (ManualEngine engine = engine(STREAM, at(1, "a"), at(1, "a"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:00:06 [a, a]");
        }
    }

    @Test
    void a_list_that_is_not_taken_goes_out_four_times_more_while_others_wait() { // R-E2, R-E5
        try (ManualEngine engine = engine(STREAM, at(1, "a"), at(8, "b"))) {
            engine.receiver()
                    .answers(
                            new Outcome.Refused(Answer.of(500, "")),
                            new Outcome.Uncertain("no answer"),
                            new Outcome.Unreachable("nobody listens"),
                            new Outcome.Refused(Answer.of(404, "")));
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00:06 [a] refused",
                            "00:00:06.200 [a] uncertain",
                            "00:00:07.200 [a] unreachable",
                            "00:00:12.200 [a] refused",
                            "00:00:42.200 [a]",
                            "00:00:42.200 [b]");
        }
    }

    @Test
    void after_the_retries_the_list_is_given_up_and_the_stream_paused() { // R-E5, R-E6
        try (ManualEngine engine =
                engine(
                        STREAM.replace("event_stream", "event_stream, retries: prose"),
                        at(1, "a"),
                        at(7, "b"),
                        at(20, "c"))) {
            engine.receiver().answers(500, 500, 500, 500, 500);
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).hasSize(5);
            assertThat(lines(engine).getLast()).isEqualTo("00:00:09 [a] refused");
            assertThat(noted(engine)).containsExactly("dead [a]: answered 500, 5 times");
            engine.engine().summarize();
            assertThat(engine.told().getLast())
                    .isEqualTo(
                            new EngineEvent.StreamSummary(
                                    "signups", 0, 1, 1, 1, 5, "answered 500, 5 times"));
            assertThat(engine.engine().shortfalls())
                    .containsExactly(
                            new Shortfall.Dead("signups", 1, Shortfall.Unit.EVENT),
                            new Shortfall.Paused("signups", "answered 500, 5 times"));
        }
    }

    @Test
    void an_answer_401_or_403_pauses_at_once() { // R-E5, R-E6
        for (int status : List.of(401, 403)) {
            try (ManualEngine engine = new ManualEngine().campaign(STREAM)) {
                engine.lines(List.of(), List.of(at(1, "a"), at(2, "b"))).receiver().answers(status);
                engine.start(START).advance(Duration.ofMinutes(5));
                assertThat(lines(engine)).containsExactly("00:00:06 [a, b] refused");
                assertThat(noted(engine)).containsExactly("dead [a, b]: answered " + status);
            }
        }
    }

    @Test
    void a_429_is_followed_after_as_long_as_it_asks_but_ten_seconds_at_most() { // R-E5
        try (ManualEngine engine = engine(STREAM, at(1, "a"))) {
            engine.receiver()
                    .answers(
                            new Outcome.Refused(Answer.of(429, "").puttingOff("7")),
                            new Outcome.Refused(Answer.of(429, "").puttingOff("600")),
                            new Outcome.Refused(Answer.of(429, "")));
            engine.start(START).advance(Duration.ofMinutes(5));
            assertThat(lines(engine))
                    .containsExactly(
                            "00:00:06 [a] refused",
                            "00:00:13 [a] refused",
                            "00:00:23 [a] refused",
                            "00:00:28 [a]");
        }
    }

    @Test
    void what_came_before_a_pause_goes_out_after_it_and_what_came_in_it_is_dropped() { // R-E6
        ledgerOfPaused();
        ledger.note(resumed(START.plusSeconds(6)));
        try (ManualEngine engine =
                engine(STREAM, at(1, "a"), at(6, "b"), at(20, "c"), at(90, "d"))) {
            engine.start(START, START.plusSeconds(60)).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).containsExactly("00:01:35 [d]");
        }
    }

    private void ledgerOfPaused() {
        try (ManualEngine engine =
                engine(STREAM, at(1, "a"), at(6, "b"), at(20, "c"), at(90, "d"))) {
            engine.receiver().answers(403);
            engine.start(START).advance(Duration.ofSeconds(30));
            assertThat(lines(engine)).containsExactly("00:00:06 [a, b] refused");
        }
    }

    @Test
    void what_is_put_back_goes_out_again() { // R-E6
        ledgerOfPaused();
        ledger.note(resumed(START.plusSeconds(6)));
        ledger.note(
                new Notice(
                        "signups",
                        START.plusSeconds(6),
                        Notice.Kind.REDELIVERED,
                        "by hand",
                        List.of("a", "b")));
        try (ManualEngine engine =
                engine(STREAM, at(1, "a"), at(6, "b"), at(20, "c"), at(90, "d"))) {
            engine.start(START, START.plusSeconds(60)).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).containsExactly("00:01 [a, b]", "00:01:35 [d]");
        }
    }

    @Test
    void a_restart_goes_on_where_it_was() { // R-E7
        String[] events = {
            at(1, "a"), at(1, "a"), at(6, "b"), at(7, "c"), at(10, "d"), at(50, "e")
        };
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofSeconds(10));
            assertThat(lines(engine)).containsExactly("00:00:06 [a, a, b]");
        }
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:00:12 [c, d]", "00:00:55 [e]");
        }
    }

    @Test
    void a_list_whose_answer_never_came_goes_out_again_after_a_restart() { // R-E7, R-D6
        String[] events = {at(1, "a"), at(8, "b")};
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofSeconds(1));
        }
        Post sent =
                new Post(
                        1,
                        "signups",
                        START.plusSeconds(6),
                        START.plusSeconds(6).atOffset(ZoneOffset.UTC),
                        1,
                        1,
                        1,
                        List.of("a"),
                        List.of(),
                        Post.Purpose.EVENTS);
        ledger.plan(List.of(sent), List.of());
        ledger.sent(sent);
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine))
                    .containsExactly("00:00:06 [a] uncertain", "00:00:06 [a]", "00:00:13 [b]");
        }
    }

    @Test
    void events_of_a_time_in_which_sending_was_off_are_dropped() { // R-E6, R-S8
        String[] events = {at(1, "a"), at(20, "off"), at(90, "on")};
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofSeconds(10));
        }
        ledger.note(
                new Notice(
                        "signups",
                        START.plusSeconds(10),
                        Notice.Kind.PAUSED,
                        "not in the plan",
                        List.of()));
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START, START.plusSeconds(60)).advance(Duration.ofMinutes(5));
            assertThat(lines(engine)).containsExactly("00:01:35 [on]");
        }
    }

    @Test
    void what_came_late_from_before_the_start_survives_a_kill() { // R-E1, R-E7
        try (ManualEngine engine = engine(STREAM, at(1, "a"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            engine.lines(List.of(), List.of(at(-5000, "late"), at(-5000, "late")));
            engine.advance(Duration.ofSeconds(1));
        }
        String[] events = {at(-6000, "history"), at(-5000, "late"), at(-5000, "late"), at(1, "a")};
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofMinutes(2));
            assertThat(lines(engine)).hasSize(1);
            assertThat(engine.posts().getFirst().users()).containsExactly("late", "late");
        }
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START).advance(Duration.ofMinutes(4));
            assertThat(lines(engine)).isEmpty();
        }
    }

    @Test
    void what_came_late_and_was_given_up_goes_out_again_once_it_is_put_back() { // R-E6, R-E7
        String[] events = {at(-5000, "late"), at(1, "a")};
        try (ManualEngine engine = engine(STREAM, at(1, "a"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            engine.receiver().answers(403);
            engine.lines(List.of(), List.of(events[0]));
            engine.advance(Duration.ofMinutes(1));
            assertThat(noted(engine)).containsExactly("dead [late]: answered 403");
        }
        ledger.note(resumed(START.plusSeconds(65)));
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START, START.plusSeconds(200)).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).isEmpty();
        }
        ledger.note(
                new Notice(
                        "signups",
                        START.plusSeconds(65),
                        Notice.Kind.REDELIVERED,
                        "by hand",
                        List.of("late")));
        for (List<String> expected : List.of(List.of("late"), List.<String>of())) {
            try (ManualEngine engine = engine(STREAM, events)) {
                engine.start(START, START.plusSeconds(300)).advance(Duration.ofMinutes(1));
                assertThat(engine.posts().stream().flatMap(post -> post.users().stream()))
                        .containsExactlyElementsOf(expected);
            }
        }
    }

    @Test
    void what_came_late_in_a_pause_is_dropped_for_good_whenever_it_happened() { // R-E6, R-E7
        try (ManualEngine engine = engine(STREAM, at(1, "a"))) {
            engine.receiver().answers(403);
            engine.start(START).advance(Duration.ofSeconds(30));
            engine.lines(List.of(), List.of(at(3, "late"), at(12, "in the pause")));
            engine.advance(Duration.ofSeconds(30));
            engine.engine().summarize();
            assertThat(((EngineEvent.StreamSummary) engine.told().getLast()).dropped())
                    .isEqualTo(2);
        }
        ledger.note(resumed(START.plusSeconds(30)));
        String[] events = {at(1, "a"), at(3, "late"), at(12, "in the pause")};
        try (ManualEngine engine = engine(STREAM, events)) {
            engine.start(START, START.plusSeconds(100)).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).isEmpty();
            engine.lines(List.of(), List.of(at(13, "late after the pause")));
            engine.advance(Duration.ofSeconds(1));
        }
        List<String> all = new ArrayList<>(List.of(events));
        all.add(at(13, "late after the pause"));
        try (ManualEngine engine = engine(STREAM, all.toArray(String[]::new))) {
            engine.start(START, START.plusSeconds(200)).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:03:20 [late after the pause]");
        }
    }

    @Test
    void now_in_a_template_is_when_the_list_goes_out() { // R-E4
        String template =
                "stream: {events: [Signed Up], template: '{\"at\": \"{{ \"now\" | date: \"%F %T\" }}\"}'}\n";
        try (ManualEngine engine =
                engine(
                        STREAM.lines().limit(2).collect(Collectors.joining("\n")) + "\n" + template,
                        at(1, "a"),
                        at(3, "b"))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(engine.receiver().posts().stream().map(ScriptedSender.Post::body))
                    .containsExactly(
                            "[{\"at\": \"2026-01-05 00:00:06\"},{\"at\": \"2026-01-05 00:00:06\"}]");
        }
    }

    @Test
    void what_the_template_makes_no_json_of_is_given_up_and_the_rest_goes_out() { // R-E4
        String template =
                "stream: {events: [Signed Up], template: '{\"plan\": \"{{ properties.plan }}\"}'}\n";
        try (ManualEngine engine =
                engine(
                        STREAM.lines().limit(2).collect(Collectors.joining("\n")) + "\n" + template,
                        at(1, "a"),
                        at(1, "b").replace("\"pro\"", "\"p\\\"ro\""))) {
            engine.start(START).advance(Duration.ofMinutes(1));
            assertThat(lines(engine)).containsExactly("00:00:06 [a]");
            assertThat(noted(engine)).hasSize(1);
            assertThat(noted(engine).getFirst())
                    .startsWith(
                            "dead [b]: the template makes no JSON of it: no JSON from character");
        }
    }

    private ManualEngine engine(String yaml, String... events) {
        return new ManualEngine(ledger).campaign(yaml).lines(List.of(), List.of(events));
    }

    private static String at(int seconds, String insertId) {
        return """
        {"event": "Signed Up", "properties": {"time": %d, "distinct_id": "u", "$insert_id": "%s", "plan": "pro"}}"""
                .formatted(START.getEpochSecond() + seconds, insertId);
    }

    private static Notice resumed(Instant at) {
        return new Notice("signups", at, Notice.Kind.DELIVERY_RESUMED, "by hand", List.of());
    }

    private static List<String> lines(ManualEngine engine) {
        return engine.told().stream()
                .filter(EngineEvent.PostSettled.class::isInstance)
                .map(EngineEvent.PostSettled.class::cast)
                .map(StreamRunTest::line)
                .toList();
    }

    private static String line(EngineEvent.PostSettled settled) {
        String end =
                switch (settled.outcome()) {
                    case Outcome.Accepted _ -> "";
                    case Outcome.Refused _ -> " refused";
                    case Outcome.Unreachable _ -> " unreachable";
                    case Outcome.Uncertain _ -> " uncertain";
                };
        return settled.post().occurrence().toLocalTime() + " " + settled.post().users() + end;
    }

    private static List<String> noted(ManualEngine engine) {
        return engine.told().stream()
                .filter(EngineEvent.EventsNoted.class::isInstance)
                .map(event -> ((EngineEvent.EventsNoted) event).notice())
                .map(
                        notice ->
                                "%s %s: %s"
                                        .formatted(
                                                notice.kind().name().toLowerCase(Locale.ROOT),
                                                notice.users(),
                                                notice.why()))
                .toList();
    }
}

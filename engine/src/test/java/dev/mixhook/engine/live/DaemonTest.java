package dev.mixhook.engine.live;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Request;
import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The daemon in real time, over real HTTP. */
class DaemonTest extends DaemonFixture {
    private static final Pattern ID = Pattern.compile("\"\\$distinct_id\": \"(\\w+)\"");
    private static final String ANA =
            "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n";

    private final WireMockServer receiver = new WireMockServer(wireMockConfig().dynamicPort());
    private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private volatile boolean writerWaited;
    private final BlockingQueue<Notice.Kind> noted = new LinkedBlockingQueue<>();

    /** A minute a second, for passes that wait for a whole one. */
    DaemonTest() {
        super(new ScaledClock(InstantSource.system(), Instant.parse("2026-01-05T00:00:30Z"), 60));
    }

    @Override
    Sender sender() {
        return new OkHttpSender(new EgressGuard(Set.of()), "test");
    }

    @Override
    void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) ->
                    settled.add(shown(post, PostState.of(outcome)));
            case EngineEvent.UsersNoted(Notice notice) -> noted.add(notice.kind());
            default -> {}
        }
    }

    @BeforeEach
    void listen() throws IOException {
        receiver.start();
        answer("/free", 200, Duration.ZERO);
        answer("/pro", 200, Duration.ZERO);
        receiver.addMockServiceRequestListener((request, _) -> receive(request));
        Files.createDirectories(folder.resolve("campaigns"));
        campaign("free", "free", "");
        Files.writeString(folder.resolve("profiles.jsonl"), ANA);
        Files.writeString(folder.resolve("events.jsonl"), "");
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void it_sends_whom_it_finds_and_whom_the_data_brings() throws Exception { // R-S1
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            append("{\"$distinct_id\": \"bob\", \"$set\": {\"plan\": \"free\"}}\n");
            assertThat(next(posts)).isEqualTo("/free [bob]");
            append("{\"$distinct_id\": \"cem\", \"$set\": {\"plan\"");
            append(": \"free\"}}\nno JSON\n");
            assertThat(next(posts)).isEqualTo("/free [cem]");
        }
        assertThat(said).contains("gained 1, damaged 1");
    }

    @Test
    void campaign_files_are_read_while_records_come_in() throws Exception {
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            campaign("free", "free", "", "{asap: true, pass: 5 minutes}");
            assertThat(nextSaid("changed")).contains("free: schedule");
        }
        assertThat(writerWaited).isFalse();
    }

    /** Whoever sends a record waits for as long as it is held. */
    @Override
    Workspace.ReadResult read() {
        writerWaited |= writing.isHeldByCurrentThread();
        return super.read();
    }

    @Test
    void an_edited_campaign_takes_over_and_a_broken_one_does_not() throws Exception { // R-S11
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            Files.writeString(folder.resolve("campaigns/free.yaml"), "campaign: free\nwebhok: 1\n");
            assertThat(nextSaid("broken")).contains("webhok");
            campaign("free", "free", "batch: 1, ");
            campaign("pro", "pro", "");
            assertThat(nextSaid("changed")).contains("~ free: batch", "+ pro");
            append("{\"$distinct_id\": \"bob\", \"$set\": {\"plan\": \"pro\"}}\n");
            assertThat(next(posts)).isEqualTo("/pro [bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void campaigns_of_one_file_are_each_followed_by_their_names() throws Exception { // R-S11
        Path both = folder.resolve("campaigns/both.yaml");
        Path free = folder.resolve("campaigns/free.yaml");
        campaign("pro", "pro", "");
        Path pro = folder.resolve("campaigns/pro.yaml");
        Files.writeString(both, Files.readString(free) + "---\n" + Files.readString(pro));
        Files.delete(free);
        Files.delete(pro);
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            Files.writeString(
                    both,
                    Files.readString(both)
                            .replaceFirst(
                                    "---\ncampaign: pro\nwebhook: \\{",
                                    "---\ncampaign: pro\nwebhook: {batch: 1, "));
            assertThat(nextSaid("changed")).contains("~ pro: batch").doesNotContain("free");
            append("{\"$distinct_id\": \"bob\", \"$set\": {\"plan\": \"pro\"}}\n");
            assertThat(next(posts)).isEqualTo("/pro [bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void a_receiver_that_hangs_holds_up_its_own_campaign_alone_and_loses_nobody() // R-D6
            throws Exception {
        answer("/free", 200, Duration.ofMinutes(1));
        campaign("free", "free", "timeout: 1m, ");
        campaign("pro", "pro", "");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                ANA + ANA.replace("ana", "bob").replace("free", "pro"));
        try (Running running = new Running()) {
            assertThat(List.of(next(posts), next(posts)))
                    .containsExactlyInAnyOrder("/free [ana]", "/pro [bob]");
            assertThat(next(settled)).isEqualTo("pro [bob] ACCEPTED");
            running.daemon.abandon();
        }
        answer("/free", 200, Duration.ZERO);
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
        }
        assertThat(states())
                .containsExactlyInAnyOrder(
                        "free [ana] UNCERTAIN", "pro [bob] ACCEPTED", "free [ana] ACCEPTED");
    }

    @Test
    void a_receiver_that_hangs_holds_up_nobody_while_the_plan_changes() throws Exception { // R-D6
        CountDownLatch answer = hold("/free");
        campaign("free", "free", "timeout: 1m, ");
        campaign("pro", "pro", "");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            campaign("free", "free", "batch: 1, ");
            assertThat(nextPlan()).contains("~ free");
            append(ANA.replace("ana", "bob") + ANA.replace("ana", "cem").replace("free", "pro"));
            assertThat(next(posts)).isEqualTo("/pro [cem]");
            Files.delete(folder.resolve("campaigns/pro.yaml"));
            assertThat(nextPlan()).contains("- pro");
            answer.countDown();
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
        assertThat(states())
                .containsExactly(
                        "free [ana] ACCEPTED", "free [bob] ACCEPTED", "pro [cem] ACCEPTED");
        assertThat(settled)
                .containsExactlyInAnyOrder(
                        "pro [cem] ACCEPTED", "free [ana] ACCEPTED", "free [bob] ACCEPTED");
    }

    @Test
    void what_was_planned_goes_out_by_the_new_plan_after_what_is_under_way() // R-D6
            throws Exception {
        CountDownLatch answer = hold("/free");
        campaign("free", "free", "batch: 1, ");
        append(ANA.replace("ana", "bob") + ANA.replace("ana", "cem"));
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            campaign("pro", "pro", "");
            assertThat(nextPlan()).contains("+ pro");
            append(ANA.replace("free", "pro").replace("ana", "eve"));
            assertThat(next(posts)).isEqualTo("/pro [eve]");
            answer.countDown();
            assertThat(List.of(next(posts), next(posts)))
                    .containsExactly("/free [bob]", "/free [cem]");
        }
        assertThat(states())
                .containsExactly(
                        "free [ana] ACCEPTED",
                        "free [bob] ACCEPTED",
                        "free [cem] ACCEPTED",
                        "pro [eve] ACCEPTED");
    }

    @Test
    void whoever_went_and_came_back_during_a_post_comes_again_also_by_a_new_plan() // R-S4
            throws Exception {
        CountDownLatch answer = hold("/free");
        campaign("free", "free", "", "{recurring: as_criteria_is_met, pass: 0}");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            append("{\"$distinct_id\": \"ana\", \"$set\": {\"plan\": \"pro\"}}\n");
            assertThat(nextSaid("gained")).isEqualTo("gained 1, damaged 0");
            append("{\"$distinct_id\": \"ana\", \"$set\": {\"plan\": \"free\"}}\n");
            assertThat(nextSaid("gained")).isEqualTo("gained 1, damaged 0");
            campaign("pro", "pro", "");
            assertThat(nextPlan()).contains("+ pro");
            answer.countDown();
            assertThat(next(posts)).isEqualTo("/free [ana]");
        }
    }

    @Test
    void a_campaign_that_is_off_and_on_again_while_its_post_is_under_way_is_sent_once() // R-D6
            throws Exception {
        CountDownLatch answer = hold("/free");
        campaign("pro", "pro", "");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            Files.delete(folder.resolve("campaigns/free.yaml"));
            assertThat(nextPlan()).contains("- free");
            campaign("free", "free", "");
            assertThat(nextPlan()).contains("+ free");
            answer.countDown();
            assertThat(next(settled)).isEqualTo("free [ana] ACCEPTED");
            append(ANA.replace("ana", "bob"));
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
        assertThat(states()).containsExactly("free [ana] ACCEPTED", "free [bob] ACCEPTED");
    }

    @Test
    void told_to_stop_while_the_plan_changes_it_waits_for_what_is_under_way() // R-D6
            throws Exception {
        CountDownLatch answer = hold("/free");
        try (Running running = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            campaign("free", "free", "batch: 1, ");
            assertThat(nextPlan()).contains("~ free");
            running.daemon.stop();
            answer.countDown();
        }
        assertThat(states()).containsExactly("free [ana] ACCEPTED");
    }

    @Test
    void data_that_is_written_anew_is_read_again() throws Exception { // R-S1
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            Files.writeString(folder.resolve("profiles.jsonl"), ANA.replace("ana", "bob"));
            assertThat(nextSaid("rewritten")).isEqualTo("rewritten");
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
        assertThat(posts).isEmpty();
    }

    @Test
    void data_that_cannot_be_read_keeps_no_other_data_from_being_read() throws Exception { // R-S11
        Path events = folder.resolve("events.jsonl");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            Files.delete(events);
            Files.createDirectory(events);
            assertThat(nextSaid("unreadable")).contains("events.jsonl");
            append(ANA.replace("ana", "bob"));
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
    }

    @Test
    void whoever_is_under_way_is_not_given_up_by_a_new_plan() throws Exception { // R-D5
        answer("/free", 503, Duration.ZERO);
        CountDownLatch refusal = hold("/free");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            answer("/free", 200, Duration.ZERO);
            CountDownLatch answer = hold("/free");
            refusal.countDown();
            assertThat(next(settled)).isEqualTo("free [ana] REFUSED");
            assertThat(next(posts)).isEqualTo("/free [ana]");
            campaign("free", "free", "", "{asap: true, pass: 0}\nretry: {give_up_after: 1}");
            assertThat(nextPlan()).contains("~ free: retry");
            answer.countDown();
            assertThat(next(settled)).isEqualTo("free [ana] ACCEPTED");
        }
        assertThat(noted).isEmpty();
    }

    @Test
    void a_run_held_up_by_a_post_is_not_missed_when_the_plan_changes() throws Exception { // R-S10
        CountDownLatch answer = hold("/free");
        campaign(
                "free",
                "free",
                "",
                "{recurring: {every: day, at: \"09:01\", zone: user}, missed: skip}");
        campaign("pro", "pro", "", "{recurring: {every: day, at: \"09:01\", zone: Asia/Kolkata}}");
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                living("ana", "free", "Asia/Kathmandu")
                        + living("bob", "free", "Asia/Kolkata")
                        + living("cem", "pro", "UTC"));
        Instant start = Instant.parse("2026-01-05T02:31:00Z");
        try (Running _ = new Running(new ScaledClock(InstantSource.system(), start, 900))) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
            // A quarter of an hour later.
            assertThat(next(posts)).isEqualTo("/pro [cem]");
            campaign("pro", "pro", "batch: 1, ");
            assertThat(nextPlan()).contains("~ pro");
            answer.countDown();
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
    }

    private static String living(String user, String plan, String zone) {
        return "{\"$distinct_id\": \"%s\", \"$properties\": {\"plan\": \"%s\", \"$timezone\": \"%s\"}}\n"
                .formatted(user, plan, zone);
    }

    @Test
    void a_broken_plan_that_is_as_it_was_again_is_told() throws Exception {
        try (Running _ = new Running()) {
            Files.writeString(folder.resolve("campaigns/free.yaml"), "campaign: free\nwebhok: 1\n");
            assertThat(nextSaid("broken")).contains("webhok");
            campaign("free", "free", "");
            assertThat(nextSaid("changed")).isEqualTo("changed []");
        }
    }

    @Test
    void stopped_and_started_again_it_sends_nobody_twice() throws Exception { // R-S1, R-D6
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [ana]");
        }
        append("{\"$distinct_id\": \"bob\", \"$set\": {\"plan\": \"free\"}}\n");
        try (Running _ = new Running()) {
            assertThat(next(posts)).isEqualTo("/free [bob]");
        }
        assertThat(posts).isEmpty();
        assertThat(states()).containsExactly("free [ana] ACCEPTED", "free [bob] ACCEPTED");
    }

    private void answer(String path, int status, Duration delay) {
        receiver.stubFor(
                post(urlPathEqualTo(path))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withFixedDelay((int) delay.toMillis())));
    }

    /** The receiver answers once the latch is down. */
    private CountDownLatch hold(String path) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(path, latch);
        return latch;
    }

    private void receive(Request request) {
        CountDownLatch latch = held.getOrDefault(request.getUrl(), new CountDownLatch(0));
        posts.add(request.getUrl() + " " + users(request.getBodyAsString()));
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void campaign(String name, String plan, String webhook) throws IOException {
        campaign(name, plan, webhook, "{asap: true, pass: 0}");
    }

    private void campaign(String name, String plan, String webhook, String schedule)
            throws IOException {
        Path half = folder.resolve(name + ".part");
        Files.writeString(
                half,
                """
                campaign: %s
                webhook: {%surl: "http://localhost:%d/%s"}
                target: {property: plan, is: %s}
                schedule: %s
                """
                        .formatted(name, webhook, receiver.port(), name, plan, schedule));
        Files.move(
                half,
                folder.resolve("campaigns/" + name + ".yaml"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("profiles.jsonl"), text, StandardOpenOption.APPEND);
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        for (String campaign : List.of("free", "pro")) {
            ledger.replay(campaign, (post, state) -> states.add(shown(post, state)));
        }
        return states;
    }

    private static String shown(Post post, PostState state) {
        return post.campaign() + " " + post.users() + " " + state;
    }

    private static List<String> users(String body) {
        return ID.matcher(URLDecoder.decode(body, StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Waits until it has taken over. */
    private String nextPlan() throws InterruptedException {
        String differences = nextSaid("changed");
        assertThat(nextSaid("started")).isEqualTo("started");
        return differences;
    }
}

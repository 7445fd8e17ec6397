package dev.mixhook.engine.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mixhook.delivery.faults.Fault;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.delivery.faults.Pick;
import dev.mixhook.engine.definition.contract.FaultText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String PRO =
            """
            campaign: pro
            webhook: {url: "http://localhost:1/elsewhere"}
            target: {property: plan, is: pro}
            schedule: asap
            """;
    private static final String BUYERS =
            """
            campaign: buyers
            webhook: {url: "http://localhost:1/elsewhere"}
            target: {did: Purchase, at_least: 2}
            schedule: asap
            """;

    private final Hook hook = new Hook("200");

    @AfterEach
    void close() {
        hook.close();
    }

    private Session session(String... campaigns) {
        SessionBuilder builder = new SessionBuilder(START).to(hook.url());
        for (String campaign : campaigns) {
            builder.campaign(campaign);
        }
        return builder.begin();
    }

    private static void faults(Session session, String yaml) {
        session.faults(((FaultText.ReadResult.Valid) FaultText.read(yaml, "faults")).rules());
    }

    @Test
    void people_and_events_are_posted_over_http_while_time_goes_on() {
        try (Session session = session(PRO, BUYERS)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            session.person("bob", "{}");
            session.event("Purchase", "bob", "{\"amount\": 80}");

            assertThat(session.advance(MINUTE))
                    .extracting(SentPost::campaign)
                    .containsExactly("pro");
            assertThat(session.now()).isEqualTo(START.plus(MINUTE));

            session.event("Purchase", "bob", "{}");

            assertThat(session.advance(MINUTE))
                    .singleElement()
                    .satisfies(
                            post -> {
                                assertThat(post.campaign()).isEqualTo("buyers");
                                assertThat(post.users()).containsExactly("bob");
                                assertThat(post.at()).isEqualTo(START.plus(MINUTE).plus(MINUTE));
                                assertThat(post.status()).hasValue(200);
                                assertThat(post.failure()).isEmpty();
                                assertThat(post.url()).isEqualTo(hook.url());
                                assertThat(new String(post.body())).isEqualTo(hook.bodies().get(1));
                                assertThat(post.curl()).contains(hook.url());
                                assertThat(post.objects())
                                        .containsExactly(
                                                "{\"$distinct_id\": \"bob\", \"$properties\": {}}");
                            });
            assertThat(session.posts()).hasSize(2);
            assertThat(session.latest()).hasSize(1);
        }
    }

    @Test
    void updates_happen_in_the_order_in_which_they_are_told() {
        try (Session session = session(PRO)) {
            session.update("ana", "$set_once", "{\"plan\": \"free\"}");
            session.advance(MINUTE);
            session.person("ana", "{\"plan\": \"pro\"}");
            session.update("ana", "$add", "{\"orders\": 2}");
            session.update("ana", "$set", "{\"plan\": \"free\"}");
            session.person("ana", "{\"plan\": \"pro\"}");
            session.person("bob", "{\"plan\": \"pro\"}");
            session.delete("bob");
            session.advance(MINUTE);

            assertThat(session.posts())
                    .singleElement()
                    .extracting(SentPost::users)
                    .isEqualTo(List.of("ana"));
            assertThat(hook.users(0)).contains("\"orders\": 2");
        }
    }

    @Test
    void an_answer_that_is_lost_brings_its_users_again() { // R-D3, R-D6
        try (Session session = session(PRO)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            faults(session, "{post: 1, lose: answer}");

            assertThat(session.advance(Duration.ofSeconds(1)))
                    .singleElement()
                    .satisfies(
                            post -> {
                                assertThat(post.faults()).containsExactly("lose: answer");
                                assertThat(post.failure())
                                        .hasValue("the answer was lost, on purpose");
                                assertThat(post.status()).isEmpty();
                            });
            assertThat(session.standing().requeued()).containsExactly("ana");
            assertThat(session.standing().requeued("pro")).containsExactly("ana");

            assertThat(session.advance(MINUTE))
                    .singleElement()
                    .satisfies(post -> assertThat(post.faults()).isEmpty());
            assertThat(session.standing().requeued()).isEmpty();
            assertThat(hook.bodies()).hasSize(2).allMatch(hook.bodies().getFirst()::equals);
        }
    }

    @Test
    void faults_last_until_they_are_cleared() {
        try (Session session = session(PRO)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            session.faults(List.of(new FaultPlan.Rule(Pick.ALL, new Fault.PretendAnswer(503))));
            session.advance(MINUTE);
            session.clearFaults();
            session.advance(MINUTE);

            assertThat(session.posts())
                    .extracting(post -> post.status().orElseThrow())
                    .containsExactly(503, 503, 200);
        }
    }

    @Test
    void the_receiver_may_change_between_steps() {
        try (Hook other = new Hook("200");
                Session session = session(PRO)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            session.advance(MINUTE);
            session.to(other.url());
            session.person("bob", "{\"plan\": \"pro\"}");
            session.advance(MINUTE);

            assertThat(hook.users(0)).contains("ana");
            assertThat(other.users(0)).contains("bob");
            assertThatThrownBy(() -> session.to("localhost:80"))
                    .hasMessageContaining("a webhook's URL is an http or https URL");
        }
    }

    @Test
    void nobody_who_listens_ends_an_advance_and_time_goes_on_with_the_next() { // R-D9
        try (Session session = new SessionBuilder(START).campaign(PRO).begin()) {
            session.person("ana", "{\"plan\": \"pro\"}");
            assertThatThrownBy(() -> session.advance(Duration.ofHours(1)))
                    .isInstanceOf(UnreachableReceiverException.class)
                    .hasMessageContaining("http://localhost:1/elsewhere");
            assertThat(session.now()).isEqualTo(START);

            session.to(hook.url());
            session.advance(MINUTE);
            assertThat(hook.bodies()).hasSize(1);
        }
    }

    @Test
    void a_first_post_that_a_fault_keeps_away_is_no_missing_receiver() {
        try (Session session = session(PRO)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            faults(session, "{post: 1, reset: before}");

            assertThat(session.advance(Duration.ofMinutes(3))).hasSize(2);
            assertThat(hook.bodies()).hasSize(1);
        }
    }

    @Test
    void posts_stay_on_this_machine_unless_a_host_is_allowed() {
        try (Session session =
                new SessionBuilder(START).campaign(PRO).to("http://192.0.2.1/").begin()) {
            session.person("ana", "{\"plan\": \"pro\"}");
            assertThatThrownBy(() -> session.advance(MINUTE))
                    .hasMessageContaining("192.0.2.1 is not this machine");
        }
        assertThatThrownBy(
                        () ->
                                new SessionBuilder(START)
                                        .campaign(PRO)
                                        .allowHosts(Set.of("a b"))
                                        .begin())
                .hasMessageContaining("an allowed host");
    }

    @Test
    void what_is_told_wrongly_is_refused_and_nothing_has_happened() {
        try (Session session = session(PRO)) {
            assertThatThrownBy(() -> session.person("ana", "[]"))
                    .hasMessageContaining("properties of ana are a JSON object");
            assertThatThrownBy(() -> session.update("ana", "$add", "{\"orders\": \"two\"}"))
                    .hasMessageContaining("is no number to calculate with");
            assertThatThrownBy(() -> session.event("Purchase", "ana", "{\"time\": 7}"))
                    .hasMessageContaining("time stands beside the properties");
            assertThatThrownBy(() -> session.person("", "{}"))
                    .hasMessageStartingWith("\"$distinct_id\" is \"\", not an id");
            assertThatThrownBy(() -> session.data(List.of("{}", "no"), List.of("{}")))
                    .asInstanceOf(InstanceOfAssertFactories.type(BadInputException.class))
                    .satisfies(
                            bad ->
                                    assertThat(bad.problems())
                                            .extracting(
                                                    problem ->
                                                            problem.file() + ':' + problem.line())
                                            .containsExactly(
                                                    "profiles:1", "profiles:2", "events:1"));
            assertThatThrownBy(() -> session.advance(Duration.ZERO))
                    .hasMessageContaining("1 ms or more");
            assertThatThrownBy(() -> session.advanceTo(START)).hasMessageContaining("already");
            assertThatThrownBy(() -> session.standing().matching("prod"))
                    .hasMessage("no campaign prod here; there are pro");
            assertThat(session.advance(MINUTE)).isEmpty();
        }
    }

    @Test
    void all_that_is_wrong_with_campaigns_and_project_is_told_at_once() {
        SessionBuilder builder =
                new SessionBuilder(START)
                        .campaign(PRO.replace("schedule: asap", "schedule: soon"))
                        .campaign(BUYERS.replace("campaign: buyers", "campaign: ''"))
                        .project("timezone: Mars/Olympus")
                        .profiles(Path.of("nowhere.jsonl"));

        assertThatThrownBy(builder::begin)
                .hasMessageContaining("campaigns[0]:4:11")
                .hasMessageContaining("campaigns[1]:1:11")
                .asInstanceOf(InstanceOfAssertFactories.type(BadInputException.class))
                .satisfies(
                        bad ->
                                assertThat(bad.problems())
                                        .extracting(problem -> problem.file())
                                        .contains(
                                                "nowhere.jsonl",
                                                "project",
                                                "campaigns[0]",
                                                "campaigns[1]"));
        assertThatThrownBy(() -> new SessionBuilder(START).begin())
                .hasMessageContaining("No campaign");
    }

    @Test
    void a_folder_of_campaigns_has_the_project_above_it_and_no_data(@TempDir Path home)
            throws Exception {
        Path campaigns = Files.createDirectory(home.resolve("campaigns"));
        Files.writeString(campaigns.resolve("pro.yaml"), PRO);
        Files.writeString(home.resolve("project.yaml"), "project: {zone: Asia/Tokyo}");
        Path people =
                Files.writeString(
                        home.resolve("profiles.jsonl"),
                        "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"pro\"}}\n");

        try (Session without =
                        new SessionBuilder(START).campaigns(campaigns).to(hook.url()).begin();
                Session with =
                        new SessionBuilder(START)
                                .campaigns(home)
                                .profiles(people)
                                .to(hook.url())
                                .begin();
                Session whole = new SessionBuilder(START).workspace(home).to(hook.url()).begin()) {
            assertThat(without.campaigns())
                    .singleElement()
                    .satisfies(
                            campaign ->
                                    assertThat(campaign.schedule().zone())
                                            .hasToString("Asia/Tokyo"));
            assertThat(without.advance(MINUTE)).isEmpty();
            assertThat(with.advance(MINUTE)).hasSize(1);
            assertThat(whole.advance(MINUTE)).hasSize(1);
        }
    }

    @Test
    void it_tells_how_users_and_campaigns_stand() {
        try (Session session = session(PRO)) {
            session.person("ana", "{\"plan\": \"pro\"}");
            session.person("bob", "{\"plan\": \"free\"}");
            assertThat(session.standing().matching("pro")).containsExactly("ana");
            session.advance(MINUTE);

            assertThat(session.standing().why("pro", "bob"))
                    .contains("no ")
                    .contains("not sent up to then");
            assertThat(session.standing().why("pro", "ana")).contains("in POST 1");
            assertThat(session.standing().summaries())
                    .singleElement()
                    .asString()
                    .contains("sent=1");
            session.pause("pro");
            session.person("bob", "{\"plan\": \"pro\"}");
            assertThat(session.advance(MINUTE)).isEmpty();
            session.resume("pro");
            assertThat(session.advance(MINUTE)).hasSize(1);
        }
    }

    @Test
    void a_receiver_may_know_users_by_ids_of_the_session() {
        try (Session session =
                new SessionBuilder(START).campaign(PRO).to(hook.url()).seed(7).newIds().begin()) {
            session.person("ana", "{\"plan\": \"pro\"}");
            session.advance(MINUTE);

            assertThat(session.posts().getFirst().users()).containsExactly("ana");
            assertThat(hook.users(0)).contains("\"mixhook-7-1-ana\"");
            assertThat(session.posts().getFirst().json()).isEqualTo(hook.users(0));
        }
    }
}

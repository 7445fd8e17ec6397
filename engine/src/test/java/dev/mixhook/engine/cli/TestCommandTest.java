package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.web.WebAnswer;
import dev.mixhook.engine.web.WebResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String GOLDEN = "src/test/resources/dev/mixhook/engine/cli/tested.txt";

    private final Shell shell = new Shell(Map.of("MIXHOOK_HOME", ".."));
    private Optional<Listener> listening = Optional.empty();

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        listening = Optional.of(new Listener());
        Files.createDirectory(folder.resolve("campaigns"));
        campaign("hi", "");
        people("ana", "ben", "cleo", "dora", "eve", "fritz", "gil");
        Files.writeString(
                folder.resolve("events.jsonl"),
                "{\"event\": \"Visit\", \"properties\": {\"distinct_id\": \"nobody\", \"time\": 1767225600}}\n");
        Files.writeString(folder.resolve("project.yaml"), "project: {from: 2026-01-01}\n");
    }

    @AfterEach
    void stop() {
        listening.ifPresent(Listener::close);
    }

    @Test
    void all_of_the_post_is_shown_and_the_answer_and_how_to_repeat_it() throws IOException {
        receiver().answers(WebResponse.of(422, "no thanks\n\tana: unknown"));
        assertThat(test("--user", "ana", "--user", "ben")).isEqualTo(ExitCode.FAILED);
        assertThat(
                        shell.out()
                                .replace(":" + receiver().port(), ":3000")
                                .replaceAll("[0-9]+ ms", "12 ms")
                                .replaceAll("Date: .*", "Date: today"))
                .isEqualTo(Files.readString(Path.of(GOLDEN)));
        assertThat(shell.err()).endsWith("This was a test: nobody is marked as sent.\n");
    }

    @Test
    void the_body_of_an_alert_goes_out_as_it_stands_in_its_file() throws IOException {
        String url = "http://localhost:" + receiver().port() + "/alerts";
        assertThat(shell.run("test", "--format", "alert", "--url", url)).as(shell.err()).isZero();
        String body = Files.readString(Path.of("../sample-data/today/alert.json"));
        assertThat(receiver().came().getLast().body())
                .isEqualTo(body)
                .startsWith("{\"event_type\":\"custom_alert_triggered\",\"alert\":{\"id\":31337,");
        assertThat(receiver().came().getLast().values("Content-Type"))
                .containsExactly("application/json");
        Path own = Files.writeString(folder.resolve("alert.json"), "{\"alert\": {}}");
        receiver().answers(WebResponse.of(500, ""));
        assertThat(shell.run("test", "--format", "alert", "--url", url, "--body", own.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(receiver().came().getLast().body()).isEqualTo("{\"alert\": {}}");
    }

    @Test
    void what_is_no_alert_is_refused() {
        assertThat(shell.run("test", "--format", "alert")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.run("test", "--format", "letter", "--url", "http://localhost/"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(
                        shell.run(
                                "test",
                                "--format",
                                "alert",
                                "--url",
                                "http://localhost/",
                                "--body",
                                "nowhere.json"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains(
                        "Say where the alert goes: --url URL.",
                        "--format takes alert;",
                        "With --body: there is no file nowhere.json that can be read.");
    }

    @Test
    void five_of_all_people_are_picked_whatever_the_targeting() throws IOException { // R-X1, R-T1
        assertThat(test("--seed", "1")).as(shell.err()).isZero();
        people("gil", "fritz", "eve", "dora", "cleo", "ben", "ana");
        test("--seed", "1");
        List<List<String>> seeds = new ArrayList<>();
        for (int seed = 2; seed < 12; seed++) {
            test("--seed", String.valueOf(seed));
            seeds.add(receiver().users(receiver().came().size() - 1));
        }
        assertThat(receiver().users(1)).isEqualTo(receiver().users(0)).hasSize(5).isSorted();
        assertThat(Stream.concat(seeds.stream(), Stream.of(receiver().users(0))).distinct())
                .hasSizeGreaterThan(3);
        assertThat(seeds.stream().flatMap(List::stream).distinct())
                .containsExactlyInAnyOrder("ana", "ben", "cleo", "dora", "eve", "fritz", "gil");
    }

    @Test
    void a_pick_can_be_repeated_by_the_seed_that_is_told() { // R-X1
        test();
        String told = shell.err().replaceAll("(?s).*picked with --seed ([0-9]+)\n.*", "$1");
        test("--seed", told);
        assertThat(receiver().came().get(1).body()).isEqualTo(receiver().came().getFirst().body());
    }

    @Test
    void fewer_are_sent_where_there_are_fewer() throws IOException { // R-X1
        people("ana", "ben");
        test();
        assertThat(receiver().users(0)).containsExactly("ana", "ben");
        Files.writeString(folder.resolve("profiles.jsonl"), "");
        assertThat(test()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is nobody with a profile.");
    }

    @Test
    void named_people_go_out_in_order_each_once() { // R-W9
        test("--user", "gil", "--user", "ana", "--user", "gil");
        assertThat(receiver().users(0)).containsExactly("ana", "gil");
        assertThat(test("--user", "nobody", "--user", "ana", "--user", "x"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("No profile to be sent: nobody, x.");
        assertThat(receiver().came()).hasSize(1);
    }

    @Test
    void a_post_carries_no_more_than_the_campaigns_batch() throws IOException { // R-W3
        campaign("hi", ", batch: 2");
        test();
        assertThat(receiver().users(0)).hasSize(2);
        assertThat(test("--user", "ana", "--user", "ben", "--user", "gil"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("A POST carries 2 users at most, not 3.");
    }

    @Test
    void profiles_are_as_they_stand_at_the_instant() throws IOException {
        Files.writeString(
                folder.resolve("profiles.jsonl"),
                "{\"$distinct_id\": \"ana\", \"$properties\": {\"plan\": \"free\"}}\n"
                        + "{\"$distinct_id\": \"ana\", \"$time\": \"2026-02-01T00:00:00\", \"$ignore_time\": true, \"$set\": {\"plan\": \"pro\"}}\n");
        test();
        test("--at", "2026-02-02");
        assertThat(List.of(receiver().posted(0), receiver().posted(1)))
                .extracting(users -> users.getFirst().properties().get("plan"))
                .containsExactly("\"free\"", "\"pro\"");
    }

    @Test
    void a_url_alone_gets_the_samples_people() {
        assertThat(shell.run("test", "--url", receiver().url("/mine?k=1"), "--seed", "7"))
                .as(shell.err())
                .isZero();
        assertThat(receiver().came().getFirst().target()).isEqualTo("/mine?k=1");
        assertThat(receiver().users(0)).hasSize(5);
        assertThat(receiver().came().getFirst().values("X-Env")).isEmpty();
        Shell elsewhere = new Shell();
        assertThat(elsewhere.run("test", "--url", receiver().url("/")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(elsewhere.err()).contains("Say whose people: a folder");
    }

    @Test
    void who_we_are_goes_out_and_is_not_shown() { // R-W7
        String url = "http://mix:hook@localhost:" + receiver().port() + "/";
        assertThat(shell.run("test", "--url", url, "--user", "u-0001")).isZero();
        assertThat(receiver().came().getFirst().values("Authorization"))
                .containsExactly("Basic bWl4Omhvb2s=");
        assertThat(shell.out())
                .contains(
                        "\nAuthorization: ***\n",
                        "curl -sS -i 'http://localhost:"
                                + receiver().port()
                                + "/' -H \"Authorization: ${AUTHORIZATION:?}\" -H 'User-Agent: mixhook/development'")
                .doesNotContain("bWl4", "mix:hook");
    }

    @Test
    void people_alone_are_enough_where_there_is_a_url() throws IOException {
        Files.delete(folder.resolve("campaigns/hi.yaml"));
        assertThat(test("--url", receiver().url("/"))).as(shell.err()).isZero();
        assertThat(test()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("There is no campaign here. Say where to post to: --url");
    }

    @Test
    void which_campaign_is_meant_has_to_be_clear() throws IOException {
        campaign("bye", "");
        assertThat(test()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err())
                .contains("Say which campaign: --campaign NAME. Those that do: bye, hi.");
        assertThat(shell.run("test", "--campaign", "hello", folder.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(shell.err()).contains("No campaign hello takes part. Those that do: bye, hi.");
        assertThat(
                        shell.run(
                                "test",
                                "--campaign",
                                "bye",
                                folder.toString(),
                                "--url",
                                receiver().url("/there")))
                .isZero();
        assertThat(receiver().came().getFirst().target()).isEqualTo("/there");
        assertThat(receiver().came().getFirst().values("X-Env")).containsExactly("staging");
    }

    @Test
    void drafts_and_paused_campaigns_can_be_tested() throws IOException { // R-S8
        Path file = folder.resolve("campaigns/hi.yaml");
        Files.writeString(file, Files.readString(file) + "draft: true\nsending: off\n");
        assertThat(test()).as(shell.err()).isZero();
        assertThat(receiver().came()).hasSize(1);
    }

    @Test
    void a_lost_answer_exits_1_and_nobody_there_3() { // R-D6
        receiver().answers(new WebAnswer.Reset());
        assertThat(test("--user", "ana")).isEqualTo(ExitCode.FAILED);
        assertThat(shell.out())
                .contains(
                        "Not accepted: the connection to localhost:"
                                + receiver().port()
                                + " broke before the answer. It may have arrived.\n");
        stop();
        assertThat(test("--user", "ana")).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(shell.out())
                .contains(
                        "Nothing was sent: connection refused by localhost:"
                                + receiver().port()
                                + ".\n");
        assertThat(shell.err()).contains("mixhook receive --port " + receiver().port());
    }

    private int test(String... options) {
        List<String> arguments = new ArrayList<>(List.of("test", folder.toString()));
        arguments.addAll(List.of(options));
        return shell.run(arguments.toArray(String[]::new));
    }

    private void campaign(String name, String more) throws IOException {
        Files.writeString(
                folder.resolve("campaigns/" + name + ".yaml"),
                "campaign: "
                        + name
                        + "\nwebhook: {url: \""
                        + receiver().url("/hooks/hi?key=%20s")
                        + "\", headers: {X-Env: staging}"
                        + more
                        + "}\ntarget: {property: plan, is: nothing}\nschedule: asap\n");
    }

    private void people(String... ids) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append("{\"$distinct_id\": \"")
                    .append(id)
                    .append("\", \"$properties\": {\"name\": \"Zo\u00eb\", \"n\": 1.10}}\n");
        }
        Files.writeString(folder.resolve("profiles.jsonl"), lines);
    }

    private Listener receiver() {
        return listening.orElseThrow();
    }
}

package dev.mixhook.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Outcome;
import dev.mixhook.engine.ledger.JdbcLedger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ledger list}, {@code user}, {@code dead}, {@code forget} and {@code redeliver}. */
class LedgerCommandsTest {
    private static final Instant DUE = Instant.parse("2026-01-07T17:00:00Z");

    @TempDir private Path folder;
    private final Shell shell = new Shell();

    /** A week of two campaigns; ana is refused and given up, bob held back, cleo only tried. */
    @BeforeEach
    void write() {
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            Post first = post(1, "win-back", 1, List.of("ana", "bob"), Post.Purpose.CAMPAIGN);
            Post second = post(2, "cart", 1, List.of("bob"), Post.Purpose.CAMPAIGN);
            Post test = post(3, "cart", 0, List.of("cleo"), Post.Purpose.TEST);
            ledger.note(new Notice("cart", DUE, Notice.Kind.STARTED, "a schedule", List.of()));
            ledger.plan(List.of(first), List.of());
            ledger.settle(first, new Outcome.Refused(Answer.of(503, "busy")));
            ledger.note(notice("win-back", Notice.Kind.DEAD, "given up after 1 attempt", "ana"));
            ledger.plan(List.of(second, test), List.of());
            ledger.settle(second, new Outcome.Accepted(Answer.of(200, "ok")));
            ledger.note(
                    notice("win-back", Notice.Kind.SUPPRESSED, "limit at_most 3 reached", "bob"));
        }
    }

    @Test
    void list_shows_posts_with_their_users_and_what_else_happened() {
        assertThat(run("list")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        2026-01-07 Wed 17:00:01 +00:00  win-back  POST 1  attempt 1, 1 of 1  2 users  refused 503  busy
                            ana, bob
                        2026-01-07 Wed 17:00:00 +00:00  win-back  dead: given up after 1 attempt  ana
                        2026-01-07 Wed 17:00:02 +00:00  cart  POST 2  attempt 1, 1 of 1  1 user  accepted 200
                            bob
                        2026-01-07 Wed 17:00:03 +00:00  cart  POST 3  attempt 0, 1 of 1  1 user  as a test: planned
                            cleo
                        2026-01-07 Wed 17:00:00 +00:00  win-back  suppressed: limit at_most 3 reached  bob
                        """);
        assertThat(shell.err()).isEmpty();
    }

    @Test
    void list_takes_filters() {
        assertThat(
                        run(
                                "list --campaign cart --user bob --outcome accepted --from 2026-01-07T17:00:02Z --until 2026-01-08"))
                .isZero();
        assertThat(shell.out().lines()).hasSize(2).first().asString().contains("POST 2");
    }

    @Test
    void an_outcome_that_there_is_not_is_told_with_those_that_there_are() {
        assertThat(run("list --outcome lost")).isEqualTo(2);
        assertThat(shell.err())
                .contains(
                        "\"lost\" is none of planned, sent, accepted, refused, unreachable, uncertain");
    }

    @Test
    void json_has_the_lines_of_a_run_with_keys_added() {
        assertThat(run("list --json")).isZero();
        assertThat(shell.out().lines())
                .startsWith(
                        "{\"kind\":\"post\",\"n\":1,\"campaign\":\"win-back\",\"due\":\"2026-01-07T17:00:01Z\",\"occurrence\":\"2026-01-07T17:00:01Z\",\"attempt\":1,\"batch\":1,\"of\":1,\"users\":[\"ana\",\"bob\"],\"requeued\":[],\"outcome\":\"refused\",\"status\":503,\"state\":\"refused\",\"purpose\":\"campaign\",\"answer\":\"busy\",\"note\":\"\"}",
                        "{\"kind\":\"user\",\"campaign\":\"win-back\",\"user\":\"ana\",\"at\":\"2026-01-07T17:00:00Z\",\"what\":\"dead\",\"why\":\"given up after 1 attempt\",\"post\":null}")
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "\"outcome\":null,\"status\":null,\"state\":\"planned\",\"purpose\":\"test\",\"answer\":\"\",\"note\":\"\"}"));
    }

    @Test
    void user_tells_one_users_story() {
        assertThat(run("user bob")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        2026-01-07 Wed 17:00:01 +00:00  win-back  POST 1  refused 503  busy
                        2026-01-07 Wed 17:00:02 +00:00  cart  POST 2  accepted 200
                        2026-01-07 Wed 17:00:00 +00:00  win-back  suppressed: limit at_most 3 reached
                        """);
        assertThat(run("user bob --campaign cart --json")).isZero();
        assertThat(shell.out())
                .endsWith(
                        "{\"kind\":\"user\",\"campaign\":\"cart\",\"user\":\"bob\",\"at\":\"2026-01-07T17:00:02Z\",\"what\":\"accepted\",\"why\":\"\",\"post\":2,\"status\":200,\"purpose\":\"campaign\",\"answer\":\"ok\"}\n");
    }

    @Test
    void nothing_is_told_of_whom_the_ledger_does_not_know() {
        assertThat(run("user nobody")).isZero();
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).isEqualTo("The ledger tells nothing of nobody.\n");
    }

    @Test
    void dead_shows_why_somebody_was_given_up_and_what_failed_them_last() { // R-D5
        assertThat(run("dead")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        "2026-01-07 Wed 17:00:00 +00:00  win-back  ana  given up after 1 attempt; POST 1: refused 503  busy\n");
        assertThat(run("dead --json")).isZero();
        assertThat(shell.out())
                .endsWith(
                        "{\"kind\":\"user\",\"campaign\":\"win-back\",\"user\":\"ana\",\"at\":\"2026-01-07T17:00:00Z\",\"what\":\"dead\",\"why\":\"given up after 1 attempt\",\"post\":1,\"state\":\"refused\",\"status\":503,\"answer\":\"busy\",\"note\":\"\"}\n");
    }

    @Test
    void redeliver_puts_back_those_who_were_given_up_in_that_time() { // R-D5
        assertThat(run("redeliver --failed --from 2026-01-08 --dry-run")).isZero();
        assertThat(shell.err()).isEqualTo("0 users would be put back; nothing was changed.\n");
        assertThat(run("redeliver --failed --from 2026-01-07 --dry-run")).isZero();
        assertThat(shell.err()).endsWith("1 user would be put back; nothing was changed.\n");
        assertThat(run("redeliver --failed --from 2026-01-07")).isZero();
        assertThat(shell.out())
                .endsWith(
                        "2026-01-07 Wed 17:00:02 +00:00  win-back  redelivered: by hand, 2026-01-15 Thu 12:00:00 +00:00  ana\n");
        assertThat(run("redeliver --failed")).isZero();
        assertThat(shell.err()).endsWith("Put back into the queue: 0 users.\n");
    }

    @Test
    void redeliver_wants_to_be_told_whom() {
        assertThat(run("redeliver")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo("Say whom to put back: --failed, those who were given up.\n");
    }

    @Test
    void forget_is_of_everyone_or_of_one() { // R-S11
        assertThat(run("forget --campaign win-back --user bob")).isZero();
        assertThat(run("forget --campaign win-back")).isZero();
        assertThat(shell.out())
                .isEqualTo(
                        """
                        2026-01-07 Wed 17:00:02 +00:00  win-back  forgotten: by hand, 2026-01-15 Thu 12:00:00 +00:00  bob
                        2026-01-07 Wed 17:00:02 +00:00  win-back  forgotten: by hand, 2026-01-15 Thu 12:00:00 +00:00  everyone
                        """);
        assertThat(run("list --json")).isZero();
        assertThat(shell.out())
                .endsWith(
                        "{\"kind\":\"campaign\",\"campaign\":\"win-back\",\"at\":\"2026-01-07T17:00:02Z\",\"what\":\"forgotten\",\"why\":\"by hand, 2026-01-15T12:00:00Z\"}\n");
        Shell after = new Shell();
        assertThat(run(after, "dead", folder)).isZero();
        assertThat(after.out()).isEmpty();
    }

    @Test
    void whom_the_ledger_does_not_know_cannot_be_forgotten() { // R-S11
        assertThat(run("forget --campaign winback")).isEqualTo(2);
        assertThat(run("forget --campaign win-back --user ana --user cleo")).isEqualTo(2);
        assertThat(shell.err())
                .isEqualTo(
                        """
                        The ledger knows no campaign winback, but: cart, win-back.
                        The ledger tells nothing of cleo in win-back; nothing was changed.
                        """);
    }

    @Test
    void beside_a_running_process_it_is_read_and_not_changed() {
        try (JdbcLedger _ = LedgerLocation.folder(folder).open()) {
            assertThat(run("list")).isZero();
            assertThat(shell.out()).contains("POST 2");
            assertThat(run("redeliver --failed --dry-run")).isZero();
            assertThat(run("forget --campaign win-back")).isEqualTo(2);
            assertThat(run("redeliver --failed")).isEqualTo(2);
            assertThat(shell.err())
                    .contains("is in use by process ")
                    .contains("it goes on where it was when it is started again");
        }
    }

    @Test
    void a_folder_without_a_ledger_is_told_of_and_left_alone() {
        Path none = folder.resolve("none");
        for (String words :
                List.of(
                        "list",
                        "user ana",
                        "dead",
                        "forget --campaign win-back",
                        "redeliver --failed")) {
            Shell own = new Shell();
            assertThat(run(own, words, none)).isEqualTo(2);
            assertThat(own.err())
                    .isEqualTo(
                            "There is no ledger in " + none + ": nothing was sent from there.\n");
        }
        assertThat(none).doesNotExist();
    }

    private int run(String words) {
        return run(shell, words, folder);
    }

    private static int run(Shell shell, String words, Path folder) {
        return shell.run(("ledger " + words + " --state " + folder).split(" "));
    }

    private static Notice notice(String campaign, Notice.Kind kind, String why, String user) {
        return new Notice(campaign, DUE, kind, why, List.of(user));
    }

    private static Post post(
            long n, String campaign, int attempt, List<String> users, Post.Purpose purpose) {
        Instant due = DUE.plusSeconds(n);
        return new Post(
                n,
                campaign,
                due,
                due.atOffset(ZoneOffset.UTC),
                attempt,
                1,
                1,
                users,
                List.of(),
                purpose);
    }
}

package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that an earlier version of mixhook wrote is gone on with, and nothing of it is lost. */
class EarlierLedgerTest {
    @TempDir private Path folder;

    @BeforeEach
    void restore() throws SQLException {
        String dump = Objects.requireNonNull(getClass().getResource("version-2.sql")).toString();
        RunScript.execute("jdbc:h2:" + folder.resolve("mixhook"), "sa", "", dump, UTF_8, false);
    }

    @Test
    void its_story_is_told_as_it_was() { // R-S11
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            assertThat(Told.of(ledger, "win-back"))
                    .containsExactly(
                            "started []",
                            "1 planned",
                            "2 sent",
                            "3 accepted",
                            "4 refused",
                            "5 unreachable",
                            "6 uncertain",
                            "dead [u4, v4]",
                            "7 planned");
            assertThat(ledger.body(7)).hasValue("users=1".getBytes(US_ASCII));
        }
    }

    @Test
    void it_takes_a_page_of_a_cohort() { // R-C3
        List<String> many = IntStream.range(0, 1000).mapToObj(i -> "u" + i).toList();
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            Post page = Posts.page(8, many);
            ledger.plan(List.of(page), List.of());
            List<Post> found = new ArrayList<>();
            ledger.replay(page.campaign(), (post, _) -> found.add(post));
            assertThat(found.getLast()).isEqualTo(page);
        }
    }

    @Test
    void it_takes_a_list_of_events() { // R-E2, R-E7
        List<String> events = IntStream.range(0, 500).mapToObj(i -> "e" + i / 2).toList();
        try (JdbcLedger ledger = LedgerLocation.folder(folder).open()) {
            Post list = Posts.post(8, "signups", 1, events, Post.Purpose.EVENTS);
            ledger.plan(List.of(list), List.of());
            List<Post> found = new ArrayList<>();
            ledger.replay(list.campaign(), (post, _) -> found.add(post));
            assertThat(found).containsExactly(list);
        }
    }

    @Test
    void its_posts_come_back_as_they_went_in() { // R-S5, R-S9, R-D3
        try (LedgerReader ledger = readable()) {
            List<Post> posts = new ArrayList<>();
            ledger.read(
                    LedgerSelection.EVERYTHING,
                    entry -> {
                        if (entry instanceof Entry.Posted(Post post, _)) {
                            posts.add(post);
                        }
                    });
            assertThat(posts.get(0)).isEqualTo(Posts.post(1));
            assertThat(posts.get(1).requeued()).containsExactly("u2");
            Post moved = posts.getLast();
            assertThat(moved.users()).containsExactly("Zoë");
            assertThat(moved.occurrence())
                    .isEqualTo(OffsetDateTime.parse("2026-03-08T03:30:00-04:00"));
            assertThat(moved.nominal()).isEqualTo(LocalDateTime.parse("2026-03-08T02:30:00"));
        }
    }

    private LedgerReader readable() {
        LedgerLocation.folder(folder).open().close();
        return LedgerLocation.folder(folder).read();
    }
}

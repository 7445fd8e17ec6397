package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Data files that vanish while they are watched, or shrink: nothing is taken for empty by that. */
class MissingDataTest {
    private static final String ANA = "{\"$distinct_id\":\"ana\",\"$properties\":{\"n\":1}}\n";
    private static final int FOR_EVER = 1000;

    @TempDir private Path folder;
    private Path people;
    private Path events;

    @BeforeEach
    void make() throws IOException {
        people = Files.writeString(folder.resolve("profiles.jsonl"), ANA.repeat(10));
        events = Files.writeString(folder.resolve("events.jsonl"), "");
    }

    @Test
    void a_file_that_is_gone_is_missing_until_it_is_back() throws IOException {
        Tail tail = start();
        Path kept = folder.resolve("kept");
        Files.move(people, kept);
        assertThat(tail.look(FOR_EVER)).isEqualTo(new DataState.Missing(List.of()));
        assertThat(after(100, tail)).isEqualTo(missing("is gone"));
        assertThat(tail.goneFiles()).containsExactly(people);
        Files.move(kept, people);
        assertThat(tail.look(FOR_EVER)).isEqualTo(new DataState.Steady());
    }

    @Test
    void one_that_comes_back_as_another_is_read_again_once_it_is_settled() throws IOException {
        Tail tail = start();
        Files.delete(people);
        after(3, tail);
        Files.writeString(people, ANA.replace("ana", "bob").repeat(10));
        assertThat(tail.look(FOR_EVER)).isEqualTo(new DataState.Unsettled());
        assertThat(after(10, tail)).isEqualTo(new DataState.Rewritten());
    }

    @Test
    void an_empty_one_and_a_much_smaller_one_are_missing_too() throws IOException {
        Tail tail = start();
        Files.writeString(people, "");
        assertThat(after(2, tail)).isEqualTo(missing("is empty"));
        Files.writeString(people, ANA.repeat(4));
        assertThat(after(1, tail))
                .isEqualTo(
                        missing("is much smaller than it was: 180 bytes, and 450 have been read"));
        Files.writeString(people, ANA.repeat(5).replace("ana", "bob"));
        assertThat(tail.look(FOR_EVER)).isEqualTo(new DataState.Unsettled());
    }

    @Test
    void so_is_one_that_is_a_folder_now_and_one_whose_folder_is_gone() throws IOException {
        Tail tail = start();
        Files.delete(people);
        Files.createDirectory(people);
        assertThat(after(2, tail)).isEqualTo(missing("is no file any more"));
        Files.delete(people);
        Files.delete(events);
        Files.delete(folder);
        Files.writeString(folder, "a file in its place");
        assertThat(after(2, tail)).isEqualTo(missing("is gone"));
        Files.delete(folder);
        Files.createDirectory(folder);
    }

    @Test
    void an_empty_file_that_is_gone_is_missed_by_nobody() throws IOException {
        Tail tail = start();
        Files.delete(events);
        assertThat(after(20, tail)).isEqualTo(new DataState.Steady());
    }

    @Test
    void what_is_away_for_longer_than_the_project_waits_is_given_up() throws IOException {
        Tail tail = start();
        Files.delete(people);
        DataState state = tail.look(30);
        int looks = 1;
        for (; !(state instanceof DataState.GivenUp) && looks < FOR_EVER; looks++) {
            state = tail.look(30);
        }
        assertThat(looks).isEqualTo(31);
        assertThat(state).isEqualTo(new DataState.GivenUp(List.of(new Absence(people, "is gone"))));
    }

    @Test
    void a_file_under_another_name_is_not_missed() throws IOException {
        Tail tail = start();
        Path other = folder.resolve("profiles-2025.jsonl");
        Files.move(people, other);
        after(2, tail);
        assertThat(tail.isMovedTo(List.of(events))).isFalse();
        assertThat(tail.isMovedTo(List.of(events, other))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profiles.jsonl.gz", "profiles.csv.gz"})
    void a_packed_file_that_is_replaced_is_read_again(String name) throws IOException {
        people = folder.resolve(name);
        Files.write(people, FeedFolder.gzip("distinct_id,n\n" + ANA));
        Tail tail = start();
        assertThat(after(3, tail)).isEqualTo(new DataState.Steady());
        Path other = Files.write(folder.resolve("other"), FeedFolder.gzip(ANA + ANA));
        Files.move(other, people, StandardCopyOption.REPLACE_EXISTING);
        assertThat(after(11, tail)).isEqualTo(new DataState.Rewritten());
        Files.delete(people);
        assertThat(after(2, tail)).isEqualTo(missing("is gone"));
    }

    private DataState.Missing missing(String reason) {
        return new DataState.Missing(List.of(new Absence(people, reason)));
    }

    private static DataState after(int looks, Tail tail) throws IOException {
        DataState state = tail.look(FOR_EVER);
        for (int i = 1; i < looks; i++) {
            state = tail.look(FOR_EVER);
        }
        return state;
    }

    private Tail start() throws IOException {
        return Tail.start(
                        List.of(people),
                        List.of(events),
                        new Vocabulary(),
                        DataZones.UTC,
                        0,
                        new ReentrantLock())
                .tail();
    }
}

package dev.mixhook.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data files that grow while they are watched. */
class TailTest {
    private static final long NOW = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final String ANA = "{\"$distinct_id\":\"ana\",\"$properties\":{\"n\":1}}\n";
    private static final String LOGIN =
            "{\"event\":\"Login\",\"properties\":{\"time\":%d,\"distinct_id\":\"ana\",\"$insert_id\":\"%s\"}}\n";

    private static final long DAY = 86_400_000L;
    private static final int NEVER = 1000;

    @TempDir private Path folder;
    private final Vocabulary vocabulary = new Vocabulary();
    private int login;
    private Path people;
    private Path events;

    @BeforeEach
    void make() throws IOException {
        login = vocabulary.mentionEvent("Login");
        vocabulary.mentionProperty("n");
        people = Files.writeString(folder.resolve("profiles.jsonl"), ANA);
        events =
                Files.writeString(folder.resolve("events.jsonl"), LOGIN.formatted(NOW - 1000, "a"));
    }

    @Test
    void whole_lines_are_taken_once_and_in_place() throws IOException {
        Tail.Start start = start();
        append(events, LOGIN.formatted(NOW - 500, "b") + LOGIN.formatted(NOW + 500, "c"));
        append(people, ANA.replace("1", "2"));
        Tail.Gain gain = start.tail().gain(NOW);
        assertThat(gain.size()).isEqualTo(3);
        gain.addTo(start.feed(), NOW);
        assertThat(start.tail().gain(NOW).size()).isZero();
        apply(start.feed(), NOW);
        assertThat(start.feed().people().history(0, login).countUntil(NOW)).isEqualTo(2);
        assertThat(start.feed().people().profile(0).properties()).containsEntry("n", "2");
        assertThat(start.feed().next()).isEqualTo(NOW + 500);
    }

    @Test
    void a_line_that_is_being_written_waits_for_its_end() throws IOException {
        append(people, "{\"$distinct_id\":\"bob\",\"$set\":");
        Tail.Start start = start();
        assertThat(start.feed().counts().damaged()).isZero();
        assertThat(start.tail().gain(NOW).size()).isZero();
        append(people, "{\"n\":3}}");
        assertThat(start.tail().gain(NOW).size()).isZero();
        append(people, "\n");
        assertThat(start.tail().gain(NOW).size()).isEqualTo(1);
    }

    @Test
    void a_damaged_new_line_is_named_by_its_place_in_the_file() throws IOException {
        Tail.Start start = start();
        append(events, LOGIN.formatted(NOW, "b") + "no JSON\n");
        Tail.Gain gain = start.tail().gain(NOW);
        assertThat(gain.size()).isEqualTo(1);
        assertThat(gain.firstDamaged())
                .extracting(DamagedLine::file, DamagedLine::line)
                .containsExactly(tuple(events, 3L));
    }

    @Test
    void a_whole_object_without_a_last_newline_is_there_from_the_start() throws IOException {
        append(people, "{\"$distinct_id\":\"bob\",\"$set\":{\"n\":3}}");
        Tail.Start start = start();
        assertThat(start.feed().people().number("bob")).isNotNegative();
        append(people, "\n" + ANA);
        assertThat(start.tail().gain(NOW).size()).isEqualTo(1);
    }

    @Test
    void events_that_are_there_already_are_left_out() throws IOException {
        Tail.Start start = start();
        append(events, LOGIN.formatted(NOW - 1000, "a") + LOGIN.formatted(NOW + 9, "d"));
        start.tail().gain(NOW).addTo(start.feed(), NOW);
        append(events, LOGIN.formatted(NOW + 9, "d"));
        start.tail().gain(NOW).addTo(start.feed(), NOW);
        apply(start.feed(), NOW + 10);
        assertThat(start.feed().people().history(0, login).countUntil(NOW + 10)).isEqualTo(2);
    }

    @Test
    void it_is_known_what_has_happened_for_as_long_as_it_counts() throws IOException { // R-T2
        Tail.Start start = start();
        start.feed().skipTo(Instant.ofEpochMilli(NOW));
        assertThat(nextAfterTheSameEvent(start, 80)).isEqualTo(Long.MAX_VALUE);
        long later = NOW + 94 * DAY;
        assertThat(nextAfterTheSameEvent(start, 94)).isEqualTo(later);
        apply(start.feed(), later);
        assertThat(start.feed().people().history(0, login).countUntil(later - 90 * DAY))
                .isEqualTo(2);
    }

    /** When something happens next, once history was let go of and an event came again. */
    private long nextAfterTheSameEvent(Tail.Start start, int days) throws IOException {
        long now = NOW + days * DAY;
        start.feed().letGo(now);
        append(events, LOGIN.formatted(NOW - 1000, "a"));
        start.tail().gain(now).addTo(start.feed(), now);
        return start.feed().next();
    }

    @Test
    void what_is_dated_before_the_present_happens_at_present() throws IOException { // R-T2
        Tail.Start start = start();
        append(events, LOGIN.formatted(NOW - 500, "b"));
        start.tail().gain(NOW).addTo(start.feed(), NOW);
        assertThat(start.feed().next()).isEqualTo(NOW);
    }

    @Test
    void a_file_that_is_none_any_more_costs_no_line_of_another() throws IOException {
        Tail.Start start = start();
        append(people, ANA.replace("ana", "bob"));
        Files.delete(events);
        Files.createDirectory(events);
        assertThat(start.tail().gain(NOW).size()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_shorter_than_it_was_has_to_be_read_again_once_it_is_settled()
            throws IOException {
        append(events, LOGIN.formatted(NOW - 900, "b") + LOGIN.formatted(NOW - 800, "c"));
        Tail tail = start().tail();
        Files.writeString(events, LOGIN.formatted(NOW, "a"));
        append(events, "{}\n");
        append(events, LOGIN.formatted(NOW, "d"));
        assertThat(tail.look(NEVER)).isEqualTo(new DataState.Unsettled());
        append(events, "{}\n");
        assertThat(tail.gain(NOW).size()).isZero();
        assertThat(looks(tail)).isEqualTo(11);
    }

    @Test
    void a_file_that_is_longer_and_begins_otherwise_has_to_be_read_again() throws IOException {
        Tail tail = start().tail();
        Files.writeString(people, ANA.replace("ana", "bob") + ANA);
        assertThat(tail.gain(NOW).size()).isZero();
        assertThat(looks(tail)).isEqualTo(11);
    }

    @Test
    void a_file_that_another_takes_the_place_of_has_to_be_read_again() throws IOException {
        Tail tail = start().tail();
        Path other = Files.writeString(folder.resolve("other"), ANA + ANA);
        Files.move(other, people, StandardCopyOption.REPLACE_EXISTING);
        assertThat(looks(tail)).isEqualTo(11);
    }

    @Test
    void a_file_that_is_written_anew_and_gains_all_the_time_is_not_waited_for_for_ever()
            throws IOException {
        Tail tail = start().tail();
        Files.writeString(people, ANA.replace("ana", "bob"));
        int looks = 0;
        for (boolean isTold = false; !isTold && looks < NEVER; looks++) {
            append(people, ANA.replace("ana", "bob"));
            isTold = tail.look(NEVER) instanceof DataState.Rewritten;
        }
        assertThat(looks).isEqualTo(120);
    }

    /** How many looks it takes until a file is to be read again. */
    private static int looks(Tail tail) throws IOException {
        int looks = 1;
        while (looks < NEVER && !(tail.look(NEVER) instanceof DataState.Rewritten)) {
            looks++;
        }
        return looks;
    }

    @Test
    void a_file_that_only_grows_has_not_to_be_read_again() throws IOException {
        Tail tail = start().tail();
        append(people, ANA + "{\"$distinct_id\":");
        assertThat(tail.look(NEVER)).isEqualTo(new DataState.Steady());
        assertThat(tail.gain(NOW).size()).isEqualTo(1);
        append(people, "\"bob\"");
        assertThat(tail.look(NEVER)).isEqualTo(new DataState.Steady());
        assertThat(tail.look(NEVER)).isEqualTo(new DataState.Steady());
    }

    @Test
    void what_is_read_again_is_as_it_was_when_it_came_line_by_line() throws IOException {
        String dated = "{\"$distinct_id\":\"ana\",\"$time\":%d,\"$set\":{\"n\":%d}}\n";
        String undated = "{\"$distinct_id\":\"ana\",\"$add\":{\"n\":10}}\n";
        Tail.Start start = start();
        for (String line :
                List.of(
                        dated.formatted(NOW - 900, 5),
                        ANA.replace("1", "2"),
                        undated,
                        dated.formatted(NOW + 900, 7),
                        undated)) {
            append(people, line);
            start.tail().gain(NOW).addTo(start.feed(), NOW);
            apply(start.feed(), NOW);
            assertThat(n(start.feed())).isEqualTo(n(again()));
        }
        assertThat(n(start.feed())).isEqualTo("22");
        apply(start.feed(), NOW + 900);
        assertThat(n(start.feed())).isEqualTo("7");
    }

    @Test
    void a_line_without_a_time_stands_after_those_before_it_also_where_the_profiles_are_dated()
            throws IOException {
        String old = "{\"$distinct_id\":\"ana\",\"$time\":%d,\"$set\":{\"n\":5}}\n";
        append(
                people,
                old.formatted(NOW - 900) + "{\"$distinct_id\":\"ana\",\"$add\":{\"n\":10}}\n");
        // The update is in the profile already, the line after it is not.
        assertThat(n(start().feed())).isEqualTo("11");
    }

    @Test
    void what_is_written_once_the_ends_are_known_is_gained_at_the_next_look() throws IOException {
        WriterBehind writer = new WriterBehind();
        writer.next = () -> append(events, LOGIN.formatted(NOW, "b"));
        Tail.Start start = start(writer);
        assertThat(start.feed().counts().events()).isEqualTo(1);
        writer.next = () -> append(events, LOGIN.formatted(NOW, "c"));
        assertThat(start.tail().gain(NOW).size()).isEqualTo(1);
        assertThat(start.tail().gain(NOW).size()).isEqualTo(1);
        assertThat(start.tail().gain(NOW).size()).isZero();
    }

    /** Writes as soon as it may: when it is known where the files end, and none has been read. */
    @SuppressWarnings("serial")
    private static final class WriterBehind extends ReentrantLock {
        private Runnable next = () -> {};

        @Override
        public void unlock() {
            super.unlock();
            Runnable write = next;
            next = () -> {};
            write.run();
        }
    }

    private Feed again() throws IOException {
        Feed feed =
                Tail.start(
                                List.of(people),
                                List.of(events),
                                vocabulary,
                                DataZones.UTC,
                                NOW,
                                new ReentrantLock())
                        .feed();
        feed.skipTo(Instant.EPOCH);
        apply(feed, NOW);
        return feed;
    }

    private static String n(Feed feed) {
        return String.valueOf(feed.people().profile(0).properties().get("n"));
    }

    private Tail.Start start() throws IOException {
        return start(new ReentrantLock());
    }

    private Tail.Start start(Lock writing) throws IOException {
        Tail.Start start =
                Tail.start(
                        List.of(people), List.of(events), vocabulary, DataZones.UTC, NOW, writing);
        start.feed().skipTo(Instant.ofEpochMilli(NOW));
        return start;
    }

    private static BitSet apply(Feed feed, long now) {
        BitSet touched = new BitSet();
        feed.apply(now, touched::set);
        return touched;
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

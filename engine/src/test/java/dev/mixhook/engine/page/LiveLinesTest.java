package dev.mixhook.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.page.LiveLines.Stretch;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The bounded copy from which tabs are fed. */
@Timeout(30)
class LiveLinesTest {
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);

    private final LiveLines lines = new LiveLines(4, 40);

    @Test
    void who_comes_first_gets_the_head_and_then_what_is_kept() throws InterruptedException {
        lines.head(line("head"));
        lines.add(line("a"));
        Stretch first = lines.behind(LiveLines.START, NO_TIME);
        assertThat(first.isAnew()).isTrue();
        assertThat(texts(first)).containsExactly("head");
        assertThat(texts(lines.behind(first.last(), NO_TIME))).containsExactly("head", "a");
    }

    @Test
    void before_there_is_a_head_there_is_nothing() throws InterruptedException {
        lines.add(line("a"));
        Stretch nothing = lines.behind(LiveLines.START, NO_TIME);
        assertThat(nothing).isEqualTo(new Stretch(false, List.of(), LiveLines.START));
    }

    @Test
    void who_was_away_gets_what_came_since() throws InterruptedException {
        lines.head(line("head"));
        lines.add(line("a"));
        lines.add(line("b"));
        Stretch since = lines.behind(2, NO_TIME);
        assertThat(texts(since)).containsExactly("b");
        assertThat(since.isAnew()).isFalse();
    }

    @Test
    void who_missed_what_is_not_kept_any_more_begins_anew_with_how_all_stands()
            throws InterruptedException {
        lines.head(line("head"));
        lines.put("ana", line("ana 1"));
        lines.put("ana", line("ana 2"));
        for (String each : List.of("a", "b", "c", "d", "e")) {
            lines.add(line(each));
        }
        Stretch anew = lines.behind(2, NO_TIME);
        assertThat(anew.isAnew()).isTrue();
        assertThat(texts(anew))
                .containsExactly("head", "{\"kind\":\"missed\",\"lines\":1}", "ana 2");
        assertThat(texts(lines.behind(anew.last(), NO_TIME))).containsExactly("b", "c", "d", "e");
    }

    @Test
    void a_place_that_no_line_has_begins_anew() throws InterruptedException {
        lines.head(line("head"));
        assertThat(lines.behind(17, NO_TIME).isAnew()).isTrue();
    }

    @Test
    void of_long_lines_fewer_are_kept() throws InterruptedException {
        lines.head(line("head"));
        lines.add(line("x".repeat(30)));
        lines.add(line("y".repeat(30)));
        assertThat(lines.behind(1, NO_TIME).isAnew()).isTrue();
        assertThat(texts(lines.behind(2, NO_TIME))).containsExactly("y".repeat(30));
    }

    @Test
    void what_stands_as_before_is_not_told_again() throws InterruptedException {
        lines.head(line("head"));
        lines.put("ana", line("a"));
        lines.put("ana", line("a"));
        assertThat(texts(lines.behind(1, NO_TIME))).containsExactly("a");
        assertThat(texts(lines.behind(2, NO_TIME))).isEmpty();
    }

    @Test
    void who_waits_is_told_at_once() throws Exception {
        lines.head(line("head"));
        FutureTask<Stretch> waiting = new FutureTask<>(() -> lines.behind(1, LONG));
        Thread.startVirtualThread(waiting);
        lines.add(line("a"));
        assertThat(texts(waiting.get())).containsExactly("a");
    }

    private static byte[] line(String text) {
        return (text + '\n').getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> texts(Stretch stretch) {
        return stretch.lines().stream()
                .map(line -> new String(line, StandardCharsets.US_ASCII).strip())
                .toList();
    }
}

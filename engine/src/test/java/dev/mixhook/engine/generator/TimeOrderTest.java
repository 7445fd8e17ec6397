package dev.mixhook.engine.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeOrderTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;

    @Test
    void lines_come_out_in_the_order_of_their_time() throws IOException {
        assertThat(ordered(IntStream.of(3, 200_000, 1, 90_000, 2)))
                .containsExactly(line(1), line(2), line(3), line(90_000), line(200_000));
    }

    @Test
    void more_than_is_held_in_memory_comes_out_in_order_too() throws IOException {
        int[] seconds = IntStream.range(0, 10_000).toArray();
        assertThat(ordered(IntStream.of(seconds).map(second -> 9_999 - second)))
                .containsExactlyElementsOf(IntStream.of(seconds).mapToObj(this::line).toList());
    }

    @Test
    void lines_of_one_instant_keep_the_order_they_came_in() throws IOException {
        try (TimeOrder order = TimeOrder.in(folder)) {
            for (int number = 9; number > 0; number--) {
                order.add(START, new JsonObject().number("n", number));
            }
            assertThat(written(order)).first().isEqualTo("{\"n\":9}");
        }
    }

    @Test
    void closing_leaves_no_file() throws IOException {
        ordered(IntStream.range(0, 10_000));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private List<String> ordered(IntStream seconds) throws IOException {
        try (TimeOrder order = TimeOrder.in(folder)) {
            for (int second : seconds.toArray()) {
                order.add(START.plusSeconds(second), new JsonObject().number("second", second));
            }
            return written(order);
        }
    }

    private static List<String> written(TimeOrder order) throws IOException {
        StringWriter out = new StringWriter();
        order.writeTo(out);
        return out.toString().lines().toList();
    }

    private String line(int second) {
        return new JsonObject().number("second", second).toString();
    }
}

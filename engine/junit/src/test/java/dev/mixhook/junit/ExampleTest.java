package dev.mixhook.junit;

import static dev.mixhook.junit.Faults.answerOf;
import static dev.mixhook.junit.Faults.post;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page about the kit shows. */
class ExampleTest {
    // tag::example
    @RegisterExtension
    static Mixhook mixhook =
            Mixhook.startingAt("2026-01-01T00:00:00Z")
                    .campaigns("src/test/resources/mixhook/campaigns");

    @Test
    void a_lapsed_buyer_is_reported_once() {
        mixhook.to(orders.url());
        mixhook.person("ana", p -> p.set("plan", "pro").set("$last_seen", "2025-12-31T00:00:00"));
        mixhook.lose(answerOf(post(1)));

        mixhook.advance(Duration.ofDays(15));

        assertThat(mixhook.posts()).hasSize(2);
        assertThat(orders.of("ana")).isEqualTo(1);
    }

    // end::example

    private final Shop orders = new Shop();

    @AfterEach
    void close() {
        orders.close();
    }

    @Test
    void the_page_shows_this_example() throws Exception {
        Path source = Path.of("src/test/java/dev/mixhook/junit/ExampleTest.java");
        String example =
                between("    // tag::example\n", "    // end::example", Files.readString(source));
        String page = Files.readString(Path.of("../../docs/junit.md"));

        assertThat(lines(page)).contains(lines(example));
    }

    private static String between(String start, String end, String text) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static String lines(String text) {
        return Stream.of(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}

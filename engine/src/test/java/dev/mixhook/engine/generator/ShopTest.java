package dev.mixhook.engine.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir Path folder;

    @Test
    void the_same_settings_write_the_same_bytes() throws IOException {
        Path here = written("here", shop(7, 60));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
            Path there = written("there", shop(7, 60));
            for (String name : List.of("profiles.jsonl", "events.jsonl")) {
                assertThat(there.resolve(name)).hasSameBinaryContentAs(here.resolve(name));
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void another_seed_is_another_shop() throws IOException {
        assertThat(events(shop(7, 60))).isNotEqualTo(events(shop(8, 60)));
    }

    @Test
    void a_larger_shop_has_the_smaller_ones_people() throws IOException {
        assertThat(profiles(shop(7, 90))).containsAll(profiles(shop(7, 60)));
    }

    @Test
    void two_files_are_written_and_nothing_else_is_left() throws IOException {
        try (Stream<Path> files = Files.list(written("shop", shop(7, 60)))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("profiles.jsonl", "events.jsonl");
        }
    }

    @Test
    void a_shop_needs_people_and_days() {
        assertThatThrownBy(() -> shop(7, 39)).hasMessage("a shop has at least 40 people, had 39");
        assertThatThrownBy(() -> new Shop(7, 40, FROM, 90, 20))
                .hasMessage("a shop has at least 21 days before and after, had 90 and 20");
    }

    private static Shop shop(long seed, int people) {
        return new Shop(seed, people, FROM, 30, 30);
    }

    private List<String> events(Shop shop) throws IOException {
        return Files.readAllLines(written("events", shop).resolve("events.jsonl"));
    }

    private List<String> profiles(Shop shop) throws IOException {
        return Files.readAllLines(written("profiles", shop).resolve("profiles.jsonl"));
    }

    private Path written(String name, Shop shop) throws IOException {
        Path target = folder.resolve(name);
        shop.writeTo(target);
        return target;
    }
}

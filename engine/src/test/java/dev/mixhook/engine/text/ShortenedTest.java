package dev.mixhook.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {
    @Test
    void what_has_room_stays_as_it_is() {
        assertThat(Shortened.of("four", 4)).isEqualTo("four");
        assertThat(Shortened.of("", 0)).isEmpty();
    }

    @Test
    void of_more_the_beginning_is_shown() {
        assertThat(Shortened.of("fives", 4)).isEqualTo("five…");
        assertThat(Shortened.of("fives", 0)).isEqualTo("…");
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(Shortened.of("ab\uD83D\uDC69c", 3)).isEqualTo("ab…");
        assertThat(Shortened.of("ab\uD83D\uDC69c", 4)).isEqualTo("ab\uD83D\uDC69…");
    }

    @Test
    void of_several_lines_the_first_that_is_not_blank_is_shown() {
        assertThat(Shortened.line(" \n first \nsecond", 20)).isEqualTo("first ");
        assertThat(Shortened.line(" \n ", 20)).isEmpty();
    }
}

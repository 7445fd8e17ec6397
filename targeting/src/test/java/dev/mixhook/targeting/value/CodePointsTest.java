package dev.mixhook.targeting.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodePointsTest {
    @Test
    void texts_are_ordered_by_code_point_not_by_utf_16_unit() { // R-W9, R-T9
        List<String> ordered =
                List.of("", "A", "AB", "a", "é", "\uD7FF", "\uE000", "\uFFFD", "\uD83D\uDE00");
        assertThat(ordered.stream().sorted(CodePoints::compare)).containsExactlyElementsOf(ordered);
        assertThat("\uD83D\uDE00".compareTo("\uFFFD")).isNegative();
        assertThat(CodePoints.compare("\uD83D\uDE00", "\uFFFD")).isPositive();
    }
}

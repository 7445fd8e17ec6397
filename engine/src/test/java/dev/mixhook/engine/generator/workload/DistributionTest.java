package dev.mixhook.engine.generator.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionTest {
    private static final int MANY = 20_000;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whole_numbers_are_drawn_from_the_least_to_the_most() {
        assertThat(values(new Distribution.WholeNumber(-1, 2)))
                .containsOnly("-1", "0", "1", "2")
                .hasSize(MANY);
    }

    @Test
    void numbers_are_drawn_evenly() {
        List<Double> drawn = numbers(new Distribution.Uniform(-1, 3, 6));
        assertThat(drawn).allSatisfy(number -> assertThat(number).isBetween(-1.0, 3.0));
        assertThat(mean(drawn)).isCloseTo(1, within(0.05));
    }

    @Test
    void normal_numbers_lie_about_their_mean() {
        List<Double> drawn = numbers(new Distribution.Normal(170, 10, 2));
        assertThat(mean(drawn)).isCloseTo(170, within(0.5));
        assertThat(drawn.stream().filter(number -> Math.abs(number - 170) < 10).count())
                .isCloseTo((long) (0.683 * MANY), within(400L));
    }

    @Test
    void lognormal_numbers_are_above_zero_and_half_of_them_below_the_median() {
        List<Double> drawn = numbers(new Distribution.LogNormal(30, 0.8, 2));
        assertThat(drawn).allSatisfy(number -> assertThat(number).isPositive());
        assertThat(drawn.stream().filter(number -> number < 30).count())
                .isCloseTo(MANY / 2, within(400L));
        // e to the 0.8²/2
        assertThat(mean(drawn)).isCloseTo(30 * 1.377, within(1.5));
    }

    @Test
    void a_choice_by_rank_follows_zipf() {
        List<String> drawn =
                values(new Distribution.Choice(Weighted.byRank(List.of("1", "2", "3"), 1)));
        assertThat(drawn.stream().filter("1"::equals).count())
                .isCloseTo((long) (MANY / 1.8333), within(400L));
        assertThat(drawn.stream().filter("3"::equals).count())
                .isCloseTo((long) (MANY / 1.8333 / 3), within(300L));
    }

    @Test
    void ranks_of_many_follow_zipf_too() {
        ZipfRanks ranks = new ZipfRanks(1000, 1);
        RandomSource random = new RandomSource(1);
        List<Integer> drawn = IntStream.range(0, MANY).mapToObj(_ -> ranks.draw(random)).toList();
        assertThat(drawn).allSatisfy(rank -> assertThat(rank).isBetween(1, 1000));
        // The thousandth harmonic number is 7.485.
        assertThat(drawn.stream().filter(rank -> rank == 1).count())
                .isCloseTo((long) (MANY / 7.485), within(300L));
        assertThat(drawn.stream().filter(rank -> rank > 500).count())
                .isCloseTo((long) (MANY * 0.0925), within(300L));
    }

    @Test
    void a_text_has_the_persons_number_and_a_number_by_chance() {
        assertThat(values(text("a \"{number}\" ü {1..2}")))
                .containsOnly("\"a \\\"5\\\" ü 1\"", "\"a \\\"5\\\" ü 2\"");
        assertThat(TextPattern.parse("{nummer}")).isEmpty();
        assertThat(TextPattern.parse("{9..1}")).isEmpty();
    }

    @Test
    void words_are_as_many_as_asked_for() {
        assertThat(values(new Distribution.Words(0, 2)))
                .allSatisfy(text -> assertThat(text).matches("\"([a-z]{2,9}( [a-z]{2,9})?)?\""));
    }

    @Test
    void dates_lie_between_the_first_and_the_last_or_so_long_ago() {
        assertThat(values(new Distribution.Date(NOW, NOW.plusSeconds(1))))
                .containsOnly("\"2026-01-01T00:00:00\"", "\"2026-01-01T00:00:01\"");
        assertThat(values(new Distribution.Ago(Duration.ZERO, Duration.ofSeconds(1))))
                .containsOnly("\"2025-12-31T23:59:59\"", "\"2026-01-01T00:00:00\"");
    }

    @Test
    void a_truth_is_true_in_its_share() {
        assertThat(values(new Distribution.Truth(0.25)).stream().filter("true"::equals).count())
                .isCloseTo(MANY / 4, within(400L));
    }

    @ParameterizedTest
    @CsvSource({"1250,2,12.5", "-5,2,-0.05", "1200,2,12", "0,2,0", "-1234567,6,-1.234567", "7,0,7"})
    void a_decimal_is_written_without_zeros_at_its_end(long number, int decimals, String text) {
        assertThat(written(new JsonLine().decimal(number, decimals))).isEqualTo(text);
    }

    @Test
    void what_nothing_can_be_drawn_from_is_refused() {
        assertThatThrownBy(() -> new Distribution.WholeNumber(2, 1))
                .hasMessage("no number is from 2 to 1");
        assertThatThrownBy(() -> new Distribution.Uniform(0, 1, 7))
                .hasMessage("a number has 0 to 6 digits after the point, had 7");
        assertThatThrownBy(() -> new Weighted<>(List.of("a"), List.of(0.0)))
                .hasMessage("a weight is from 0 and one of them above it, were [0.0]");
        assertThatThrownBy(() -> new Property("a", 1.5, new Distribution.Truth(1)))
                .hasMessage("a share is from 0 to 1, was 1.5");
    }

    private static Distribution text(String pattern) {
        return new Distribution.Text(TextPattern.parse(pattern).orElseThrow());
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static List<Double> numbers(Distribution distribution) {
        return values(distribution).stream().map(Double::valueOf).toList();
    }

    private static List<String> values(Distribution distribution) {
        ValueSource source = ValueSource.of(distribution);
        RandomSource random = new RandomSource(1);
        return IntStream.range(0, MANY)
                .mapToObj(
                        _ -> {
                            JsonLine line = new JsonLine();
                            source.write(line, random, 5, NOW.toEpochMilli());
                            return written(line);
                        })
                .toList();
    }

    private static String written(JsonLine line) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            line.endTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }
}

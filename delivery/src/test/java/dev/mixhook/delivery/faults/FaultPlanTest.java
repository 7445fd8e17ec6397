package dev.mixhook.delivery.faults;

import static dev.mixhook.delivery.faults.Posts.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault.LoseAnswer;
import dev.mixhook.delivery.faults.Fault.OnTheWire;
import dev.mixhook.delivery.faults.Fault.PretendAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
    private static final Fault LOSE = new LoseAnswer();

    @Test
    void a_line_that_names_nothing_picks_every_post() {
        var plan = plan(1, Pick.ALL);
        assertThat(plan.faults(post(1, "u1"))).containsExactly(LOSE);
        assertThat(plan.faults(post(Long.MAX_VALUE))).containsExactly(LOSE);
        assertThat(FaultPlan.NONE.faults(post(1))).isEmpty();
    }

    @Test
    void posts_are_picked_by_number_both_ends_included() {
        assertThat(picked(plan(1, new Pick(2, 5, Set.of(), 1)))).containsExactly(2L, 3L, 4L, 5L);
        assertThat(picked(plan(1, new Pick(7, 7, Set.of(), 1)))).containsExactly(7L);
    }

    @Test
    void a_post_is_picked_by_any_of_its_users() {
        var plan = plan(1, new Pick(1, 9, Set.of("u7", "u8"), 1));
        assertThat(plan.faults(post(1, "u1", "u7"))).isNotEmpty();
        assertThat(plan.faults(post(1, "u1", "u77"))).isEmpty();
        assertThat(plan.faults(post(1))).isEmpty();
        assertThat(plan.faults(post(10, "u7"))).isEmpty();
    }

    @Test
    void chance_falls_the_same_for_the_same_seed_and_differently_for_another() {
        var tenth = new Pick(1, Long.MAX_VALUE, Set.of(), 0.1);
        var first = picked(plan(5, tenth));
        assertThat(picked(plan(5, tenth))).isEqualTo(first);
        assertThat(picked(plan(6, tenth))).isNotEqualTo(first);
        assertThat(first).hasSizeBetween(70, 130);
    }

    @Test
    void lines_draw_independently_of_each_other() {
        var half = new Pick(1, Long.MAX_VALUE, Set.of(), 0.5);
        var plan = plan(1, half, half);
        assertThat(LongStream.range(1, 101).mapToObj(n -> plan.faults(post(n)).size()))
                .contains(0, 1, 2);
    }

    @Test
    void all_lines_that_pick_a_post_count_but_only_one_on_the_wire() {
        var plan =
                new FaultPlan(
                        List.of(
                                new FaultPlan.Rule(Pick.ALL, LOSE),
                                new FaultPlan.Rule(Pick.ALL, cut(50)),
                                new FaultPlan.Rule(Pick.ALL, cut(10)),
                                new FaultPlan.Rule(Pick.ALL, new PretendAnswer(503))),
                        1);
        assertThat(plan.faults(post(1))).containsExactly(LOSE, cut(50), new PretendAnswer(503));
    }

    static Stream<Arguments> written() {
        return Stream.of(
                Arguments.of("lose: answer", LOSE),
                Arguments.of("answer: 503", new PretendAnswer(503)),
                Arguments.of("send: twice", new Fault.SendTwice()),
                Arguments.of("send: together", new Fault.SendTogether()),
                Arguments.of("order: reversed", new Fault.ReverseOrder()),
                Arguments.of("slow: body 1kB/s", wire(new WireFault.SlowBody(1_000))),
                Arguments.of("slow: body 1500B/s", wire(new WireFault.SlowBody(1_500))),
                Arguments.of("slow: headers 2s", slowHead(2_000)),
                Arguments.of("slow: headers 1500ms", slowHead(1_500)),
                Arguments.of("cut: body 50%", cut(50)),
                Arguments.of("reset: during", wire(new WireFault.Reset(WireFault.Stage.DURING))));
    }

    @ParameterizedTest
    @MethodSource("written")
    void a_fault_is_told_as_it_is_written_in_a_plan(String text, Fault fault) {
        assertThat(fault.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void a_chance_is_a_part_of_all_posts(double chance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pick(1, 1, Set.of(), chance))
                .withMessage("a chance is more than 0 and at most 1, was " + chance);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Pick(0, 1, Set.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Pick(3, 2, Set.of(), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PretendAnswer(199));
        assertThatIllegalArgumentException().isThrownBy(() -> cut(100));
        assertThatIllegalArgumentException().isThrownBy(() -> new WireFault.SlowBody(0));
        assertThatIllegalArgumentException().isThrownBy(() -> slowHead(0));
    }

    private static List<Long> picked(FaultPlan plan) {
        return LongStream.range(1, 1_001)
                .filter(number -> !plan.faults(post(number)).isEmpty())
                .boxed()
                .toList();
    }

    private static FaultPlan plan(long seed, Pick... picks) {
        return new FaultPlan(
                Stream.of(picks).map(pick -> new FaultPlan.Rule(pick, LOSE)).toList(), seed);
    }

    private static Fault cut(int percent) {
        return wire(new WireFault.CutBody(percent));
    }

    private static Fault slowHead(long millis) {
        return wire(new WireFault.SlowHead(Duration.ofMillis(millis)));
    }

    private static Fault wire(WireFault fault) {
        return new OnTheWire(fault);
    }
}

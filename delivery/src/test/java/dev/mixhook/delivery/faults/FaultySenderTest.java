package dev.mixhook.delivery.faults;

import static dev.mixhook.delivery.faults.Posts.ACCEPTED;
import static dev.mixhook.delivery.faults.Posts.post;
import static dev.mixhook.delivery.faults.Posts.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.Outcome.Uncertain;
import dev.mixhook.delivery.Outcome.Unreachable;
import dev.mixhook.delivery.Sender;
import dev.mixhook.delivery.WebhookRequest;
import dev.mixhook.delivery.WireFault;
import dev.mixhook.delivery.faults.Fault.LoseAnswer;
import dev.mixhook.delivery.faults.Fault.OnTheWire;
import dev.mixhook.delivery.faults.Fault.PretendAnswer;
import dev.mixhook.delivery.faults.Fault.ReverseOrder;
import dev.mixhook.delivery.faults.Fault.SendTogether;
import dev.mixhook.delivery.faults.Fault.SendTwice;
import dev.mixhook.delivery.testing.ScriptedSender;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultySenderTest {
    private static final Uncertain LOST = new Uncertain("the answer was lost, on purpose");
    private static final Unreachable NOBODY = new Unreachable("nobody there");

    private final ScriptedSender receiver = new ScriptedSender();
    private final List<FaultHappened> told = new ArrayList<>();

    @Test
    void without_a_fault_nothing_changes() {
        receiver.answers(503);
        var sender = sender(new Pick(2, 2, Set.of(), 1), new LoseAnswer());
        assertThat(sender.send(post(1, "u1"))).isEqualTo(refused(503));
        assertThat(receiver.posts()).hasSize(1);
        assertThat(told).isEmpty();
    }

    @Test
    void a_lost_answer_is_uncertain_whatever_it_was() { // R-D6
        receiver.answers(200, 503);
        var sender = sender(new LoseAnswer());
        assertThat(sender.send(post(1))).isEqualTo(LOST);
        assertThat(sender.send(post(2))).isEqualTo(LOST);
        assertThat(receiver.posts()).hasSize(2);
    }

    @Test
    void an_answer_that_never_came_cannot_be_lost() {
        receiver.answers(NOBODY, new Uncertain("broke"));
        var sender = sender(new LoseAnswer());
        assertThat(sender.send(post(1))).isEqualTo(NOBODY);
        assertThat(sender.send(post(2))).isEqualTo(new Uncertain("broke"));
    }

    @Test
    void another_answer_is_seen_than_the_one_that_came() { // R-D1
        receiver.answers(200);
        assertThat(sender(new PretendAnswer(503)).send(post(1))).isEqualTo(refused(503));
        receiver.answers(500);
        assertThat(sender(new PretendAnswer(200)).send(post(1))).isEqualTo(ACCEPTED);
        receiver.answers(NOBODY);
        assertThat(sender(new PretendAnswer(200)).send(post(1))).isEqualTo(NOBODY);
    }

    @Test
    void what_goes_out_twice_is_accepted_if_both_are() { // R-D6
        var sender = sender(new SendTwice());
        assertThat(sender.send(post(1, "u1"))).isEqualTo(ACCEPTED);
        assertThat(receiver.accepted()).containsExactly("u1", "u1");
        receiver.answers(200, 409);
        assertThat(sender.send(post(2))).isEqualTo(refused(409));
        receiver.answers(500, 200);
        assertThat(sender.send(post(3))).isEqualTo(refused(500));
    }

    @Test
    void what_goes_out_together_is_under_way_at_once() {
        var bothThere = new CyclicBarrier(2);
        var sender =
                new FaultySender(
                        new Sender() {
                            @Override
                            public Outcome send(WebhookRequest request) {
                                try {
                                    bothThere.await(10, TimeUnit.SECONDS);
                                } catch (Exception alone) {
                                    return new Uncertain("alone");
                                }
                                return ACCEPTED;
                            }

                            @Override
                            public void close() {}
                        },
                        plan(Pick.ALL, new SendTogether()),
                        told::add);
        assertThat(sender.send(post(1))).isEqualTo(ACCEPTED);
    }

    @Test
    void of_two_answers_that_come_together_the_worse_counts_whichever_is_first() {
        var sender = sender(new SendTogether());
        receiver.answers(409, 200);
        assertThat(sender.send(post(1))).isEqualTo(refused(409));
        receiver.answers(200, 409);
        assertThat(sender.send(post(1))).isEqualTo(refused(409));
        receiver.answers(503, 409);
        assertThat(sender.send(post(1))).isEqualTo(refused(503));
    }

    @Test
    void the_picked_posts_of_an_attempt_change_places() { // R-W9
        var attempt = List.of(post(1), post(2), post(3), post(4));
        assertThat(numbers(sender(new ReverseOrder()).order(attempt)))
                .containsExactly(4L, 3L, 2L, 1L);
        told.clear();
        var some = sender(new Pick(2, 4, Set.of(), 1), new ReverseOrder());
        assertThat(numbers(some.order(attempt))).containsExactly(1L, 4L, 3L, 2L);
        assertThat(told).extracting(FaultHappened::post).containsExactly(2L, 3L, 4L);
        assertThat(some.send(post(2))).isEqualTo(ACCEPTED);
        assertThat(told).hasSize(3);
    }

    @Test
    void an_attempt_with_one_post_has_no_other_order() {
        var attempt = List.of(post(1));
        assertThat(sender(new ReverseOrder()).order(attempt)).isEqualTo(attempt);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_on_the_wire_is_the_other_senders(WireFault.Stage stage) { // R-D6
        var reset = new WireFault.Reset(stage);
        var outcome = sender(new OnTheWire(reset)).send(post(1, "u1"));
        switch (stage) {
            case BEFORE -> assertThat(outcome).isEqualTo(new Unreachable(reset.reason()));
            case DURING, AFTER -> assertThat(outcome).isEqualTo(new Uncertain(reset.reason()));
        }
        assertThat(receiver.posts()).hasSize(stage == WireFault.Stage.AFTER ? 1 : 0);
    }

    @Test
    void several_faults_of_one_post_all_count() {
        var plan =
                new FaultPlan(
                        Stream.of(new SendTwice(), new LoseAnswer())
                                .map(fault -> new FaultPlan.Rule(Pick.ALL, fault))
                                .toList(),
                        1);
        assertThat(new FaultySender(receiver, plan, told::add).send(post(1, "u1"))).isEqualTo(LOST);
        assertThat(receiver.accepted()).containsExactly("u1", "u1");
    }

    @Test
    void each_fault_is_told_with_the_seed_that_repeats_it() {
        sender(new LoseAnswer()).send(post(3, "u1", "u2"));
        assertThat(told)
                .containsExactly(new FaultHappened(3, List.of("u1", "u2"), new LoseAnswer(), 42));
    }

    private FaultySender sender(Fault fault) {
        return sender(Pick.ALL, fault);
    }

    private FaultySender sender(Pick pick, Fault fault) {
        return new FaultySender(receiver, plan(pick, fault), told::add);
    }

    private static FaultPlan plan(Pick pick, Fault fault) {
        return new FaultPlan(List.of(new FaultPlan.Rule(pick, fault)), 42);
    }

    private static List<Long> numbers(List<WebhookRequest> envelopes) {
        return envelopes.stream().map(WebhookRequest::number).toList();
    }
}

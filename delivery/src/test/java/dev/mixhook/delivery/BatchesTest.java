package dev.mixhook.delivery;

import static dev.mixhook.delivery.Sample.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
    @Test
    void a_hundred_and_twenty_users_go_out_in_fifty_fifty_and_twenty() { // R-W3
        var batches = Batches.of(people(120), 50);

        assertThat(batches)
                .extracting(batch -> batch.recipients().size())
                .containsExactly(50, 50, 20);
        assertThat(batches).extracting(Batch::number).containsExactly(1, 2, 3);
        assertThat(batches).extracting(Batch::of).containsOnly(3);
    }

    @Test
    void no_users_are_no_batches() { // R-W3
        assertThat(Batches.of(List.of(), 50)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> batches_rejoin_to_their_input_and_none_exceeds_its_size() { // R-W3
        var random = new Random(20_121_120);
        return random.ints(50, 0, 400)
                .mapToObj(
                        count -> {
                            var size = random.nextInt(1, 51);
                            return dynamicTest(
                                    count + " by " + size,
                                    () -> {
                                        var people = people(count);
                                        var batches = Batches.of(people, size);
                                        var rejoined = new ArrayList<Recipient>();
                                        batches.forEach(
                                                batch -> rejoined.addAll(batch.recipients()));
                                        assertThat(rejoined).containsExactlyElementsOf(people);
                                        assertThat(batches)
                                                .allMatch(
                                                        batch -> batch.recipients().size() <= size);
                                        assertThat(batches).hasSize(Math.ceilDiv(count, size));
                                    });
                        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 51})
    void a_size_is_one_to_fifty(int size) { // R-W3
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Batches.of(people(1), size))
                .withMessage("a batch size is 1 to 50, was " + size);
    }

    @Test
    void a_batch_has_one_to_fifty_recipients() { // R-W3
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(1, 1, List.of()))
                .withMessage("a batch has 1 to 50 recipients, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(1, 1, people(51)))
                .withMessage("a batch has 1 to 50 recipients, was 51");
    }

    @Test
    void a_batch_is_one_of_its_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Batch(4, 3, people(1)))
                .withMessage("a batch is number 1 to 3 of 3, was 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new Batch(0, 3, people(1)));
    }

    private static List<Recipient> people(int count) {
        return IntStream.range(0, count).mapToObj(n -> person("u" + n, "{}")).toList();
    }
}

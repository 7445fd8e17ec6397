package dev.mixhook.engine.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class UserSetTest {
    @RepeatedTest(20)
    void it_holds_what_a_set_of_bits_holds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int users = 1 + random.nextInt(500);
        UserSet set = new UserSet();
        BitSet plain = new BitSet();
        for (int step = 0; step < 1000; step++) {
            int user = random.nextInt(users);
            if (random.nextInt(200) == 0) {
                set.clear();
                plain.clear();
            } else {
                boolean isIn = random.nextBoolean();
                set.set(user, isIn);
                plain.set(user, isIn);
            }
            int other = random.nextInt(2 * users);
            assertThat(set.contains(other)).isEqualTo(plain.get(other));
            assertThat(set.size()).isEqualTo(plain.cardinality());
            assertThat(set.isEmpty()).isEqualTo(plain.isEmpty());
        }
        assertThat(set.toBitSet()).isEqualTo(plain);
        assertThat(set.stream()).containsExactlyElementsOf(plain.stream().boxed().toList());
    }
}

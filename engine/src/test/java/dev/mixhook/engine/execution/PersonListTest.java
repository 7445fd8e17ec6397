package dev.mixhook.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class PersonListTest {
    @RepeatedTest(20)
    void it_holds_what_a_sorted_set_holds(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        PersonList list = new PersonList();
        TreeSet<Integer> plain = new TreeSet<>();
        for (int step = 0; step < 2000; step++) {
            switch (random.nextInt(50)) {
                case 0 -> {
                    assertThat(list.take()).containsExactlyElementsOf(plain);
                    plain.clear();
                }
                case 1 -> {
                    list.retain(person -> person % 3 != 0);
                    plain.removeIf(person -> person % 3 == 0);
                }
                case 2 -> assertThat(list.stream()).containsExactlyElementsOf(plain);
                default -> {
                    int person = random.nextInt(100);
                    list.add(person);
                    plain.add(person);
                }
            }
            assertThat(list.isEmpty()).isEqualTo(plain.isEmpty());
        }
    }
}

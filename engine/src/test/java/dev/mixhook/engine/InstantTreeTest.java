package dev.mixhook.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTreeTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 1000})
    void it_finds_what_asking_everyone_would_find(int size) {
        Random random = new Random(size);
        InstantTree tree = new InstantTree(size);
        long[] plain = new long[size];
        Arrays.fill(plain, Long.MAX_VALUE);
        for (int step = 0; step < 2000; step++) {
            if (size > 0) {
                int place = random.nextInt(size);
                plain[place] = instant(random);
                tree.set(place, plain[place]);
            }
            long now = random.nextInt(-3, 60);
            int from = random.nextInt(size + 2);
            assertThat(tree.first()).isEqualTo(Arrays.stream(plain).min().orElse(Long.MAX_VALUE));
            assertThat(tree.due(from, now))
                    .isEqualTo(
                            IntStream.range(from, size)
                                    .filter(place -> plain[place] <= now)
                                    .findFirst()
                                    .orElse(InstantTree.NONE));
        }
    }

    private static long instant(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> Long.MIN_VALUE;
            default -> random.nextInt(60);
        };
    }
}

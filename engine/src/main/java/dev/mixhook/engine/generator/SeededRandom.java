package dev.mixhook.engine.generator;

import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded chance, in whole numbers only: floating-point functions may differ between JVMs. */
final class SeededRandom {
    private final SplittableRandom random;

    private SeededRandom(SplittableRandom random) {
        this.random = random;
    }

    static SeededRandom of(long seed) {
        return new SeededRandom(new SplittableRandom(seed));
    }

    /** Another, whose draws do not depend on how often this one is drawn from afterwards. */
    SeededRandom split() {
        return new SeededRandom(random.split());
    }

    boolean chance(int perMille) {
        return random.nextInt(1000) < perMille;
    }

    /** A number from low to high, both included. */
    int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    void shuffle(List<?> list) {
        Collections.shuffle(list, random);
    }

    /** Sixteen hexadecimal digits. */
    String hex() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    String uuid() {
        String hex = hex() + hex();
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                "4" + hex.substring(13, 16),
                "a" + hex.substring(17, 20),
                hex.substring(20));
    }
}

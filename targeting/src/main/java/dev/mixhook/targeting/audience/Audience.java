package dev.mixhook.targeting.audience;

import java.util.BitSet;

/** Who matches one target, among the {@link Audiences} that it is one of. */
public final class Audience {
    private final Audiences audiences;
    private final int target;
    private final Flips flips;
    private int size;

    Audience(Audiences audiences, int target, Flips flips) {
        this.audiences = audiences;
        this.target = target;
        this.flips =
                (person, matches, instant) -> {
                    size += matches ? 1 : -1;
                    flips.flip(person, matches, instant);
                };
    }

    /**
     * Tells of everyone who matches at the start.
     *
     * @param now the instant at which everyone is evaluated, the same for all audiences
     */
    public void start(long now) {
        audiences.start(now);
        for (int person = 0; person < audiences.people(); person++) {
            if (matches(person)) {
                flips.flip(person, true, now);
            }
        }
        audiences.tell(target, flips);
    }

    public boolean matches(int person) {
        return audiences.matches(person, target);
    }

    /** How many people match now. */
    public int size() {
        return size;
    }

    /** Who matches now, by person; a copy. */
    public BitSet matching() {
        BitSet matching = new BitSet();
        for (int person = 0; person < audiences.people(); person++) {
            matching.set(person, matches(person));
        }
        return matching;
    }

    /**
     * Told of everyone who starts or stops matching, at the exact instant, in the order of
     * instants.
     */
    @FunctionalInterface
    public interface Flips {
        void flip(int person, boolean matches, long instant);
    }
}

package dev.mixhook.targeting.audience;

import dev.mixhook.targeting.person.Vocabulary;
import java.util.Arrays;

/** Whom the data of one instant touched and by what, people in order, nothing twice. */
public final class TouchedPeople {
    /** People above, events below. */
    private long[] touches = new long[4];

    private int size;

    /** What is told of each of them. */
    @FunctionalInterface
    public interface Touch {
        /**
         * Somebody was touched.
         *
         * @param event the slot of the event that they did; {@link Vocabulary#NO_SLOT} if their
         *     profile changed
         */
        void touch(int person, int event);
    }

    /** Adds somebody, as {@link Touch#touch} tells of them. */
    public void add(int person, int event) {
        if (size == touches.length) {
            touches = Arrays.copyOf(touches, size * 2);
        }
        touches[size++] = ((long) person << 32) | (event & 0xFFFF_FFFFL);
    }

    /** Puts them in order; to be done once all are there. */
    public void sort() {
        Arrays.sort(touches, 0, size);
    }

    /** Tells of each, in order. */
    public void forEach(Touch touch) {
        for (int i = 0; i < size; i++) {
            if (i == 0 || touches[i] != touches[i - 1]) {
                touch.touch((int) (touches[i] >>> 32), (int) touches[i]);
            }
        }
    }
}

package dev.mixhook.engine.generator.workload;

/** Who is there when: the first people from the start, the others as they sign up. */
final class Population {
    /** The golden section spreads the ranks over the numbers. */
    private static final double SPREAD = 0.618_033_988_749_894_9;

    /** How many draws look for somebody who is there, before the last who signed up is taken. */
    private static final int TRIES = 200;

    private final int people;
    private final int atStart;
    private final Period period;
    private final long step;

    Population(int people, double growth, Period period) {
        this.people = people;
        this.atStart = Math.max(1, (int) StrictMath.round(people / growth));
        this.period = period;
        this.step = coprime(people);
    }

    private static long coprime(int people) {
        long step = Math.max(1, (long) (SPREAD * people));
        while (divisor(step, people) != 1) {
            step++;
        }
        return step;
    }

    private static long divisor(long a, long b) {
        return b == 0 ? a : divisor(b, a % b);
    }

    int size() {
        return people;
    }

    /** How many there are at an instant; they have the numbers from 1. */
    int present(long instant) {
        double share = Math.clamp(period.share(instant), 0.0, 1.0);
        return atStart + (int) (share * (people - atStart));
    }

    /** When a person signs up; the start for those who are there from it. */
    long signUp(int number) {
        if (number <= atStart) {
            return period.start();
        }
        // The first instant at which they count, within rounding; the last signs up at the end.
        double share = (double) (number - atStart) / (people - atStart);
        return Math.min(period.at(share), period.end() - 1);
    }

    /**
     * A share of all that happens, as a share of the time in which it does: as many more things
     * happen as more people are there.
     */
    double timeShare(double share) {
        double first = 2.0 * atStart / (atStart + people);
        double slope = 2 - 2 * first;
        if (slope == 0) {
            return share;
        }
        return (StrictMath.sqrt(first * first + 2 * slope * share) - first) / slope;
    }

    /** Somebody who is there. */
    int draw(ZipfRanks ranks, RandomSource random, long instant) {
        int present = present(instant);
        for (int i = 0; i < TRIES; i++) {
            int number = number(ranks.draw(random));
            if (number <= present) {
                return number;
            }
        }
        return present;
    }

    /** Who is lively has nothing to do with who came first. */
    private int number(int rank) {
        return (int) (rank * step % people) + 1;
    }
}

package dev.mixhook.engine.faults;

import dev.mixhook.engine.faults.FailingLedger.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a story is interrupted: what each process in turn comes to. */
record Interruptions(List<Interruption> interruptions) {
    static final Interruptions NONE = new Interruptions(List.of());

    private static final int TIMES = 2;
    private static final int LONGEST_BREAK = 4 * 24 * 60;

    Interruptions {
        interruptions = List.copyOf(interruptions);
    }

    /**
     * What one process comes to, and how the next one goes on.
     *
     * @param down how long nothing runs then; zero if the next goes on from where the ledger ends
     */
    record Interruption(Crash crash, Duration down) {}

    /** With every number of writes committed in a brief story; of others, with some. */
    static Stream<Interruptions> of(Story story, int writes) {
        SplittableRandom random = new SplittableRandom(story.seed() * 31);
        return story.isBrief()
                ? IntStream.rangeClosed(0, writes).mapToObj(done -> after(done, writes, random))
                : IntStream.range(0, TIMES).mapToObj(_ -> some(story, writes, random));
    }

    /** After a write, or before the next, which leaves as much. */
    private static Interruptions after(int done, int writes, SplittableRandom random) {
        boolean isAfter = done == writes || done > 0 && random.nextBoolean();
        Crash crash = new Crash(isAfter ? done : done + 1, isAfter);
        return new Interruptions(List.of(new Interruption(crash, Duration.ZERO)));
    }

    private static Interruptions some(Story story, int writes, SplittableRandom random) {
        boolean isRealTime = !story.canMove() && random.nextBoolean();
        List<Interruption> interruptions = new ArrayList<>();
        for (int more = 1 + random.nextInt(4); more > 0; more--) {
            int latest = 1 + writes / (1 + random.nextInt(4));
            Crash crash = new Crash(1 + random.nextInt(latest), random.nextBoolean());
            Duration down = Duration.ofMinutes(isRealTime ? 1 + random.nextInt(LONGEST_BREAK) : 0);
            interruptions.add(new Interruption(crash, down));
        }
        return new Interruptions(interruptions);
    }

    /** What the processes come to, one after the other; those beyond the last do not crash. */
    Interruption of(int process) {
        return process < interruptions.size()
                ? interruptions.get(process)
                : new Interruption(Crash.NEVER, Duration.ZERO);
    }

    /** Whether time went on without a break. */
    boolean areUnbroken() {
        return interruptions.stream().allMatch(interruption -> interruption.down().isZero());
    }
}

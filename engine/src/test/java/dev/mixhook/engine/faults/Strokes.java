package dev.mixhook.engine.faults;

import dev.mixhook.engine.faults.FailingLedger.Crash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How a story is interrupted: what each process in turn comes to. */
record Strokes(List<Stroke> strokes) {
    static final Strokes NONE = new Strokes(List.of());

    private static final int TIMES = 2;
    private static final int LONGEST_BREAK = 4 * 24 * 60;

    Strokes {
        strokes = List.copyOf(strokes);
    }

    /**
     * What one process comes to, and how the next one goes on.
     *
     * @param down how long nothing runs then; zero if the next goes on from where the ledger ends
     */
    record Stroke(Crash crash, Duration down) {}

    /** With every number of writes committed in a brief story; of others, with some. */
    static Stream<Strokes> of(Story story, int writes) {
        SplittableRandom dice = new SplittableRandom(story.seed() * 31);
        return story.isBrief()
                ? IntStream.rangeClosed(0, writes).mapToObj(done -> after(done, writes, dice))
                : IntStream.range(0, TIMES).mapToObj(_ -> some(story, writes, dice));
    }

    /** After a write, or before the next, which leaves as much. */
    private static Strokes after(int done, int writes, SplittableRandom dice) {
        boolean isAfter = done == writes || done > 0 && dice.nextBoolean();
        Crash crash = new Crash(isAfter ? done : done + 1, isAfter);
        return new Strokes(List.of(new Stroke(crash, Duration.ZERO)));
    }

    private static Strokes some(Story story, int writes, SplittableRandom dice) {
        boolean isRealTime = !story.canMove() && dice.nextBoolean();
        List<Stroke> strokes = new ArrayList<>();
        for (int more = 1 + dice.nextInt(4); more > 0; more--) {
            int latest = 1 + writes / (1 + dice.nextInt(4));
            Crash crash = new Crash(1 + dice.nextInt(latest), dice.nextBoolean());
            Duration down = Duration.ofMinutes(isRealTime ? 1 + dice.nextInt(LONGEST_BREAK) : 0);
            strokes.add(new Stroke(crash, down));
        }
        return new Strokes(strokes);
    }

    /** What the processes come to, one after the other; those beyond the last do not crash. */
    Stroke of(int process) {
        return process < strokes.size()
                ? strokes.get(process)
                : new Stroke(Crash.NEVER, Duration.ZERO);
    }

    /** Whether time went on without a break. */
    boolean areUnbroken() {
        return strokes.stream().allMatch(stroke -> stroke.down().isZero());
    }
}

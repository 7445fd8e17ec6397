package dev.mixhook.engine.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.engine.faults.Simulation.Played;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random stories with a receiver that fails and processes that die, judged by the model. Others:
 * {@code -Dfault.from=1000}; more of them: {@code -Dfault.seeds=20000}.
 */
class FaultSimulationTest {
    private static final long FROM = Long.getLong("fault.from", 1);
    private static final long SEEDS = Long.getLong("fault.seeds", 200);
    private static final int MOST_FAILURES = 10;

    @TempDir private Path folder;

    @Test
    void whatever_fails_everybody_gets_what_is_due() {
        // R-W3, R-W9, R-D1, R-D2, R-D3, R-D4, R-D5, R-D6, R-D7, R-D8, R-D9
        // R-S1, R-S2, R-S3, R-S4, R-S5, R-S6, R-S7, R-S8, R-S9, R-S10, R-S11
        List<String> failures = new ArrayList<>();
        for (long seed = FROM; seed < FROM + SEEDS && failures.size() < MOST_FAILURES; seed++) {
            try {
                play(seed);
            } catch (Exception | AssertionError e) {
                failures.add(told(seed, e));
            }
        }
        assertThat(failures).isEmpty();
    }

    private static String told(long seed, Throwable why) {
        return """
               Seed %d. Again: mvn test -pl engine -am -Dtest=FaultSimulationTest \
               -Dsurefire.failIfNoSpecifiedTests=false -Dfault.from=%d -Dfault.seeds=1
               %s"""
                .formatted(seed, seed, why);
    }

    private void play(long seed) throws Exception {
        Story story = StoryGenerator.tell(seed);
        Simulation simulation = new Simulation(story, folder);
        Played whole = simulation.play(1, Interruptions.NONE);
        assertThat(simulation.play(2, Interruptions.NONE).ndjson())
                .as("the same bytes, whoever answers first")
                .isEqualTo(whole.ndjson());
        for (Interruptions interruptions : Interruptions.of(story, whole.writes()).toList()) {
            try {
                Played interrupted = simulation.play(3, interruptions);
                // Twenty attempts in vain are counted anew by each process (R-D9).
                if (story.keepGoing() && interrupted.wasQuiet() && interruptions.areUnbroken()) {
                    assertThat(interrupted.posts()).isEqualTo(whole.posts());
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(interruptions + ": " + e, e);
            }
        }
    }
}

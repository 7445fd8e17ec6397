package dev.mixhook.junit.driver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Claims about a receiver, each put to the test by itself. */
public interface Checks {
    /** All of them, in the order in which they are best tried. */
    List<Claim> claims();

    /** Puts one of them to the test. */
    Result check(Claim claim) throws InterruptedException;

    /**
     * A claim.
     *
     * @param id short; a scenario's is its name
     * @param sentence true of a receiver that passes
     * @param isMust whether a receiver that fails it is wrong, or only could be better
     */
    record Claim(String id, String sentence, boolean isMust) {}

    /** What became of a claim. */
    enum Outcome {
        PASSED,
        FAILED,
        /** A failure that a contract lets pass. */
        WAIVED,
        SKIPPED,
        /** Nothing can be told, through no fault of the receiver. */
        ERRORED
    }

    /**
     * What became of a claim, and why.
     *
     * @param expected what should have been; empty unless it failed or was waived
     * @param seen what was instead, or why nothing was tried
     * @param repeat command lines that send the same requests; null if there are none
     * @param log what was sent and what came back, a line each
     */
    record Result(
            Outcome outcome,
            String expected,
            String seen,
            @Nullable String repeat,
            List<String> log) {
        public Result {
            log = List.copyOf(log);
        }
    }
}

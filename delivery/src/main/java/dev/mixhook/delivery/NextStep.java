package dev.mixhook.delivery;

import java.time.Duration;

/** What a format's retry policy has follow a POST. */
public sealed interface NextStep {
    /** The POST was accepted: whatever comes next goes out. */
    record GoOn() implements NextStep {}

    /** The POST's users come along with the campaign's next attempt (R-D3). */
    record Requeue() implements NextStep {}

    /** The body goes out once more, so long after the answer. */
    record TryAgain(Duration after) implements NextStep {}

    /** Nothing more of this run goes out; the next run begins from the top. */
    record AwaitNextRun() implements NextStep {}

    /**
     * Nothing goes out until somebody resumes it.
     *
     * @param why one line for people
     */
    record Pause(String why) implements NextStep {}
}

package dev.mixhook.engine.contract.scenario;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A step of a scenario. */
public sealed interface Step {
    /** Where it stands, for messages: {@code scenarios[0].steps[2]}. */
    String place();

    /**
     * Somebody is there, or has changed.
     *
     * @param properties a JSON object: all of them before the first {@link Advance} or {@link Run},
     *     afterwards those that are new
     */
    record Person(String place, String distinctId, String properties) implements Step {}

    /**
     * Somebody does something.
     *
     * @param properties a JSON object
     */
    record Did(String place, String event, String distinctId, String properties) implements Step {}

    /**
     * A program runs to its end: an app that sends with an SDK, or whatever has one send.
     *
     * @param command as the shell reads it
     * @param folder in which it runs
     * @param within in real time; then it is ended
     */
    record Run(String place, String command, Path folder, Duration within) implements Step {}

    /** Time goes on; what is due at its end happens too. */
    record Advance(String place, Duration time) implements Step {}

    /** All of this is true of what has happened since the last {@link Advance}. */
    record Expect(String place, List<Expectation> expectations) implements Step {
        public Expect {
            expectations = List.copyOf(expectations);
        }
    }
}

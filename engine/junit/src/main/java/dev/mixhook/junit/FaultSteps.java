package dev.mixhook.junit;

import java.time.Duration;

/**
 * The steps of a session that have something go wrong on the way to the receiver and back. What is
 * told wrongly throws an {@link IllegalArgumentException} that says what is wrong, and nothing has
 * happened.
 */
public interface FaultSteps {
    /** The session that runs now. */
    MixhookSession session();

    /** The receiver gets the POSTs and answers, and the answers never arrive. */
    default void lose(Faults.Answers answers) {
        fault(answers.posts(), "lose", "answer");
    }

    /** What is taken for the status of the answers, whatever the receiver says. */
    default void answer(int status, Posts posts) {
        fault(posts, "answer", status);
    }

    /** The POSTs go out once more as soon as they have ended. */
    default void sendTwice(Posts posts) {
        fault(posts, "send", "twice");
    }

    /** The POSTs go out on two connections at once. */
    default void sendTogether(Posts posts) {
        fault(posts, "send", "together");
    }

    /** The POSTs of an attempt go out in reversed order. */
    default void reverse(Posts posts) {
        fault(posts, "order", "reversed");
    }

    /** The connection ends when so much of the body has left, 0 to 99 percent. */
    default void cut(int percent, Posts posts) {
        fault(posts, "cut", "body " + percent + "%");
    }

    /** The body is sent at so many bytes a second. */
    default void slowBody(int bytesPerSecond, Posts posts) {
        fault(posts, "slow", "body " + bytesPerSecond + "B/s");
    }

    /** The head of the request is spread over so many seconds of real time, up to an hour. */
    default void slowHeaders(Duration time, Posts posts) {
        if (time.toSeconds() < 1 || time.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("slow headers take 1 second to 1 hour, was " + time);
        }
        fault(posts, "slow", "headers " + time.toSeconds() + "s");
    }

    /** The connection is reset. */
    default void reset(Faults.Stage stage, Posts posts) {
        fault(posts, "reset", stage.word());
    }

    private void fault(Posts posts, String fault, Object value) {
        session().driver().fault(posts.with(fault, value));
    }

    /** From now on nothing goes wrong any more on purpose. */
    default void clearFaults() {
        session().driver().clearFaults();
    }
}

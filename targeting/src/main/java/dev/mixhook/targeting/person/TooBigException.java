package dev.mixhook.targeting.person;

/**
 * There is more data than mixhook can keep at a time, whatever memory there is: the limit is how
 * long an array of Java can be. Its message says so to the user, with what there is too much of.
 */
public final class TooBigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooBigException(long most, String what) {
        super(
                "There is too much data: mixhook keeps at most %,d %s at a time, whatever memory there is. Leave some out, such as events from before all windows."
                        .formatted(most, what));
    }
}

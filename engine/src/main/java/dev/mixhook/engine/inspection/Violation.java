package dev.mixhook.engine.inspection;

/**
 * One thing in which a request breaks a rule.
 *
 * @param rule the name without {@code R-}, such as {@code W4}
 * @param what one line for people
 */
public record Violation(String rule, String what) {
    @Override
    public String toString() {
        return rule + "  " + what;
    }
}

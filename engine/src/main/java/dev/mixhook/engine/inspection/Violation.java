package dev.mixhook.engine.inspection;

import java.util.List;

/**
 * One thing in which a request breaks a rule.
 *
 * @param rule the name without {@code R-}, such as {@code W4}
 * @param what one line for people
 * @param places where it does, the first hundred; none if it is about no place
 */
public record Violation(String rule, String what, List<Place> places) {
    public Violation {
        places = List.copyOf(places);
    }

    @Override
    public String toString() {
        return rule + "  " + what;
    }
}

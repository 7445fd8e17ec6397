package dev.mixhook.engine.contract.finding;

import java.util.List;

/**
 * What happened in a scenario, in its order.
 *
 * @param leftOut how much more happened than is told
 */
public record Story(List<Happening> happenings, int leftOut) {
    /** Nothing is told: of a check, or of what was not tried. */
    public static final Story NONE = new Story(List.of(), 0);

    public Story {
        happenings = List.copyOf(happenings);
    }
}

package dev.mixhook.engine.generator.workload;

/**
 * A property and what its values are.
 *
 * @param share how many of those that can have it do, from 0 to 1
 */
public record Property(String name, double share, Distribution values) {
    public Property {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, was " + share);
        }
    }
}

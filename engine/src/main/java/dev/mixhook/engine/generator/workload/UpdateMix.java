package dev.mixhook.engine.generator.workload;

import java.util.List;

/**
 * How profiles change after they were taken.
 *
 * @param perPerson how many updates there are for each person
 * @param set what an update sets; each draws anew
 */
public record UpdateMix(double perPerson, List<Property> set) {
    /** Profiles stay as they are. */
    public static final UpdateMix NONE = new UpdateMix(0, List.of());

    public UpdateMix {
        if (!(perPerson >= 0)) {
            throw new IllegalArgumentException("updates a person are from 0, were " + perPerson);
        }
        set = List.copyOf(set);
    }

    long count(int people) {
        return StrictMath.round(perPerson * people);
    }
}

package dev.mixhook.targeting.person;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One operation on a profile, as Mixpanel's {@code /engage} takes them; values are JSON texts. */
public sealed interface ProfileUpdate {
    /** Overwrites; creates the profile. */
    record Set(Map<String, String> properties) implements ProfileUpdate {
        public Set {
            properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        }
    }

    record Unset(List<String> names) implements ProfileUpdate {
        public Unset {
            names = List.copyOf(names);
        }
    }

    /**
     * Changes the properties in place: what is overwritten keeps its place, what is new comes last
     * (R-W4).
     */
    default void applyTo(Map<String, String> properties) {
        switch (this) {
            case Set(Map<String, String> values) -> properties.putAll(values);
            case Unset(List<String> names) -> names.forEach(properties::remove);
        }
    }
}

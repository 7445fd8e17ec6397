package dev.mixhook.engine.text;

import java.util.Optional;

/** The version in the jar's manifest. */
public final class ProgramVersion {
    private ProgramVersion() {}

    /** Such as {@code 0.1.0}; {@code development} where it runs from no jar. */
    public static String number() {
        return Optional.ofNullable(ProgramVersion.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}

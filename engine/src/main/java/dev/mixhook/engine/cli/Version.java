package dev.mixhook.engine.cli;

import java.util.Optional;
import picocli.CommandLine;

/** The version in the jar's manifest. */
final class Version implements CommandLine.IVersionProvider {
    static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"mixhook " + number()};
    }
}

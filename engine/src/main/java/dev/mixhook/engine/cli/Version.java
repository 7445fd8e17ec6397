package dev.mixhook.engine.cli;

import dev.mixhook.engine.text.ProgramVersion;
import picocli.CommandLine;

/** The version in the jar's manifest. */
final class Version implements CommandLine.IVersionProvider {
    static String number() {
        return ProgramVersion.number();
    }

    @Override
    public String[] getVersion() {
        return new String[] {"mixhook " + number()};
    }
}

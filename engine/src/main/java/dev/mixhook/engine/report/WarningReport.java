package dev.mixhook.engine.report;

import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.warning.Warning;
import java.io.PrintStream;
import java.util.List;

/**
 * What cannot do what its writer meant, a line each, with its kind as the page of warnings has it.
 */
public final class WarningReport {
    private WarningReport() {}

    public static void print(List<Warning> warnings, PrintStream out) {
        for (Warning warning : warnings) {
            out.println(
                    "warning: %s [%s]"
                            .formatted(Printable.of(warning.message()), warning.kind().word()));
        }
    }
}

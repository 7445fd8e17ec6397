package dev.mixhook.engine.cli;

import dev.mixhook.engine.execution.Shortfall;
import dev.mixhook.engine.report.ShortfallReport;
import java.util.List;
import picocli.CommandLine.Option;

/** What campaigns may leave undone in a run that counts as a success all the same. */
final class ToleranceOption {
    @Option(
            names = "--tolerate",
            split = ",",
            paramLabel = "WHAT",
            converter = Converters.ToTolerated.class,
            description =
                    "What does not make it exit 1: requeued (not accepted yet), dead (given up), stopped or paused campaigns; several with commas.")
    private List<Tolerated> tolerated = List.of();

    /** What may be left undone. */
    enum Tolerated {
        REQUEUED,
        DEAD,
        STOPPED,
        PAUSED;

        static Tolerated of(Shortfall shortfall) {
            return switch (shortfall) {
                case Shortfall.Requeued _, Shortfall.FailedSync _ -> REQUEUED;
                case Shortfall.Dead _ -> DEAD;
                case Shortfall.Stopped _ -> STOPPED;
                case Shortfall.Paused _ -> PAUSED;
            };
        }
    }

    /** The exit code of a run that came to its end; says what was left undone, tolerated or not. */
    int judge(List<Shortfall> shortfalls, Terminal terminal) {
        ShortfallReport.line(shortfalls).ifPresent(terminal.err()::println);
        return tolerated.containsAll(shortfalls.stream().map(Tolerated::of).toList())
                ? ExitCode.DONE
                : ExitCode.FAILED;
    }
}

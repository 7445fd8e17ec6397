package dev.mixhook.engine.cli;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.inspection.Inspector;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.recording.Recorder;
import dev.mixhook.engine.report.ReceivedNdjson;
import dev.mixhook.engine.report.ReceivedReport;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook receive}: a receiver to look at. */
@Command(
        name = "receive",
        description = {
            "Receives POSTs on this machine, shows them decoded, and says which rules they break.",
            "Ctrl-C ends it with a summary. Exit code 1: a request broke a rule."
        },
        mixinStandardHelpOptions = true)
final class ReceiveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            converter = Converters.ToPort.class,
            description =
                    "Where to listen; 0 for any port that is free. In the environment: $MIXHOOK_PORT. Default: 6494, or the next port that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--answer",
            paramLabel = "SCRIPT",
            converter = Converters.ToAnswers.class,
            description = {
                "What POSTs are answered, one after the other, the last one from then on:",
                "statuses, timeout (never answers), reset (resets the connection), as in 503*3,timeout,200.",
                "Default: 200, or 400 where the users cannot be read."
            })
    private @Nullable AnswerScript script;

    @Option(
            names = "--delay",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            description = "Hold each answer back for so long, such as 2s.")
    private Duration delay = Duration.ZERO;

    @Option(
            names = "--utf8",
            description =
                    "Expect what is not ASCII as raw UTF-8, as campaigns with json: utf8 send it.")
    private boolean utf8;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Append each POST to this file, for mixhook replay.")
    private @Nullable Path save;

    @Mixin private JsonOption json = new JsonOption();

    @Mixin private UtcOption utc = new UtcOption();

    @Mixin private PageOptions page = new PageOptions();

    ReceiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Consumer<Received> report =
                json.isOn()
                        ? new ReceivedNdjson(terminal.out())
                        : new ReceivedReport(terminal.out(), delay, utc.here(terminal));
        try (ServedPage served = ServedPage.start(page.port(terminal.environment()), terminal)) {
            return receiveAll(served.and(report, utc.here(terminal).zone(), terminal.now()));
        } catch (IOException e) {
            return terminal.badInput("Not possible: " + e.getMessage());
        }
    }

    private int receiveAll(Consumer<Received> report) throws IOException {
        if (save == null) {
            return receive(report);
        }
        try (Recorder recorder = new Recorder(save, terminal.err()::println)) {
            return receive(recorder.andThen(report));
        }
    }

    private int receive(Consumer<Received> told) throws IOException {
        OptionalInt named =
                port == null ? ReceiverPort.named(terminal.environment()) : OptionalInt.of(port);
        int place = named.isPresent() ? named.getAsInt() : Loopback.free(ReceiverPort.DEFAULT);
        JsonStyle style = utf8 ? JsonStyle.UTF8 : JsonStyle.ASCII;
        Inspector inspector = new Inspector(style, script, terminal.clock(), shown(told));
        try (Receiver receiver = Receiver.start(Loopback.addresses(place), delay, inspector)) {
            if (named.isEmpty() && place != ReceiverPort.DEFAULT) {
                terminal.err()
                        .printf(
                                "port %d is taken, and %d is the next one that is free; campaigns for %1$d come here with %s=%2$d%n",
                                ReceiverPort.DEFAULT, place, ReceiverPort.VARIABLE);
            }
            terminal.err()
                    .println(
                            "receiving at http://localhost:"
                                    + receiver.ports().getFirst()
                                    + "/ (any path); Ctrl-C ends it");
            return StopSignal.stay(
                    terminal, () -> inspector.summarize() ? ExitCode.DONE : ExitCode.FAILED);
        }
    }

    /** Whoever posts is answered also where nobody looks any more; then it ends. */
    private static Consumer<Received> shown(Consumer<Received> told) {
        return received -> {
            try {
                told.accept(received);
            } catch (ResultStream.LostResult _) {
                // The terminal has it, and its exit code.
            }
        };
    }
}

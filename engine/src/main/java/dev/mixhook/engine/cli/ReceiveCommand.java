package dev.mixhook.engine.cli;

import dev.mixhook.delivery.JsonStyle;
import dev.mixhook.engine.inspection.Inspector;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.receiver.Receiver;
import dev.mixhook.engine.recording.Recorder;
import dev.mixhook.engine.report.ReceivedNdjson;
import dev.mixhook.engine.report.ReceivedReport;
import dev.mixhook.engine.web.AnswerScript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
    private static final InetAddress IPV4 = InetAddress.ofLiteral("127.0.0.1");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("::1");

    private final Terminal terminal;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8025",
            description = "Where to listen; 0 for any port that is free. Default: 8025.")
    private int port;

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

    @Option(names = "--json", description = "NDJSON on stdout: a line a request.")
    private boolean json;

    ReceiveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            return terminal.badInput("--port is 0 to 65535, was " + port + '.');
        }
        Consumer<Received> report =
                json
                        ? new ReceivedNdjson(terminal.out())
                        : new ReceivedReport(terminal.out(), delay);
        try {
            if (save == null) {
                return receive(report);
            }
            try (Recorder recorder = new Recorder(save, terminal.err()::println)) {
                return receive(recorder.andThen(report));
            }
        } catch (IOException e) {
            return terminal.badInput("Not possible: " + e.getMessage());
        }
    }

    private int receive(Consumer<Received> told) throws IOException {
        JsonStyle style = utf8 ? JsonStyle.UTF8 : JsonStyle.ASCII;
        Inspector inspector = new Inspector(style, script, terminal.clock(), shown(told));
        try (Receiver receiver = Receiver.start(addresses(), delay, inspector)) {
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

    /**
     * Loopback in both families: some senders take {@code localhost} for one, some for the other.
     */
    private List<InetSocketAddress> addresses() throws IOException {
        InetSocketAddress ipv4 = new InetSocketAddress(IPV4, port);
        boolean both = port != 0 && NetworkInterface.getByInetAddress(IPV6) != null;
        return both ? List.of(ipv4, new InetSocketAddress(IPV6, port)) : List.of(ipv4);
    }
}

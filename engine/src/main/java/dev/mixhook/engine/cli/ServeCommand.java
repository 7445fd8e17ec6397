package dev.mixhook.engine.cli;

import dev.mixhook.engine.control.Control;
import dev.mixhook.engine.control.ControlLines;
import dev.mixhook.engine.control.ControlServer;
import dev.mixhook.engine.control.ControlSettings;
import dev.mixhook.engine.web.Loopback;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mixhook serve}: what other programs drive. */
@Command(
        name = "serve",
        description = {
            "Lets tests in any language drive mixhook: people, events, time that moves when it is told to, faults, POSTs, expectations.",
            "JSON over HTTP, on this machine alone; /openapi.json describes it. With --stdio: a JSON object a line, in and out.",
            "Ctrl-C ends it, and with --stdio the end of standard input."
        },
        footerHeading = "%nEnvironment:%n",
        footer =
                "  MIXHOOK_CONTROL_TOKEN   asked for in each request over HTTP, as Authorization: Bearer TOKEN",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    static final String TOKEN = "MIXHOOK_CONTROL_TOKEN";

    /** Beside those of the receiver and of the page. */
    private static final int DEFAULT_PORT = 6496;

    private final Terminal terminal;

    @Option(
            names = "--control",
            description =
                    "Serve control: sessions in virtual time. There is nothing else to serve yet.")
    private boolean control;

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            converter = Converters.ToPort.class,
            description =
                    "Where to listen; 0 for any port that is free. Default: 6496, or the next port that is free.")
    private @Nullable Integer port;

    @Option(names = "--stdio", description = "Serve standard input and output instead of a port.")
    private boolean stdio;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "How many sessions may be open at once. Default: ${DEFAULT-VALUE}.")
    private int sessions = 16;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            converter = Converters.ToDuration.class,
            description = "End a session that nobody has spoken to for so long. Default: 10m.")
    private Duration idle = Duration.ofMinutes(10);

    @Option(
            names = "--with-parent",
            description = "End when the process that started this one has ended.")
    private boolean withParent;

    @Mixin private JsonOption json = new JsonOption();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!control) {
            return terminal.badInput("There is one thing to serve: mixhook serve --control");
        }
        if (stdio && port != null) {
            return terminal.badInput("--stdio serves no port; leave out --port.");
        }
        if (sessions < 1 || !idle.isPositive()) {
            return terminal.badInput("--sessions is 1 or more, and --idle longer than nothing.");
        }
        ControlSettings settings =
                new ControlSettings(
                        Version.number(),
                        terminal.folder(),
                        terminal.environment(),
                        sessions,
                        idle,
                        terminal.clock());
        // Whoever has read the first line may end at once.
        Optional<ProcessHandle> parent =
                withParent ? ProcessHandle.current().parent() : Optional.empty();
        try (Control served = new Control(settings)) {
            return stdio ? lines(served, parent) : port(served, parent);
        } catch (IOException e) {
            return terminal.badInput("Not possible: " + e.getMessage());
        }
    }

    private int lines(Control served, Optional<ProcessHandle> parent) {
        say(served.greeting(Optional.empty()));
        Thread waiting = Thread.currentThread();
        Thread.startVirtualThread(
                () -> {
                    answerAll(served);
                    waiting.interrupt();
                });
        return stay(served, parent);
    }

    private void answerAll(Control served) {
        try {
            new ControlLines(served, terminal.out()).serve(terminal.in());
        } catch (IOException | InterruptedException | ResultStream.LostResult _) {
            // Nobody asks, or listens, any more.
        }
    }

    private int port(Control served, Optional<ProcessHandle> parent) throws IOException {
        int place =
                port == null ? Loopback.free(DEFAULT_PORT) : port == 0 ? Loopback.free(0) : port;
        Optional<String> token =
                Optional.ofNullable(terminal.environment().get(TOKEN))
                        .filter(text -> !text.isBlank());
        try (ControlServer server = ControlServer.start(place, served, token)) {
            if (port == null && place != DEFAULT_PORT) {
                terminal.err()
                        .printf(
                                "port %d is taken, and %d is the next one that is free%n",
                                DEFAULT_PORT, place);
            }
            say(
                    json.isOn()
                            ? served.greeting(Optional.of(server.address()))
                            : "control at " + server.address());
            return stay(served, parent);
        }
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }

    private int stay(Control served, Optional<ProcessHandle> parent) {
        Thread waiting = Thread.currentThread();
        parent.ifPresent(
                process -> {
                    Future<?> _ = process.onExit().thenRun(waiting::interrupt);
                });
        return StopSignal.stay(
                terminal,
                () -> {
                    served.close();
                    return ExitCode.DONE;
                });
    }
}

package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestSettings.TimeSource;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.Journal;
import dev.mixhook.engine.ingestion.http.IngestionServer;
import dev.mixhook.engine.report.IngestNdjson;
import dev.mixhook.engine.report.IngestReport;
import dev.mixhook.engine.web.AnswerScript;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Ingestion beside a run. */
final class IngestOption {
    @Option(
            names = "--ingest",
            paramLabel = "PORT",
            converter = Converters.ToPort.class,
            description =
                    "Also take what Mixpanel's SDKs send to this port; mixhook ingest --help says how they are pointed there.")
    private @Nullable Integer port;

    @Option(
            names = "--ingest-answer",
            paramLabel = "SCRIPT",
            converter = Converters.ToAnswers.class,
            description =
                    "With --ingest: answer requests with data by a script, as --answer of mixhook ingest does.")
    private @Nullable AnswerScript answers;

    private @Nullable Journal journal;

    /** Whether SDKs send what happens. */
    boolean isOn() {
        return port != null;
    }

    /** Whether there are answers for what nobody takes in. */
    boolean isWithoutPort() {
        return port == null && answers != null;
    }

    /** The journals among the data, where they are asked for. */
    Workspace.ReadResult with(Workspace.ReadResult read) {
        return switch (read) {
            case Workspace.ReadResult.Invalid _ -> read;
            case Workspace.ReadResult.Valid(Workspace workspace) ->
                    port == null ? read : new Workspace.ReadResult.Valid(with(workspace));
        };
    }

    private static Workspace with(Workspace workspace) {
        List<Path> paths = Journal.paths(home(workspace));
        return workspace.with(paths.get(0), paths.get(1));
    }

    private static Path home(Workspace workspace) {
        return Objects.requireNonNullElse(workspace.home(), Path.of(""));
    }

    /**
     * Opens the journals; before the data is read.
     *
     * @param written run after each time that something was written
     */
    Closeable open(Workspace workspace, Runnable written) throws IOException {
        if (port == null) {
            return () -> {};
        }
        Journal opened = Journal.open(home(workspace), written);
        journal = opened;
        return opened;
    }

    /**
     * Asks that the journals end by now, where there are any.
     *
     * @throws IOException if they do not
     */
    void requireEndBy(Instant now) throws IOException {
        if (journal != null) {
            journal.requireEndBy(now);
        }
    }

    /** Held while the journals are written to, where there are any. */
    Lock writing() {
        return journal == null ? new ReentrantLock() : journal.writing();
    }

    /**
     * Starts to listen, where it is asked for.
     *
     * @param clock by which records come
     * @param otherwise how they are dated unless the project says so
     */
    Closeable start(
            Workspace workspace,
            InstantSource clock,
            TimeSource otherwise,
            Terminal terminal,
            boolean verbose,
            boolean json)
            throws IOException {
        if (port == null || journal == null) {
            return () -> {};
        }
        IngestSettings settings =
                workspace.project().ingest().otherwise(otherwise).answering(answers);
        IngestReport report = new IngestReport(terminal.err(), verbose);
        IngestListener listener = json ? new IngestNdjson(terminal.out(), report) : report;
        InstantSource millis = () -> clock.instant().truncatedTo(ChronoUnit.MILLIS);
        IngestionServer server =
                IngestionServer.start(
                        port,
                        Set.copyOf(settings.hosts()),
                        new Ingestion(settings, journal, millis, listener));
        terminal.err().println("taking in at http://localhost:" + server.port());
        return () -> {
            server.close();
            terminal.err().print(report.summary());
        };
    }
}

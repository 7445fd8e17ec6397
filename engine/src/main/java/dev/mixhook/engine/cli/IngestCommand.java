package dev.mixhook.engine.cli;

import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestSettings;
import dev.mixhook.engine.ingestion.IngestSettings.TimeSource;
import dev.mixhook.engine.ingestion.Ingestion;
import dev.mixhook.engine.ingestion.Journal;
import dev.mixhook.engine.ingestion.http.IngestionServer;
import dev.mixhook.engine.report.IngestNdjson;
import dev.mixhook.engine.report.IngestReport;
import dev.mixhook.engine.report.ProblemReport;
import dev.mixhook.engine.web.AnswerScript;
import dev.mixhook.engine.web.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mixhook ingest}: takes what Mixpanel's SDKs send, and keeps it. */
@Command(
        name = "ingest",
        description = {
            "Takes what Mixpanel's SDKs send to this machine, and writes it to files of data.",
            "These are profiles.ingest.jsonl and events.ingest.jsonl in the folder: data like any other. Sends nothing; mixhook run --ingest does.",
            "Ctrl-C ends it with a summary."
        },
        footerHeading = "%nPoint an SDK here (TOKEN is any text):%n",
        footer = {
            "  node          Mixpanel.init(TOKEN, {host: 'localhost:6490', protocol: 'http'})",
            "                import takes key: over http; with secret or a service account it insists on https",
            "  browser       mixpanel.init(TOKEN, {api_host: 'http://localhost:6490'})",
            "  react-native  new Mixpanel(TOKEN, false, false).init(false, {}, 'http://localhost:6490')",
            "  java          new MixpanelAPI(B + \"/track\", B + \"/engage\", B + \"/groups\", B + \"/import\", gzip)",
            "                where B is \"http://localhost:6490\"; up to 1.5 without the last ones",
            "  python        Consumer(events_url=B+'/track', people_url=B+'/engage', groups_url=B+'/groups', import_url=B+'/import')",
            "                alias() goes to api.mixpanel.com all the same",
            "  ruby          Mixpanel::Consumer.new(B+'/track', B+'/engage', B+'/import', B+'/groups')",
            "                with Mixpanel.config_http { |http| http.use_ssl = false }; alias() goes to api.mixpanel.com",
            "  php           ['host' => 'localhost:6490', 'use_ssl' => false, 'consumer' => 'curl']",
            "  go            mixpanel.NewApiClient(TOKEN, mixpanel.ProxyApiLocation(\"http://localhost:6490\"))",
            "  Swift         Mixpanel.initialize(token: TOKEN, serverURL: \"http://localhost:6490\")",
            "  Android       mixpanel.setServerURL(\"http://10.0.2.2:6490\") in the emulator, with hosts: [10.0.2.2]",
            "  Unity         the API host in the settings"
        },
        usageHelpWidth = 130,
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {
    private static final int DEFAULT_PORT = 6490;

    private final Terminal terminal;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description =
                    "The folder of the data, with project.yaml. Default: the folder that you are in.")
    private @Nullable Path named;

    private Path folder = Path.of("");

    @Option(
            names = {"-p", "--port"},
            paramLabel = "N",
            converter = Converters.ToPort.class,
            description =
                    "Where to listen; 0 for any port that is free. Default: 6490, or the next port that is free.")
    private @Nullable Integer port;

    @Option(
            names = "--answer",
            paramLabel = "SCRIPT",
            converter = Converters.ToAnswers.class,
            description = {
                "Answer requests with data by a script, as receive --answer does, such as 503*3,timeout,200.",
                "200 is Mixpanel's own answer, another status takes nothing in; timeout (no answer) and reset take",
                "it in, and lose the answer. Default: 200."
            })
    private @Nullable AnswerScript answers;

    @Option(
            names = {"-v", "--verbose"},
            description = "A line a request on stderr.")
    private boolean verbose;

    @Mixin private JsonOption json = new JsonOption();

    IngestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        folder = named == null ? HomeFolder.withCampaigns(terminal) : named;
        if (!Files.isDirectory(folder)) {
            return terminal.badInput(folder + " is no folder; the journals are written to one.");
        }
        return switch (WorkspaceReader.readToTry(List.of(folder), terminal.environment())) {
            case Workspace.ReadResult.Invalid(List<Problem> problems, Workspace _) -> {
                ProblemReport.print(problems, terminal.err());
                yield ExitCode.BAD_INPUT;
            }
            case Workspace.ReadResult.Valid(Workspace workspace) ->
                    ingest(
                            workspace
                                    .project()
                                    .ingest()
                                    .otherwise(TimeSource.SENT)
                                    .answering(answers));
        };
    }

    private int ingest(IngestSettings settings) {
        IngestReport report = new IngestReport(terminal.err(), verbose);
        IngestListener listener = json.isOn() ? new IngestNdjson(terminal.out(), report) : report;
        try (Journal journal = open();
                IngestionServer server =
                        IngestionServer.start(
                                port == null ? Loopback.free(DEFAULT_PORT) : port,
                                Set.copyOf(settings.hosts()),
                                new Ingestion(settings, journal, terminal::now, listener))) {
            if (port == null && server.port() != DEFAULT_PORT) {
                terminal.err()
                        .printf(
                                "port %d is taken, and %d is the next one that is free; point the SDK there%n",
                                DEFAULT_PORT, server.port());
            }
            terminal.err()
                    .println(
                            "taking in at http://localhost:"
                                    + server.port()
                                    + " (--help says how SDKs are pointed here); Ctrl-C ends it");
            return StopSignal.stay(
                    terminal,
                    () -> {
                        terminal.err().print(report.summary());
                        return ExitCode.DONE;
                    });
        } catch (IOException e) {
            return terminal.badInput("Not possible: " + e.getMessage());
        }
    }

    private Journal open() throws IOException {
        Journal journal = Journal.open(folder, () -> {});
        try {
            journal.requireEndBy(terminal.now());
            return journal;
        } catch (IOException e) {
            journal.close();
            throw e;
        }
    }
}

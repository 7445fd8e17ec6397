package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.cli.Converters.Header;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.ReceiverSource;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.probe.ProbeSource;
import dev.mixhook.engine.definition.contract.ContractFile;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.report.ProblemReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is claimed of which receiver: a contract file, or the standard pack and a URL. */
final class ContractOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "A contract file, or - for standard input. Without one: the standard pack, against --url.")
    private @Nullable Path file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description = "Where the receiver takes POSTs; goes before what a contract says.")
    private @Nullable String url;

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            converter = Converters.ToHeader.class,
            description =
                    "Send each POST with this header, such as 'Authorization: Bearer TOKEN'; also several times.")
    private List<Header> headers = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Converters.ToStandardPack.class,
            description =
                    "The format of the POSTs: messages, cohort_sync or event_stream. Default: messages; a contract says it itself.")
    private @Nullable StandardPack format;

    @Option(
            names = "--probe",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description =
                    "Tells how often a user was acted on, or whether a member; {distinct_id} stands for the user.")
    private @Nullable String probe;

    @Option(
            names = "--probe-json",
            paramLabel = "PATH",
            defaultValue = "$.count",
            description = "Where the probe's answer says so, as a JSONPath. Default: $.count.")
    private String probeJson = "$.count";

    @Option(
            names = "--echo",
            paramLabel = "URL",
            converter = Converters.ToUrl.class,
            description =
                    "Answers the properties that a user was stored with, as JSON; {distinct_id} stands for the user.")
    private @Nullable String echo;

    @Mixin private ReceiverOptions receiver = new ReceiverOptions();

    /** The standard pack of the format that was named. */
    StandardPack pack() {
        return format == null ? StandardPack.MESSAGES : format;
    }

    /** Whether the standard pack alone is meant, of whatever receiver. */
    boolean isEmpty() {
        return file == null && url == null;
    }

    /**
     * The contract; empty if something is wrong, of which the terminal was then told.
     *
     * @throws CommandRefusedException if something on the command line is; the message says what
     */
    Optional<Contract> read(Terminal terminal) {
        if (isEmpty()) {
            terminal.err()
                    .println(
                            "Say where the receiver is: --url http://localhost:3000/hook, or name a contract file.");
            return Optional.empty();
        }
        if (file != null && format != null) {
            throw CommandRefusedException.badInput(
                    "A contract says the format itself, `format: %s` under `receiver`. Leave --format out."
                            .formatted(format.format()));
        }
        return file == null
                ? Optional.of(
                        asked(Contract.standard(pack(), Objects.requireNonNull(url)), terminal))
                : read(file, terminal).map(contract -> asked(contract, terminal));
    }

    private static Optional<Contract> read(Path named, Terminal terminal) {
        Path file = StandardInput.file(named, ".yaml", terminal);
        Path folder = StandardInput.isMeant(named) ? terminal.folder() : file.resolveSibling("");
        return switch (ContractFile.read(
                file,
                folder,
                terminal.environment(),
                warnings ->
                        ProblemReport.warn(
                                StandardInput.named(warnings, named, file), terminal.err()))) {
            case ContractFile.ReadResult.Valid(Contract contract) -> Optional.of(contract);
            case ContractFile.ReadResult.Invalid(List<Problem> problems) -> {
                ProblemReport.print(StandardInput.named(problems, named, file), terminal.err());
                yield Optional.empty();
            }
        };
    }

    /**
     * The contract with what the command line changes in it: the URL, trust, secrets and probes.
     *
     * @throws CommandRefusedException if a probe cannot be meant so; the message says why
     */
    private Contract asked(Contract contract, Terminal terminal) {
        Contract at = url == null ? contract : contract.at(url);
        ReceiverSource own = at.receiver();
        Contract seen =
                at.with(
                        own.with(headers())
                                .with(
                                        receiver.trust(own.trust(), terminal),
                                        receiver.secrets(own.secrets())));
        Contract asking =
                probe == null
                        ? seen
                        : seen.asking(aboutUser("probe", "received", probe, probeJson));
        return echo == null ? asking : asking.echoing(aboutUser("echo", "stored", echo, "$"));
    }

    /**
     * The headers that were named.
     *
     * @throws CommandRefusedException if one of them cannot be sent; the message says why
     */
    private Map<String, String> headers() {
        Map<String, String> named = new LinkedHashMap<>();
        headers.forEach(header -> named.put(header.name(), header.value()));
        try {
            Webhook.to("http://localhost/").with(named);
        } catch (IllegalArgumentException e) {
            throw CommandRefusedException.badInput("With --header: " + e.getMessage());
        }
        return named;
    }

    private ProbeSource aboutUser(String option, String path, String url, String json) {
        ProbeSource source = get(url, json);
        if (!source.isAboutUser()) {
            throw CommandRefusedException.badInput(
                    "--%s asks about no user. Write {distinct_id} where the user stands, as in http://localhost:3000/%s/{distinct_id}"
                            .formatted(option, path));
        }
        return source;
    }

    private ProbeSource get(String url, String json) {
        try {
            return new ProbeSource.Http(url, json, receiver.secrets(Secrets.NAMED));
        } catch (IllegalArgumentException e) {
            throw CommandRefusedException.badInput(String.valueOf(e.getMessage()));
        }
    }
}

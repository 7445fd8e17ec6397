package dev.mixhook.engine.definition.contract;

import dev.mixhook.delivery.Secrets;
import dev.mixhook.delivery.Trust;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.engine.contract.Contract;
import dev.mixhook.engine.contract.ReceiverSource;
import dev.mixhook.engine.contract.finding.Claim;
import dev.mixhook.engine.contract.finding.Waiver;
import dev.mixhook.engine.contract.pack.StandardPack;
import dev.mixhook.engine.contract.scenario.Scenario;
import dev.mixhook.engine.contract.scenario.Setting;
import dev.mixhook.engine.definition.HeadersReader;
import dev.mixhook.engine.definition.Project;
import dev.mixhook.engine.definition.TrustReader;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.contract.ScenarioReader.Ids;
import dev.mixhook.engine.definition.yaml.Environment;
import dev.mixhook.engine.definition.yaml.FilledText;
import dev.mixhook.engine.definition.yaml.Key;
import dev.mixhook.engine.definition.yaml.Node;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.definition.yaml.Problems;
import dev.mixhook.engine.definition.yaml.Section;
import dev.mixhook.engine.definition.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a contract file. */
public final class ContractFile {
    private final Path folder;
    private final Environment environment;
    private final List<Problem> elsewhere = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    private ContractFile(Path folder, Environment environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** What reading gave: a contract, or everything that is wrong. */
    public sealed interface ReadResult {
        record Valid(Contract contract) implements ReadResult {}

        record Invalid(List<Problem> problems) implements ReadResult {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Reads it, and the campaigns that it names, and finds all that is wrong.
     *
     * @param file other files are named from its folder
     * @param variables environment variables that it may refer to
     */
    public static ReadResult read(Path file, Map<String, String> variables) {
        return read(file, variables, _ -> {});
    }

    /**
     * Reads a contract file, from whose folder other files are named.
     *
     * @param warned is told what is not wrong and may mean another thing than was meant
     */
    public static ReadResult read(
            Path file, Map<String, String> variables, Consumer<List<Problem>> warned) {
        return read(file, file.resolveSibling(""), variables, warned);
    }

    /**
     * Reads a contract file.
     *
     * @param folder from which other files are named
     * @param variables environment variables that it may refer to
     * @param warned is told what is not wrong and may mean another thing than was meant
     */
    public static ReadResult read(
            Path file, Path folder, Map<String, String> variables, Consumer<List<Problem>> warned) {
        Problems problems = new Problems(file.toString());
        ContractFile reader =
                new ContractFile(folder.toAbsolutePath().normalize(), new Environment(variables));
        Optional<Contract> contract =
                YamlFile.read(file, problems)
                        .flatMap(
                                document ->
                                        Section.of(document, ContractKeys.DOCUMENT, "", problems))
                        .flatMap(reader::contract);
        List<Problem> all = new ArrayList<>(problems.found());
        all.addAll(reader.elsewhere);
        List<Problem> warnings = new ArrayList<>(problems.warnings());
        warnings.addAll(reader.warnings);
        warned.accept(warnings);
        return all.isEmpty()
                ? new ReadResult.Valid(contract.orElseThrow())
                : new ReadResult.Invalid(all);
    }

    /**
     * Reads a document of a contract file.
     *
     * @param folder that other files are named from
     */
    static Optional<Contract> read(
            Node document, Path folder, Map<String, String> variables, Problems problems) {
        ContractFile reader = new ContractFile(folder, new Environment(variables));
        return Section.of(document, ContractKeys.DOCUMENT, "", problems).flatMap(reader::contract);
    }

    private Optional<Contract> contract(Section section) {
        Optional<String> name = section.read(ContractKeys.CONTRACT);
        Optional<Section> to = section.read(ContractKeys.RECEIVER);
        StandardPack pack =
                to.flatMap(at -> at.read(ContractKeys.FORMAT)).orElse(StandardPack.MESSAGES);
        Optional<ReceiverSource> receiver = to.flatMap(this::receiver);
        KnownProbes probes = new ProbeReader(environment, folder).read(section);
        Set<String> checks = new ChecksReader(section, pack).read();
        Workspace workspace = workspace(section);
        Setting setting = setting(section, workspace);
        List<Scenario> scenarios = scenarios(section, probes, workspace.project());
        if (!scenarios.isEmpty() && !section.has(ContractKeys.CAMPAIGNS)) {
            section.problem(ContractKeys.CAMPAIGNS, "Scenarios play campaigns. Name their files.");
        }
        List<Waiver> waivers = new WaiverReader(names(pack, scenarios)).read(section);
        section.close();
        return name.isEmpty() || receiver.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Contract(
                                name.get(),
                                receiver.get(),
                                probes.sources(),
                                pack,
                                checks,
                                waivers,
                                setting,
                                scenarios));
    }

    private Optional<ReceiverSource> receiver(Section receiver) {
        FilledText texts = new FilledText(receiver, environment);
        Secrets secrets = texts.secrets("url", "start", "ready");
        Optional<String> url =
                texts.read(ContractKeys.URL)
                        .filter(text -> isUrl(receiver, ContractKeys.URL, text, secrets));
        // As the shell would, which reads it afterwards.
        Optional<String> start = receiver.read(ContractKeys.START).map(environment::fill);
        Optional<String> ready =
                texts.read(ContractKeys.READY)
                        .filter(text -> isUrl(receiver, ContractKeys.READY, text, secrets));
        Optional<Trust> trust =
                receiver.read(ContractKeys.TLS).flatMap(tls -> new TrustReader(tls, folder).read());
        Map<String, String> headers = new LinkedHashMap<>();
        Secrets all =
                receiver.read(ContractKeys.HEADERS)
                        .map(names -> secrets.and(headers(names, headers)))
                        .orElse(secrets);
        receiver.close();
        return url.map(
                to ->
                        new ReceiverSource(
                                to,
                                headers,
                                start.orElse(null),
                                folder,
                                ready.orElse(null),
                                trust.orElseGet(Trust.Default::new),
                                all));
    }

    /** Reads headers; what of them is not to be shown. */
    private Secrets headers(Section names, Map<String, String> headers) {
        FilledText texts = new FilledText(names, environment);
        headers.putAll(HeadersReader.read(names, texts::other));
        return texts.secrets(names.keys().toArray(String[]::new));
    }

    private static boolean isUrl(Section section, Key<String> key, String text, Secrets secrets) {
        try {
            return !Webhook.to(text, secrets).host().isEmpty();
        } catch (IllegalArgumentException e) {
            section.problem(key, String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** The campaigns, with the project that they belong to. */
    private Workspace workspace(Section section) {
        List<Path> files = NamedFile.list(section, ContractKeys.CAMPAIGNS, folder);
        if (files.isEmpty()) {
            return new Workspace(null, Project.DEFAULT, List.of(), List.of(), List.of(), List.of());
        }
        Workspace workspace =
                switch (WorkspaceReader.read(files, environment.variables())) {
                    case Workspace.ReadResult.Valid(Workspace whole) -> whole;
                    case Workspace.ReadResult.Invalid(List<Problem> found, Workspace readable) -> {
                        elsewhere.addAll(found);
                        yield readable;
                    }
                };
        warnings.addAll(workspace.warnings());
        return workspace;
    }

    private Setting setting(Section section, Workspace workspace) {
        Optional<Section> data = section.read(ContractKeys.DATA);
        List<Path> profiles = files(data, ContractKeys.PROFILES);
        List<Path> events = files(data, ContractKeys.EVENTS);
        data.ifPresent(Section::close);
        return new Setting(workspace.campaigns(), workspace.project().zones(), profiles, events);
    }

    private List<Path> files(Optional<Section> data, Key<List<String>> key) {
        return data.map(section -> NamedFile.list(section, key, folder)).orElse(List.of());
    }

    private List<Scenario> scenarios(Section section, KnownProbes probes, Project project) {
        Optional<Instant> start = ScenarioReader.start(section, project.zone()).or(project::start);
        Optional<Ids> ids = section.read(ScenarioKeys.IDS);
        return new ScenarioReader(
                        folder,
                        probes,
                        project.zone(),
                        start,
                        ids,
                        project.ingest(),
                        section.has(ContractKeys.DATA))
                .read(section);
    }

    private static Set<String> names(StandardPack pack, List<Scenario> scenarios) {
        return Stream.concat(
                        pack.claims().stream().map(Claim::id),
                        scenarios.stream().map(Scenario::name))
                .collect(Collectors.toSet());
    }
}

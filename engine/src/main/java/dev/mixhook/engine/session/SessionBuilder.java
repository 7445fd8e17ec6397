package dev.mixhook.engine.session;

import dev.mixhook.delivery.EgressGuard;
import dev.mixhook.delivery.OkHttpSender;
import dev.mixhook.delivery.Webhook;
import dev.mixhook.delivery.faults.FaultPlan;
import dev.mixhook.engine.contract.scenario.UserIdMapping;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.definition.WorkspaceTexts;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.files.RegularFile;
import dev.mixhook.engine.text.ProgramVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a session begins with. All but the instant may be left out, and comes in any order. */
public final class SessionBuilder {
    private final Instant start;
    private final List<Path> workspace = new ArrayList<>();
    private final List<Path> campaigns = new ArrayList<>();
    private final List<String> campaignTexts = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();
    private final List<Path> events = new ArrayList<>();
    private final List<FaultPlan.Rule> faults = new ArrayList<>();
    private @Nullable String projectText;
    private @Nullable Webhook receiver;
    private Map<String, String> variables = Map.of();
    private Set<String> allowedHosts = Set.of();
    private long seed;
    private boolean hasNewIds;
    private boolean keepsGoing;

    /**
     * @param start the instant at which it begins; parts of milliseconds are dropped
     */
    public SessionBuilder(Instant start) {
        this.start = Instant.ofEpochMilli(start.toEpochMilli());
    }

    /** Adds files and folders as a command line names them: project, campaigns and data. */
    public SessionBuilder workspace(Path... paths) {
        workspace.addAll(List.of(paths));
        return this;
    }

    /**
     * Adds campaigns, without the data that lies beside them.
     *
     * @param path a campaign file, a folder of them, or the folder of a project. The project file
     *     that belongs to them counts
     */
    public SessionBuilder campaigns(Path path) {
        campaigns.addAll(CampaignFolder.files(path));
        return this;
    }

    /** Adds a campaign, as its file says it; problems name it {@code campaigns[0]} and so on. */
    public SessionBuilder campaign(String yaml) {
        campaignTexts.add(yaml);
        return this;
    }

    /**
     * Sets the project.
     *
     * @param file named {@code project.yaml}
     * @throws IllegalArgumentException if it has another name
     */
    public SessionBuilder project(Path file) {
        if (!file.endsWith("project.yaml") && !file.endsWith("project.yml")) {
            throw new IllegalArgumentException("a project file is project.yaml, was " + file);
        }
        campaigns.add(file);
        return this;
    }

    /** Sets the project, as {@code project.yaml} says it; problems name it {@code project}. */
    public SessionBuilder project(String yaml) {
        projectText = yaml;
        return this;
    }

    /** Adds a file of people. */
    public SessionBuilder profiles(Path file) {
        profiles.add(file);
        return this;
    }

    /** Adds a file of events. */
    public SessionBuilder events(Path file) {
        events.add(file);
        return this;
    }

    /** Sets the environment variables that campaigns may refer to; without them there are none. */
    public SessionBuilder variables(Map<String, String> all) {
        variables = Map.copyOf(all);
        return this;
    }

    /**
     * All campaigns post there, whatever their files say.
     *
     * @throws IllegalArgumentException if it is no http or https URL
     */
    public SessionBuilder to(String url) {
        receiver = Webhook.to(url);
        return this;
    }

    /** Lets POSTs go to hosts beside this machine. */
    public SessionBuilder allowHosts(Set<String> hosts) {
        allowedHosts = Set.copyOf(hosts);
        return this;
    }

    /**
     * Seeds what is left to chance, and the ids that are made up; 0 unless it is told. A session
     * with the same seed and the same steps does the same.
     */
    public SessionBuilder seed(long number) {
        seed = number;
        return this;
    }

    /** The receiver knows users by ids that the seed makes, and no longer by their own. */
    public SessionBuilder newIds() {
        hasNewIds = true;
        return this;
    }

    /** Goes on with campaigns after twenty attempts in which nothing was accepted (R-D9). */
    public SessionBuilder keepGoing() {
        keepsGoing = true;
        return this;
    }

    /** Adds faults, from the start on. */
    public SessionBuilder faults(List<FaultPlan.Rule> rules) {
        faults.addAll(rules);
        return this;
    }

    /**
     * Reads campaigns and project, and opens the session. Files of data are read when time goes on
     * first.
     *
     * @throws BadInputException if anything is wrong with them: all of it at once
     * @throws IllegalArgumentException if the receiver's URL cannot be that of a campaign, or an
     *     allowed host is none
     */
    public Session begin() {
        Workspace read = read();
        List<Path> people = withOwn(workspace.isEmpty() ? List.of() : read.profiles(), profiles);
        List<Path> done = withOwn(workspace.isEmpty() ? List.of() : read.events(), events);
        EgressGuard guard = new EgressGuard(allowedHosts);
        SessionSender sender =
                new SessionSender(
                        new OkHttpSender(guard, "mixhook/" + ProgramVersion.number()),
                        hasNewIds ? UserIdMapping.of(seed, 1) : UserIdMapping.LITERAL,
                        seed);
        sender.faults(faults);
        ToldRecords told =
                new ToldRecords(
                        read.project().zones(), people, done, "mixhook-" + seed + "-event-");
        Session session = new Session(start, seed, keepsGoing, read, told, sender);
        if (receiver != null) {
            session.to(receiver.url());
        }
        return session;
    }

    private static List<Path> withOwn(List<Path> own, List<Path> more) {
        List<Path> all = new ArrayList<>(own);
        all.addAll(more);
        return all;
    }

    private Workspace read() {
        List<Path> paths = withOwn(workspace, campaigns);
        List<Problem> problems = new ArrayList<>();
        if (paths.isEmpty() && campaignTexts.isEmpty()) {
            problems.add(
                    new Problem("campaigns", 1, 1, "", "No campaign. Name a file or a folder."));
        }
        profiles.forEach(file -> missing(file).ifPresent(problems::add));
        events.forEach(file -> missing(file).ifPresent(problems::add));
        Workspace.ReadResult result =
                WorkspaceReader.read(
                        paths, new WorkspaceTexts(campaignTexts, projectText), variables);
        return switch (result) {
            case Workspace.ReadResult.Valid(Workspace valid) when problems.isEmpty() -> valid;
            case Workspace.ReadResult.Valid _ -> throw new BadInputException(problems);
            case Workspace.ReadResult.Invalid(List<Problem> found, Workspace _) -> {
                problems.addAll(found);
                throw new BadInputException(problems);
            }
        };
    }

    private static Optional<Problem> missing(Path file) {
        Optional<String> wrong =
                Files.exists(file)
                        ? RegularFile.irregularity(file).map(what -> "This is " + what)
                        : Optional.of("There is no such file.");
        return wrong.map(message -> new Problem(file.toString(), 1, 1, "", message));
    }
}

package dev.mixhook.junit;

import dev.mixhook.junit.driver.Beginning;
import dev.mixhook.junit.driver.Engines;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What sessions begin with. Paths are from the folder in which the tests run.
 *
 * @param <S> what is set up
 */
public abstract class MixhookSetup<S extends MixhookSetup<S>> {
    /** Below this, JSON of all languages has them exactly. */
    private static final long SEEDS = 1L << 50;

    private final Instant startAt;
    private final List<Path> campaigns = new ArrayList<>();
    private final List<String> campaignTexts = new ArrayList<>();
    private final List<Path> profiles = new ArrayList<>();
    private final List<Path> events = new ArrayList<>();
    private final Map<String, String> variables = new ConcurrentHashMap<>(System.getenv());
    private final Set<String> allowedHosts = new HashSet<>();
    private @Nullable String project;
    private @Nullable String url;
    private @Nullable Path program;
    private long seed =
            Long.getLong("mixhook.seed", ThreadLocalRandom.current().nextLong(1, SEEDS));
    private boolean keepsGoing;

    MixhookSetup(String instant) {
        try {
            this.startAt = Instant.parse(instant);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "an instant is written as 2026-01-01T00:00:00Z, was " + instant, e);
        }
    }

    abstract S self();

    /**
     * Adds campaigns: a campaign file, a folder of them, or the folder of a project. The project
     * file that belongs to them counts; data that lies beside them does not.
     */
    public S campaigns(String path) {
        campaigns.add(Path.of(path));
        return self();
    }

    /** Adds campaigns, as {@link #campaigns(String)}. */
    public S campaigns(Path path) {
        campaigns.add(path);
        return self();
    }

    /** Adds a campaign, as its file says it. */
    public S campaign(String yaml) {
        campaignTexts.add(yaml);
        return self();
    }

    /** Sets the project, as {@code project.yaml} says it. */
    public S project(String yaml) {
        project = yaml;
        return self();
    }

    /** Adds a file of people, as Mixpanel exports them. */
    public S people(String file) {
        profiles.add(Path.of(file));
        return self();
    }

    /** Adds a file of events, as Mixpanel exports them. */
    public S events(String file) {
        events.add(Path.of(file));
        return self();
    }

    /**
     * Sets a variable that campaigns and contract files may refer to, besides those of the
     * environment: at any time, also in a test that knows only now on which port its receiver
     * listens. It counts for sessions that begin, and contract files that are read, afterwards.
     */
    public S variable(String name, String value) {
        variables.put(name, value);
        return self();
    }

    /** All campaigns post there, whatever their files say. */
    public S postingTo(String receiver) {
        url = receiver;
        return self();
    }

    /** Lets POSTs go to a host beside this machine. */
    public S allowHost(String host) {
        allowedHosts.add(host);
        return self();
    }

    /**
     * Repeats a run whose seed is known; without it each run has another one, or that of the system
     * property {@code mixhook.seed}.
     */
    public S seed(long number) {
        seed = number;
        return self();
    }

    /** Goes on with campaigns after twenty attempts in which nothing was accepted. */
    public S keepGoing() {
        keepsGoing = true;
        return self();
    }

    /**
     * Runs the engine in a process of its own: for projects whose Java is older than 25.
     *
     * @param path of the packaged program {@code mixhook}
     * @throws IllegalArgumentException if it is null, as a variable is that is not set
     */
    public S process(@Nullable String path) {
        if (path == null) {
            throw new IllegalArgumentException(
                    "process(…) takes the path of the packaged program, and was given null: is the"
                            + " variable set that names it?");
        }
        program = Path.of(path);
        return self();
    }

    /**
     * Opens a session.
     *
     * @throws IllegalArgumentException if campaigns, project or data are wrong: all of it at once
     * @throws IllegalStateException if the engine cannot run here
     */
    public MixhookSession open() {
        return open(seedOf(""));
    }

    MixhookSession open(long ownSeed) {
        Beginning beginning = beginning(ownSeed);
        BeginningFiles.check(beginning);
        return new MixhookSession(engines().begin(beginning), seed, ownSeed);
    }

    /** A seed that the run's one draws for something of that name. */
    long seedOf(String name) {
        return Math.floorMod(seed * 31 + name.hashCode(), SEEDS);
    }

    /** The seed of the run, which needs no session. */
    long runSeed() {
        return seed;
    }

    Map<String, String> variables() {
        return variables;
    }

    Engines engines() {
        return program == null ? EmbeddedEngines.get() : new ProcessEngines(program);
    }

    private Beginning beginning(long ownSeed) {
        return new Beginning(
                startAt,
                campaigns,
                campaignTexts,
                project,
                profiles,
                events,
                variables,
                url,
                allowedHosts,
                ownSeed,
                keepsGoing);
    }
}

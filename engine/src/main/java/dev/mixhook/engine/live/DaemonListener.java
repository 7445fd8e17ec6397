package dev.mixhook.engine.live;

import dev.mixhook.engine.EngineStatus;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.yaml.Problem;
import dev.mixhook.engine.feed.Absence;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is told what a daemon does beside its campaigns' POSTs; from several threads, one at a time. */
public interface DaemonListener {
    /** The data has been read, and campaigns run from now on. */
    void started(Workspace workspace, Feed feed);

    /**
     * When each campaign is due next.
     *
     * @param next milliseconds since the epoch by the campaign's name; {@link Long#MAX_VALUE} for
     *     never
     */
    void next(Workspace workspace, Map<String, Long> next);

    /** How the run stands, as often as it was asked to tell; on the engine's thread. */
    default void stands(EngineStatus status) {}

    /** Data files have grown. */
    void gained(Tail.Gain gain);

    /**
     * Campaign files have changed; the new plan takes over.
     *
     * @param differences none if they were broken, and are as before
     */
    void changed(List<String> differences);

    /** Data files are not what they were, but for lines that they gained: all are read again. */
    void rewritten();

    /**
     * Data files that were read are not there any more, or next to nothing of them: the plan and
     * its data stay as they were until they are back, or the project's time for that is over.
     *
     * @param wait that time; null for ever
     */
    void missing(List<Absence> absences, @Nullable Duration wait);

    /** Data files are there again; those that are not what they were are read again. */
    void back(List<Path> files);

    /**
     * Data files were away for as long as the project waits: all data is read again without them.
     */
    void givenUp(List<Absence> absences);

    /** The machine has slept; what was due meanwhile was missed. */
    void woken();

    /** Campaign files have something in them that may mean another thing than was meant. */
    void warned(List<Problem> warnings);

    /** Campaign files have become wrong; the plan stays as it was. */
    void broken(List<Problem> problems);

    /** A file cannot be read; it is tried again. */
    void unreadable(String reason);
}

package dev.mixhook.engine.live;

import dev.mixhook.engine.definition.Problem;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.Tail;
import java.util.List;
import java.util.Map;

/** Is told what a daemon does beside its campaigns' POSTs; from several threads, one at a time. */
public interface Talk {
    /** The data has been read, and campaigns run from now on. */
    void started(Workspace workspace, Feed feed);

    /**
     * When each campaign is due next.
     *
     * @param next milliseconds since the epoch by the campaign's name; {@link Long#MAX_VALUE} for
     *     never
     */
    void next(Workspace workspace, Map<String, Long> next);

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

    /** The machine has slept; what was due meanwhile was missed. */
    void woken();

    /** Campaign files have something in them that may mean another thing than was meant. */
    void warned(List<Problem> warnings);

    /** Campaign files have become wrong; the plan stays as it was. */
    void broken(List<Problem> problems);

    /** A file cannot be read; it is tried again. */
    void unreadable(String reason);
}

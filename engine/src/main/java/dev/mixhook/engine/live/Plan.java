package dev.mixhook.engine.live;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.DamagedFile;
import dev.mixhook.engine.feed.Tail;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.LongConsumer;

/**
 * What the files say, campaigns and data.
 *
 * @param data as it stood when it was read, and what it gains
 */
record Plan(Workspace workspace, Tail.Start data) {
    /**
     * Reads the data that the campaigns need.
     *
     * @param now the present, in milliseconds since the epoch
     * @param writing held by whoever of this process writes to a data file
     * @param told how many more bytes of data have been read; called from several threads
     * @throws IOException if a data file cannot be read, or is damaged for more than half; the
     *     message names it
     */
    static Plan read(Workspace workspace, long now, Lock writing, LongConsumer told)
            throws IOException {
        Tail.Start data =
                Tail.start(
                        workspace.profiles(),
                        workspace.events(),
                        Engine.vocabulary(workspace.campaigns()),
                        workspace.project().zones(),
                        now,
                        writing,
                        told);
        List<DamagedFile> damaged = data.feed().counts().damagedFiles();
        if (!damaged.isEmpty()) {
            throw new DamagedDataException(damaged);
        }
        return new Plan(workspace, data);
    }
}

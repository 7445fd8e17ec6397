package dev.mixhook.engine.live;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Tail;
import java.io.IOException;

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
     * @throws IOException if a data file cannot be read; the message names it
     */
    static Plan read(Workspace workspace, long now) throws IOException {
        return new Plan(
                workspace,
                Tail.start(
                        workspace.profiles(),
                        workspace.events(),
                        Engine.vocabulary(workspace.campaigns()),
                        workspace.project().zones(),
                        now));
    }
}

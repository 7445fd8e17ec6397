package dev.mixhook.engine.cli;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.feed.FeedReader;
import dev.mixhook.engine.page.DataAgain;
import java.io.IOException;
import java.time.Instant;

/**
 * The data of a workspace, read once more for the page of its run.
 *
 * @param taken when the profiles were taken
 * @param heap how much memory there is in bytes: data is read beside a run only if it surely fits
 */
record WorkspaceDataAgain(Workspace workspace, Instant taken, long heap) implements DataAgain {
    @Override
    public Feed read() throws IOException {
        if (2 * MemoryCheck.most(workspace.data()) > heap) {
            throw new IOException(
                    "the data is too large to be read once more beside the run; `mixhook explain --at` says it of any instant");
        }
        return of(workspace);
    }

    /**
     * Reads all data of a workspace.
     *
     * @throws IOException if it cannot be read; the message names the file
     */
    static Feed of(Workspace workspace) throws IOException {
        return FeedReader.read(
                workspace.profiles(),
                workspace.events(),
                Engine.vocabulary(workspace.campaigns()),
                workspace.project().zones());
    }
}

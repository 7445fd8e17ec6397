package dev.mixhook.engine.live;

import dev.mixhook.engine.Engine;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.feed.Feed;

/** Is told of plans, on the engine's thread. */
@FunctionalInterface
public interface PlanListener {
    /**
     * A plan has begun, in place of the one before.
     *
     * @param engine that runs it, and is driven from now on
     */
    void begun(Workspace workspace, Feed feed, Engine engine);
}

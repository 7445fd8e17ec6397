package dev.mixhook.engine.cli;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.Engine;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.inspection.Received;
import dev.mixhook.engine.page.DataAgain;
import dev.mixhook.engine.page.LivePage;
import dev.mixhook.engine.page.LiveRun;
import dev.mixhook.engine.page.PageHead;
import dev.mixhook.engine.page.PageServer;
import dev.mixhook.engine.receiver.Responder;
import dev.mixhook.targeting.person.People;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The page that a command serves, or none; then nothing is kept for it. */
final class ServedPage implements Closeable {
    private final @Nullable Open open;

    private record Open(LivePage page, LiveRun run, PageServer server, long heap) {}

    private ServedPage(@Nullable Open open) {
        this.open = open;
    }

    /**
     * Serves a page, and says where.
     *
     * @param port empty for none
     * @throws IOException if the port is taken; the message names it
     */
    static ServedPage start(OptionalInt port, Terminal terminal) throws IOException {
        if (port.isEmpty()) {
            return new ServedPage(null);
        }
        LivePage page = new LivePage(terminal.memory().heap());
        LiveRun run = new LiveRun(page);
        PageServer server = PageServer.start(port.getAsInt(), page, run);
        terminal.err().println("page at " + server.address());
        terminal.err().flush();
        return new ServedPage(new Open(page, run, server, terminal.memory().heap()));
    }

    boolean isOpen() {
        return open != null;
    }

    /** How much memory a page takes, in bytes. */
    static long memory(MemoryLimit limit) {
        return LivePage.memory(limit.heap());
    }

    /**
     * An engine runs from now on; on its thread.
     *
     * @param taken when the profiles were taken
     */
    void begin(PageHead head, Workspace workspace, Instant taken, People people, Engine engine) {
        if (open != null) {
            DataAgain data = new WorkspaceDataAgain(workspace, taken, open.heap());
            open.run().begin(head, people, engine, data);
        }
    }

    EngineListener and(EngineListener listener) {
        if (open == null) {
            return listener;
        }
        EngineListener page = open.page().listener();
        return event -> {
            listener.tell(event);
            page.tell(event);
        };
    }

    Sender around(Sender sender) {
        return open == null ? sender : open.page().around(sender);
    }

    /** What comes to a receiver that campaigns post to. */
    Responder around(Responder responder, List<Campaign> campaigns, InstantSource clock) {
        return open == null ? responder : open.page().around(responder, campaigns, clock);
    }

    LongConsumer and(LongConsumer clock, Engine engine, Duration length) {
        return open == null
                ? clock
                : clock.andThen(
                        open.page().audiences(engine::audienceSizes, engine.present(), length));
    }

    /** What comes to a receiver where no campaign runs. */
    Consumer<Received> and(Consumer<Received> told, ZoneId zone, Instant now) {
        if (open == null) {
            return told;
        }
        open.page().begin("receive", zone, now);
        return told.andThen(open.page()::received);
    }

    /** What was played is over. */
    void end(Engine engine, People people) {
        if (open != null) {
            open.page().end(engine, people);
        }
    }

    @Override
    public void close() {
        if (open != null) {
            open.run().close();
            open.server().close();
        }
    }
}

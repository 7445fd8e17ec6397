package dev.mixhook.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mixhook.delivery.Sender;
import dev.mixhook.engine.definition.Workspace;
import dev.mixhook.engine.definition.WorkspaceReader;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.LedgerLocation;
import dev.mixhook.engine.time.ScaledClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

/** A folder that daemons run on, one after the other over one ledger, and what they tell. */
abstract class DaemonFixture {
    static final String NOTHING = "nothing came";

    @TempDir Path folder;
    @AutoClose final Ledger ledger = LedgerLocation.memory().open();
    final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
    final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    final ReentrantLock writing = new ReentrantLock();
    private final ScaledClock clock;

    DaemonFixture(ScaledClock clock) {
        this.clock = clock;
    }

    abstract Sender sender();

    /** Is told what the engine tells; on the daemon's thread. */
    abstract void tell(EngineEvent event);

    Workspace.ReadResult read() {
        return WorkspaceReader.read(List.of(folder), Map.of());
    }

    String nextSaid(String kind) throws InterruptedException {
        String line = next(said);
        return line.startsWith(kind) || line.equals(NOTHING) ? line : nextSaid(kind);
    }

    List<String> saidBefore(String kind) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = next(said); !line.startsWith(kind); line = next(said)) {
            assertThat(line).isNotEqualTo(NOTHING);
            lines.add(line);
        }
        return lines;
    }

    static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(20, TimeUnit.SECONDS);
        return next == null ? NOTHING : next;
    }

    /** A daemon on a thread of its own; closing it stops it and waits. */
    final class Running implements AutoCloseable {
        final Daemon daemon;
        private final Sender sender = sender();
        private final CompletableFuture<Void> end;

        Running() {
            this(clock);
        }

        Running(ScaledClock clock) {
            daemon =
                    new Daemon(
                            ((Workspace.ReadResult.Valid) read()).workspace(),
                            DaemonFixture.this::read,
                            sender,
                            ledger,
                            DaemonFixture.this::tell,
                            new TalkLog(said),
                            clock,
                            Duration.ofMillis(20),
                            null);
            daemon.looksBetween(writing);
            end = CompletableFuture.runAsync(this::run, task -> Thread.ofPlatform().start(task));
        }

        private void run() {
            try {
                daemon.run();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            daemon.stop();
            end.orTimeout(20, TimeUnit.SECONDS).join();
            sender.close();
        }
    }
}

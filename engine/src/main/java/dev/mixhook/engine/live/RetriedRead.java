package dev.mixhook.engine.live;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;

/** A look at files that, if it fails, is told once and taken again the next time. */
final class RetriedRead {
    private final Reads reads;
    private final DaemonListener daemonListener;
    private final Consumer<Runnable> onEngine;
    private String trouble = "";

    /**
     * @param onEngine runs a task on the engine's thread
     */
    RetriedRead(Reads reads, DaemonListener daemonListener, Consumer<Runnable> onEngine) {
        this.reads = reads;
        this.daemonListener = daemonListener;
        this.onEngine = onEngine;
    }

    /** Reads files. */
    interface Reads {
        void read() throws IOException;
    }

    /** Takes the look; its failure keeps no other look from being taken. */
    void take() {
        String reason = "";
        try {
            reads.read();
        } catch (NoSuchFileException e) {
            reason = e.getMessage() + ": no such file";
        } catch (IOException | RuntimeException e) {
            reason = String.valueOf(e.getMessage());
        } catch (Error e) {
            // Such as too little memory: nobody is to believe that the files are watched.
            onEngine.accept(
                    () -> {
                        throw e;
                    });
        }
        // At the end it is interrupted.
        boolean isNew = !reason.isEmpty() && !reason.equals(trouble);
        if (isNew && !Thread.currentThread().isInterrupted()) {
            daemonListener.unreadable(reason);
        }
        trouble = reason;
    }
}

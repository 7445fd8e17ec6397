package dev.mixhook.engine.ingestion;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The two journals in a folder, {@code profiles.ingest.jsonl} and {@code events.ingest.jsonl}: data
 * files like any others, a record a line in the order in which they came. Whatever waits is written
 * and forced to the disk together. One process at a time.
 */
public final class Journal implements RecordSink, Closeable {
    private final Path folder;
    private final JournalFile profiles;
    private final JournalFile events;
    private final Runnable written;
    private final Backlog backlog = new Backlog();
    private final BlockingQueue<Batch> waiting = new LinkedBlockingQueue<>();
    private final Lock writing = new ReentrantLock();
    private final Thread writer;
    private long number;
    private long latest;
    private boolean closed;

    private record Batch(List<CheckedRecord.Kept> records, long at, CompletableFuture<Void> done) {}

    private Journal(Path folder, JournalFile profiles, JournalFile events, Runnable written) {
        this.folder = folder;
        this.profiles = profiles;
        this.events = events;
        this.written = written;
        this.number = Math.max(profiles.lastNumber(), events.lastNumber());
        this.latest = Math.max(profiles.lastArrival(), events.lastArrival());
        this.writer = Thread.ofPlatform().name("journal").daemon().start(this::write);
    }

    /** The journals' paths in a folder: people's first. */
    public static List<Path> paths(Path folder) {
        return List.of(
                folder.resolve("profiles.ingest.jsonl"), folder.resolve("events.ingest.jsonl"));
    }

    /**
     * Makes the journals where they are missing, and goes on with those that are there; a last line
     * that was cut off is dropped.
     *
     * @param written run after each time that something was written
     * @throws IOException if one cannot be written to, or another process writes it; it says which
     */
    public static Journal open(Path folder, Runnable written) throws IOException {
        List<Path> paths = paths(folder);
        JournalFile profiles = JournalFile.open(paths.get(0));
        try {
            return new Journal(folder, profiles, JournalFile.open(paths.get(1)), written);
        } catch (IOException e) {
            profiles.close();
            throw e;
        }
    }

    /**
     * Asks that the last record came no later than a clock shows; else whatever comes would not
     * happen until then. Before anything is appended.
     *
     * @throws IOException if it came later; it says what can be done
     */
    public void requireEndBy(Instant now) throws IOException {
        if (latest > now.toEpochMilli()) {
            throw new IOException(
                    folder
                            + ": the journals end at "
                            + Instant.ofEpochMilli(latest)
                            + ", which is yet to come. Move profiles.ingest.jsonl and"
                            + " events.ingest.jsonl out of that folder.");
        }
    }

    @Override
    public boolean append(List<CheckedRecord.Kept> records, Instant now) throws IOException {
        Backlog.Size size = Backlog.Size.of(records);
        if (!backlog.take(size)) {
            return false;
        }
        try {
            Batch batch = new Batch(records, now.toEpochMilli(), new CompletableFuture<>());
            if (!enqueue(batch)) {
                return false;
            }
            batch.done().get();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } finally {
            backlog.giveBack(size);
        }
    }

    /** Whether it is taken: behind the end nothing would be written, and nobody told. */
    private synchronized boolean enqueue(Batch batch) {
        return !closed && waiting.add(batch);
    }

    private synchronized void enqueueEnd() {
        closed = true;
        waiting.add(new Batch(List.of(), 0, new CompletableFuture<>()));
    }

    /**
     * Held while lines are written, until they are on the disk: who holds it finds whole records in
     * both files, and keeps whoever sends one waiting.
     */
    public Lock writing() {
        return writing;
    }

    private void write() {
        try {
            while (true) {
                List<Batch> batches = new ArrayList<>();
                batches.add(waiting.take());
                waiting.drainTo(batches);
                boolean isEnd = batches.removeIf(batch -> batch.records().isEmpty());
                write(batches);
                if (isEnd) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<Batch> batches) {
        if (batches.isEmpty()) {
            return;
        }
        writing.lock();
        try {
            batches.forEach(this::add);
            profiles.force();
            events.force();
            profiles.commit();
            events.commit();
        } catch (Throwable e) {
            // Whatever it is, such as too little memory: who waits is told, and the next may go in.
            profiles.takeBack();
            events.takeBack();
            batches.forEach(batch -> batch.done().completeExceptionally(e));
            return;
        } finally {
            writing.unlock();
        }
        tell();
        batches.forEach(batch -> batch.done().complete(null));
    }

    /** What is on the disk is answered, whatever its telling comes to. */
    private void tell() {
        try {
            written.run();
        } catch (RuntimeException e) {
            writer.getUncaughtExceptionHandler().uncaughtException(writer, e);
        }
    }

    private void add(Batch batch) {
        // Never earlier than what came before: they happen in the order of their instants.
        latest = Math.max(latest, batch.at());
        for (CheckedRecord.Kept record : batch.records()) {
            number++;
            (record.isEvent() ? events : profiles)
                    .add(JournalLine.of(latest, number, record.members()));
        }
    }

    @Override
    public void close() throws IOException {
        enqueueEnd();
        try {
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        profiles.close();
        events.close();
    }
}

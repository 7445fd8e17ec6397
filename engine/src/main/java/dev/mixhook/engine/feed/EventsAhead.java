package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Files of events that are read beside each other, each apart, and handed on in their order ({@code
 * ReadingTable}). So many are begun ahead as there are threads: what is read and not handed on yet
 * takes memory.
 */
final class EventsAhead implements Closeable {
    private final ExecutorService threads;
    private final Iterator<Callable<EventsReader>> files;
    private final Queue<Future<EventsReader>> begun = new ArrayDeque<>();

    /** Begins to read. */
    EventsAhead(List<DataFile> files, Vocabulary vocabulary, DataZones zones, int threads) {
        this.threads =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().daemon().name("mixhook-read").factory());
        this.files = files.stream().map(file -> apart(file, vocabulary, zones)).iterator();
        for (int i = 0; i < threads; i++) {
            beginNext();
        }
    }

    private static Callable<EventsReader> apart(
            DataFile file, Vocabulary vocabulary, DataZones zones) {
        return () -> {
            EventsReader reader = EventsReader.apart(vocabulary, zones);
            reader.read(file);
            return reader;
        };
    }

    private void beginNext() {
        if (files.hasNext()) {
            begun.add(threads.submit(files.next()));
        }
    }

    /** Whether there is another file. */
    boolean hasNext() {
        return !begun.isEmpty();
    }

    /**
     * What stands in the next file.
     *
     * @throws IOException if it cannot be read; the message names it
     */
    EventsReader next() throws IOException {
        try {
            EventsReader read = begun.remove().get();
            beginNext();
            return read;
        } catch (ExecutionException e) {
            throw ReadAhead.thrown(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Waits until no file is read from any more. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}

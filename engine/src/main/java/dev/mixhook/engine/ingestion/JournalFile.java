package dev.mixhook.engine.ingestion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file to whose end lines are added. */
final class JournalFile implements AutoCloseable {
    private static final Pattern ARRIVAL =
            Pattern.compile("\\{\"\\$mixhook\":\\{\"at\":(\\d{1,18}),\"n\":(\\d{1,18})}");

    private static final int BLOCK = 1 << 16;

    private final Path path;
    private final FileChannel channel;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long committed;
    private long lastArrival;
    private long lastNumber;

    /** Whether there may be more on the disk than was committed. */
    private boolean hasLeftOver;

    JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    static JournalFile open(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        try {
            JournalFile file = new JournalFile(path, channel);
            file.lock();
            file.goToEnd();
            forceName(path.toAbsolutePath().getParent());
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** A file that was just made is lost with its folder, unless that is on the disk too. */
    private static void forceName(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException _) {
            // Not every system opens folders; those that do not keep names by themselves.
        }
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException _) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException(path + " is written by another mixhook; stop that one first");
        }
    }

    /** Drops a last line that was cut off, and finds out which record was the last. */
    private void goToEnd() throws IOException {
        long end = lineEndBefore(channel.size());
        if (end < channel.size()) {
            channel.truncate(end);
        }
        committed = end;
        if (end > 0) {
            long start = lineEndBefore(end - 1);
            readArrival(read(start, (int) Math.min(end - start, 100)));
        }
        channel.position(end);
    }

    private void readArrival(String head) {
        Matcher arrival = ARRIVAL.matcher(head);
        if (arrival.lookingAt()) {
            lastArrival = Long.parseLong(arrival.group(1));
            lastNumber = Long.parseLong(arrival.group(2));
        }
    }

    /** Where the last line ends that ends before a byte; 0 if none does. */
    private long lineEndBefore(long size) throws IOException {
        for (long end = size; end > 0; end -= Math.min(BLOCK, end)) {
            int length = (int) Math.min(BLOCK, end);
            int last = read(end - length, length).lastIndexOf('\n');
            if (last >= 0) {
                return end - length + last + 1;
            }
        }
        return 0;
    }

    /** Bytes of the file, each a character. */
    private String read(long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            // Until all are here.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /** When the last record came, in milliseconds since the epoch; 0 without. */
    long lastArrival() {
        return lastArrival;
    }

    /** The number of the last record; 0 without. */
    long lastNumber() {
        return lastNumber;
    }

    void add(String line) {
        pending.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        pending.write('\n');
    }

    /** Has all that was added on the disk, and nothing that was taken back. */
    void force() throws IOException {
        dropLeftOver();
        if (pending.size() == 0) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(pending.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Keeps what is on the disk. */
    void commit() {
        committed += pending.size();
        pending.reset();
    }

    /**
     * Lets go of what was added, as far as it has not been committed. If the disk does not let it,
     * that is tried again before anything else is written.
     */
    void takeBack() {
        pending.reset();
        hasLeftOver = true;
        try {
            dropLeftOver();
        } catch (IOException _) {
            // Nothing is forced until this works.
        }
    }

    private void dropLeftOver() throws IOException {
        if (hasLeftOver) {
            channel.truncate(committed);
            channel.position(committed);
            hasLeftOver = false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package dev.mixhook.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks beside the reader, on a thread of its own, some blocks ahead ({@code ReadingTable}). What
 * came before a breakage comes before it here too. One thread may read from it.
 */
final class ReadAhead extends InputStream {
    private static final int BLOCK = 1 << 16;
    private static final int BLOCKS = 8;
    private static final byte[] NO_BYTES = {};

    private final InputStream in;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private @Nullable Block current;
    private int at;

    private static final class Block {
        private final byte[] bytes;

        /** Negative at the end. */
        private final int length;

        /** What came in place of bytes. */
        private final @Nullable Throwable failure;

        private Block(byte[] bytes, int length, @Nullable Throwable failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }

        private boolean isLast() {
            return length < 0;
        }
    }

    private ReadAhead(InputStream in) {
        this.in = in;
        this.thread = Thread.ofPlatform().daemon().name("mixhook-unpack").unstarted(this::fill);
    }

    static ReadAhead of(InputStream in) {
        ReadAhead ahead = new ReadAhead(in);
        ahead.thread.start();
        return ahead;
    }

    private void fill() {
        try {
            boolean isLast = false;
            while (!isLast) {
                Block block = next();
                full.put(block);
                isLast = block.isLast();
            }
        } catch (InterruptedException _) {
            // Nobody reads on.
        }
    }

    /** What failed on another thread, to be thrown here; at once where it is no IOException. */
    static IOException thrown(@Nullable Throwable failure) {
        return switch (failure) {
            case IOException e -> e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case null, default -> throw new IllegalStateException(failure);
        };
    }

    private Block next() {
        try {
            byte[] bytes = new byte[BLOCK];
            return new Block(bytes, in.read(bytes), null);
        } catch (IOException | RuntimeException | Error e) {
            // Whatever it is, whoever reads would wait for ever.
            return new Block(NO_BYTES, -1, e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        Block block = current();
        if (block.failure != null) {
            throw thrown(block.failure);
        }
        if (block.isLast()) {
            return -1;
        }
        int count = Math.min(length, block.length - at);
        System.arraycopy(block.bytes, at, into, offset, count);
        at += count;
        return count;
    }

    private Block current() throws IOException {
        Block block = current;
        while (block == null || (!block.isLast() && at == block.length)) {
            block = taken();
            current = block;
            at = 0;
        }
        return block;
    }

    private Block taken() throws IOException {
        try {
            return full.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Waits until the file is not read from any more, and closes it. */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        full.clear();
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}

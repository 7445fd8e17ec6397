package dev.mixhook.engine.ingestion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on a disk that fails when told: it writes two bytes, and takes nothing back. */
final class FaultyChannel extends FileChannel {
    private final FileChannel file;
    private boolean isFailing;

    private FaultyChannel(FileChannel file) {
        this.file = file;
    }

    static FaultyChannel open(Path path) throws IOException {
        return new FaultyChannel(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    void fails(boolean does) {
        isFailing = does;
    }

    private void check() throws IOException {
        if (isFailing) {
            throw new IOException("the disk is full");
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (isFailing) {
            file.write(from.slice(from.position(), 2));
        }
        check();
        return file.write(from);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        check();
        file.truncate(size);
        return this;
    }

    @Override
    public void force(boolean metadata) throws IOException {
        check();
        file.force(metadata);
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        return file.read(to);
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) throws IOException {
        return file.read(to, offset, length);
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) throws IOException {
        check();
        return file.write(from, offset, length);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public FileChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel to) throws IOException {
        return file.transferTo(position, count, to);
    }

    @Override
    public long transferFrom(ReadableByteChannel from, long position, long count)
            throws IOException {
        check();
        return file.transferFrom(from, position, count);
    }

    @Override
    public int read(ByteBuffer to, long position) throws IOException {
        return file.read(to, position);
    }

    @Override
    public int write(ByteBuffer from, long position) throws IOException {
        check();
        return file.write(from, position);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
        return file.map(mode, position, size);
    }

    @Override
    public FileLock lock(long position, long size, boolean isShared) throws IOException {
        return file.lock(position, size, isShared);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean isShared) throws IOException {
        return file.tryLock(position, size, isShared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}

package dev.mixhook.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that may gain lines, of which all up to a byte have been read; or one that gains none,
 * because it is packed.
 */
final class FollowedFile {
    private static final int WITNESS = 4096;

    /** Another file is taken once so many looks in a row have seen the same. */
    static final int SETTLED = 10;

    /** After so many looks in a row at another file it is taken as it is. */
    static final int PATIENCE = 120;

    private final boolean hasPeople;
    private final boolean grows;
    private DataFile read;
    private byte[] lastBytes;
    private FileStatus seen;
    private @Nullable FileStatus suspect;
    private int suspected;
    private int settled;
    private int away;
    private long gained;

    private FollowedFile(FileStatus seen, DataFile read, boolean grows, boolean hasPeople)
            throws IOException {
        this.seen = seen;
        this.grows = grows;
        this.hasPeople = hasPeople;
        this.read = read;
        this.lastBytes = lastBytes(read);
    }

    /** What has become of it. */
    enum Standing {
        /** The file is as it was, but for what it gained. */
        SAME,
        /** The file is another than it was, and may be in the midst of being written. */
        CHANGING,
        /** The file is another than it was, and is to be read again. */
        CHANGED,
        /** The file is not there, or has nothing of what was read; it may come back. */
        AWAY
    }

    /** All that stands there now is taken as read, but for a last line that is cut off. */
    static FollowedFile from(Path path, boolean hasPeople) throws IOException {
        FileStatus status = FileStatus.at(path);
        boolean grows = DataFile.grows(path);
        DataFile read = grows ? DataFile.present(path) : DataFile.whole(path);
        return new FollowedFile(status, read, grows, hasPeople);
    }

    boolean hasPeople() {
        return hasPeople;
    }

    /** What has been read. */
    DataFile present() {
        return read;
    }

    /** What it was at the last look. */
    FileStatus last() {
        return suspect == null ? seen : suspect;
    }

    /**
     * Looks at it. It is not taken while it is being written: another at one of the last looks; but
     * one that gains all the time is not waited for for ever.
     */
    Standing look() throws IOException {
        FileStatus before = suspect;
        FileStatus now = FileStatus.at(read.path());
        boolean wasNothing = seen.size() == 0 && !now.exists();
        if (wasNothing || isTheSame(now)) {
            seen = wasNothing ? seen : now;
            suspect = null;
            suspected = 0;
            away = 0;
            return Standing.SAME;
        }
        suspect = now;
        if (seen.absence(now).isPresent()) {
            away++;
            suspected = 0;
            settled = 0;
            return Standing.AWAY;
        }
        away = 0;
        suspected++;
        settled = now.equals(before) ? settled + 1 : 0;
        return settled >= SETTLED || suspected >= PATIENCE ? Standing.CHANGED : Standing.CHANGING;
    }

    /** How many looks in a row did not find what was read. */
    int away() {
        return away;
    }

    /** Why the last look did not find what was read; empty if it did. */
    Optional<Absence> absence() {
        return away == 0
                ? Optional.empty()
                : seen.absence(last()).map(reason -> new Absence(read.path(), reason));
    }

    /** Whether it is there, under another name. */
    boolean isMovedTo(FileStatus other) {
        return seen.key() != null && seen.key().equals(other.key()) && other.size() >= seen.size();
    }

    private boolean isTheSame(FileStatus now) throws IOException {
        return now.equals(seen)
                || (grows && seen.mayGrowTo(now) && isIntact() && endsWhereItWasRead(now));
    }

    /** Whether the last of what has been read stands there still. */
    boolean isIntact() throws IOException {
        return Arrays.equals(lastBytes, lastBytes(read));
    }

    /** A last row of CSV without a line's end was taken as whole; it may not have been. */
    private boolean endsWhereItWasRead(FileStatus now) throws IOException {
        boolean isOpen = lastBytes.length > 0 && lastBytes[lastBytes.length - 1] != '\n';
        if (!read.isCsv() || !isOpen || now.size() == read.end()) {
            return true;
        }
        try (InputStream in = new DataFile(read.path(), read.end(), read.end() + 1).open()) {
            int next = in.read();
            return next == '\n' || next == '\r';
        }
    }

    /** The whole lines that it has gained, if any; none while it seems to be another. */
    Optional<DataFile> gain() throws IOException {
        FileStatus now = FileStatus.at(read.path());
        boolean isWritten = now.size() != gained;
        gained = now.size();
        return grows && suspect == null && now.isFile()
                ? Optional.of(DataFile.lines(read.path(), read.end(), isWritten))
                        .filter(lines -> lines.end() > lines.start())
                : Optional.empty();
    }

    /** Tells that lines that were gained have been read too. */
    void hasRead(DataFile gain) throws IOException {
        read = new DataFile(read.path(), 0, gain.end());
        lastBytes = lastBytes(read);
    }

    private byte[] lastBytes(DataFile read) throws IOException {
        if (!grows) {
            return new byte[0];
        }
        long start = Math.max(0, read.end() - WITNESS);
        try (InputStream in = new DataFile(read.path(), start, read.end()).open()) {
            return in.readAllBytes();
        }
    }
}

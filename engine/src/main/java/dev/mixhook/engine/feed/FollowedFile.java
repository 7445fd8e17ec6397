package dev.mixhook.engine.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that may gain lines, of which all up to a byte have been read. */
final class FollowedFile {
    private static final int WITNESS = 4096;

    /** Another file is taken once so many looks in a row have seen the same. */
    private static final int SETTLED = 10;

    /** After so many looks in a row at another file it is taken as it is. */
    private static final int PATIENCE = 120;

    private final boolean hasPeople;
    private DataFile read;
    private byte[] lastBytes;
    private Look seen;
    private @Nullable Look suspect;
    private int suspected;
    private int settled;

    private FollowedFile(Look seen, DataFile read, boolean hasPeople) throws IOException {
        this.seen = seen;
        this.hasPeople = hasPeople;
        this.read = read;
        this.lastBytes = lastBytes(read);
    }

    /** What it is, as far as can be told without reading it. */
    private record Look(@Nullable Object key, boolean isFile, long size, FileTime changed) {
        private static Look at(Path path) throws IOException {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new Look(now.fileKey(), now.isRegularFile(), now.size(), now.lastModifiedTime());
        }

        /** Whether another may be of the same file with more at its end, or no more. */
        private boolean mayGrowTo(Look later) {
            return Objects.equals(key, later.key)
                    && isFile == later.isFile
                    && (later.size > size || (later.size == size && later.changed.equals(changed)));
        }
    }

    /** All that stands there now is taken as read, but for a last line that is cut off. */
    static FollowedFile from(Path path, boolean hasPeople) throws IOException {
        Look look = Look.at(path);
        return new FollowedFile(look, DataFile.present(path), hasPeople);
    }

    boolean hasPeople() {
        return hasPeople;
    }

    /** What has been read. */
    DataFile present() {
        return read;
    }

    /**
     * Whether it is another than it was, but for what it gained. It is not taken while it is being
     * written: empty, or another at one of the last looks; but one that gains all the time is not
     * waited for for ever.
     */
    boolean isRewritten() throws IOException {
        if (!Files.exists(read.path())) {
            return false;
        }
        Look before = suspect;
        Look now = Look.at(read.path());
        if (isTheSame(now)) {
            seen = now;
            suspect = null;
            suspected = 0;
            return false;
        }
        suspect = now;
        suspected = now.size == 0 ? 0 : suspected + 1;
        settled = now.size > 0 && now.equals(before) ? settled + 1 : 0;
        return settled >= SETTLED || suspected >= PATIENCE;
    }

    private boolean isTheSame(Look now) throws IOException {
        return now.equals(seen) || (seen.mayGrowTo(now) && isIntact());
    }

    /** Whether the last of what has been read stands there still. */
    boolean isIntact() throws IOException {
        return Arrays.equals(lastBytes, lastBytes(read));
    }

    /** The whole lines that it has gained, if any; none while it seems to be another. */
    Optional<DataFile> gain() throws IOException {
        return suspect == null && Files.exists(read.path())
                ? Optional.of(DataFile.lines(read.path(), read.end()))
                        .filter(lines -> lines.end() > lines.start())
                : Optional.empty();
    }

    /** They have been read too. */
    void hasRead(DataFile gain) throws IOException {
        read = new DataFile(read.path(), 0, gain.end());
        lastBytes = lastBytes(read);
    }

    private static byte[] lastBytes(DataFile read) throws IOException {
        long start = Math.max(0, read.end() - WITNESS);
        try (InputStream in = new DataFile(read.path(), start, read.end()).open()) {
            return in.readAllBytes();
        }
    }
}

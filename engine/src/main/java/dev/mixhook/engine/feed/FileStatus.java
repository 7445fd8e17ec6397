package dev.mixhook.engine.feed;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a path names, as far as can be told without reading it.
 *
 * @param key what the file system knows it by under any name; null if it does not say, or nothing
 *     is there
 * @param exists whether anything is there
 */
record FileStatus(
        @Nullable Object key, boolean exists, boolean isFile, long size, FileTime changed) {
    private static final FileStatus NOTHING =
            new FileStatus(null, false, false, 0, FileTime.fromMillis(0));

    /** A file is much smaller than it was below one part in so many. */
    private static final int MUCH_SMALLER = 2;

    static FileStatus at(Path path) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return new FileStatus(
                    now.fileKey(), true, now.isRegularFile(), now.size(), now.lastModifiedTime());
        } catch (NoSuchFileException _) {
            return NOTHING;
        } catch (FileSystemException e) {
            // Such as a file where a folder was, by which it is gone too.
            if (Files.notExists(path)) {
                return NOTHING;
            }
            throw e;
        }
    }

    /** Whether another may be of the same file with more at its end, or no more. */
    boolean mayGrowTo(FileStatus later) {
        return Objects.equals(key, later.key)
                && isFile == later.isFile
                && (later.size > size || (later.size == size && later.changed.equals(changed)));
    }

    /**
     * Why what was read is not to be found in what is there now, and may come back; empty if that
     * may be another version of it, or nothing was read.
     */
    Optional<String> absence(FileStatus now) {
        if (size == 0) {
            return Optional.empty();
        }
        if (!now.exists) {
            return Optional.of("is gone");
        }
        if (!now.isFile) {
            return Optional.of("is no file any more");
        }
        if (now.size == 0) {
            return Optional.of("is empty");
        }
        return now.size < size / MUCH_SMALLER
                ? Optional.of(
                        String.format(
                                Locale.ROOT,
                                "is much smaller than it was: %,d bytes, and %,d have been read",
                                now.size,
                                size))
                : Optional.empty();
    }
}

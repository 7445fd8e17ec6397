package dev.mixhook.engine.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Set;

/**
 * Makes files and folders that nobody but their owner may read, for people's profiles and ids stand
 * in them. What is there already keeps the permissions that somebody gave it; so does all on file
 * systems that know none.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** Makes a folder, and those around it, if there is none. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder, permissions(folder, "rwx------"));
    }

    /** Makes an empty file if there is none. */
    public static void createFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException _) {
            // Somebody was faster.
        }
    }

    /** Opens a file; if that makes it, it is the owner's. */
    static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, permissions(file, "rw-------"));
    }

    /** Does something that writes a file anew, which keeps its permissions all the same. */
    static void rewriting(Path file, SqlAction action) throws SQLException {
        try {
            Set<PosixFilePermission> before =
                    hasPermissions(file) && Files.exists(file)
                            ? Files.getPosixFilePermissions(file)
                            : Set.of();
            action.run();
            if (!before.isEmpty() && Files.exists(file)) {
                Files.setPosixFilePermissions(file, before);
            }
        } catch (IOException e) {
            throw new SQLException("the permissions", e);
        }
    }

    /** What a database is told to do. */
    interface SqlAction {
        void run() throws SQLException;
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}

package dev.mixhook.engine.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder with a ledger in it, held by one process. What counts is the lock of the operating
 * system on {@code mixhook.lock}, which a kill ends; the text in it only says who holds it, and
 * where it can be read from.
 */
final class StateFolder implements AutoCloseable {
    private static final String LOCK = "mixhook.lock";
    private static final String DATABASE = "mixhook.mv.db";

    /** Behind any text, so that the text can be read also where locks are mandatory. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path folder;
    private final FileChannel channel;

    private StateFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Who holds a folder.
     *
     * @param address where to read the ledger, empty if nowhere yet
     */
    record Holder(long pid, String address) {}

    /** Makes the folder if there is none, and takes it. */
    static StateFolder take(Path folder) {
        if (folder.toAbsolutePath().toString().contains(";")) {
            throw new LedgerException(
                    Fault.NOT_WRITABLE,
                    Failures.notWritable(folder.toString(), "H2 cannot have \";\" in a name"));
        }
        try {
            OwnerOnly.createFolder(folder);
            checkFiles(folder);
            // The address in it lets whoever knows it into the database.
            FileChannel channel =
                    OwnerOnly.open(
                            folder.resolve(LOCK),
                            Set.of(
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.READ,
                                    StandardOpenOption.WRITE));
            if (!lock(channel)) {
                channel.close();
                throw new LedgerException(Fault.LOCKED, heldBy(folder, holder(folder)));
            }
            StateFolder taken = new StateFolder(folder, channel);
            taken.say("");
            return taken;
        } catch (IOException e) {
            throw new LedgerException(
                    Fault.NOT_WRITABLE,
                    Failures.notWritable(folder.toString(), Failures.reason(e)),
                    e);
        }
    }

    /** Before any is opened: a pipe would be waited for. */
    static void checkFiles(Path folder) {
        for (String name : List.of(LOCK, DATABASE, CommitMark.NAME)) {
            Path file = folder.resolve(name);
            boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
            if (isThere && !Files.isRegularFile(file)) {
                throw FolderFailures.noFile(file);
            }
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    static Holder holder(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LOCK), UTF_8);
        try {
            return new Holder(
                    lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst()),
                    lines.size() < 2 ? "" : lines.get(1));
        } catch (NumberFormatException _) {
            return new Holder(0, "");
        }
    }

    private static String heldBy(Path folder, Holder holder) {
        String process = holder.pid() == 0 ? "another process" : "process " + holder.pid();
        String kill = holder.pid() == 0 ? "" : "kill " + holder.pid() + "; ";
        return "The ledger in %s is in use by %s, and one process at a time may write to it.\nStop that one first (%sit goes on where it was when it is started again), or name another folder."
                .formatted(folder, process, kill);
    }

    /** Where the database is to be read while this process holds it. */
    void announce(String address) {
        try {
            say(address);
        } catch (IOException e) {
            throw failures().of("writing " + LOCK, e);
        }
    }

    private void say(String address) throws IOException {
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap((ProcessHandle.current().pid() + "\n" + address).getBytes(UTF_8)),
                0);
    }

    private Failures failures() {
        return new Failures(new H2Dialect(), place());
    }

    String place() {
        return folder.toString();
    }

    /** The database, as H2 names it. */
    Path database() {
        return folder.toAbsolutePath().resolve("mixhook");
    }

    Path file() {
        return folder.resolve(DATABASE);
    }

    Path highWater() {
        return folder.resolve(CommitMark.NAME);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failures().of("letting go of " + LOCK, e);
        }
    }
}

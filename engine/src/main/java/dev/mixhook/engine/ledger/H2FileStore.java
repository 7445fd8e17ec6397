package dev.mixhook.engine.ledger;

import com.zaxxer.hikari.HikariDataSource;
import dev.mixhook.engine.text.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;
import org.h2.tools.Server;

/**
 * A database in a folder that this process holds. Others may read it meanwhile, over a socket of
 * this machine's own that answers to whoever knows the address in the lock file.
 */
final class H2FileStore implements Store {
    private static final Dialect DIALECT = new H2Dialect();

    private final StateFolder folder;
    private final HikariDataSource pool;
    private final Connection connection;
    private final CommitMark mark;
    private final Server server;
    private long steps;

    private H2FileStore(
            StateFolder folder,
            HikariDataSource pool,
            Connection connection,
            CommitMark mark,
            Server server,
            long steps) {
        this.folder = folder;
        this.pool = pool;
        this.connection = connection;
        this.mark = mark;
        this.server = server;
        this.steps = steps;
    }

    static H2FileStore open(Path path) {
        StateFolder folder = StateFolder.take(path);
        try {
            return open(folder);
        } catch (SQLException | IOException | RuntimeException e) {
            folder.close();
            throw e instanceof LedgerException known
                    ? known
                    : new Failures(DIALECT, path.toString()).of("opening it", e);
        }
    }

    private static H2FileStore open(StateFolder folder) throws SQLException, IOException {
        CommitMark mark = new CommitMark(folder.highWater());
        CommitMark.Mark committed = mark.read();
        boolean isNew = steps(committed) == 0 && !(committed instanceof CommitMark.Mark.Damaged);
        if (!isNew && !Files.exists(folder.file())) {
            throw FolderFailures.lacking(folder.place(), folder.file().getFileName() + " is gone");
        }
        // H2 would let everybody read it.
        OwnerOnly.createFile(folder.file());
        HikariDataSource pool = H2Database.in(folder, DIALECT.schema());
        try {
            Connection connection = pool.getConnection();
            connection.setAutoCommit(false);
            long steps = check(connection, committed, folder.place());
            mark.write(steps);
            return new H2FileStore(folder, pool, connection, mark, serve(folder), steps);
        } catch (SQLException | IOException | RuntimeException e) {
            mark.close();
            pool.close();
            throw e;
        }
    }

    private static long steps(CommitMark.Mark mark) {
        return mark instanceof CommitMark.Mark.Steps(long steps) ? steps : 0;
    }

    /** An empty mark is right where nothing was committed yet. */
    private static boolean isReadable(CommitMark.Mark mark, LedgerTotals totals) {
        return switch (mark) {
            case CommitMark.Mark.Steps _, CommitMark.Mark.None _ -> true;
            case CommitMark.Mark.Empty _ -> totals.steps() == 0;
            case CommitMark.Mark.Damaged _ -> false;
        };
    }

    private static long check(Connection connection, CommitMark.Mark mark, String path)
            throws SQLException {
        LedgerTotals totals = LedgerTotals.whole(connection, new Failures(DIALECT, path));
        if (!isReadable(mark, totals)) {
            throw FolderFailures.unreadableMark(path, totals.steps());
        }
        long committed = steps(mark);
        if (totals.steps() < committed) {
            throw FolderFailures.lacking(
                    path,
                    String.format(
                            Locale.ROOT,
                            "it holds %,d of the %s that %s committed to it, as if it was cut short, or replaced by an older copy, or written to during a power cut",
                            totals.steps(),
                            Counted.of(committed, "step"),
                            Counted.noun(committed, "was")));
        }
        return totals.steps();
    }

    private static Server serve(StateFolder folder) throws SQLException {
        String key = UUID.randomUUID().toString();
        Server server =
                Server.createTcpServer(
                                "-tcpPort",
                                "0",
                                "-tcpDaemon",
                                "-key",
                                key,
                                folder.database().toString())
                        .start();
        folder.announce("tcp://127.0.0.1:" + server.getPort() + "/" + key);
        return server;
    }

    /**
     * Reads a folder that another process holds.
     *
     * @param locked what that process being there is told by, if it cannot be read beside it
     */
    static LedgerReader beside(Path folder, LedgerException locked) {
        try {
            String address = StateFolder.holder(folder).address();
            if (address.isEmpty()) {
                throw locked;
            }
            Connection connection = H2Database.servedAt(address);
            return new LedgerReader(
                    new EntryReader(connection, DIALECT),
                    new Failures(DIALECT, folder.toString()),
                    connection);
        } catch (IOException | SQLException e) {
            locked.addSuppressed(e);
            throw locked;
        }
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public void committed(int more) throws SQLException {
        steps += more;
        try {
            mark.write(steps);
        } catch (IOException e) {
            throw new SQLException("the mark", e);
        }
    }

    @Override
    public void sync() throws SQLException {
        execute("CHECKPOINT SYNC");
    }

    @Override
    public void close(boolean failed) throws SQLException {
        try (folder;
                pool;
                mark) {
            server.stop();
            if (!failed) {
                // Gives back what H2 keeps of pages that were written again, most of the file.
                OwnerOnly.rewriting(folder.file(), () -> execute("SHUTDOWN COMPACT"));
            }
        } catch (IOException e) {
            throw new SQLException("the mark", e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public String place() {
        return folder.place();
    }
}

package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.FormBody;
import dev.mixhook.delivery.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger in an H2 database. */
public final class H2Ledger implements Ledger {
    private static final String LATEST =
            "SELECT MAX(at) FROM (SELECT due AS at FROM post WHERE purpose <> 'test'"
                    + " UNION ALL SELECT at FROM notice)";

    private final Store store;
    private final Connection connection;
    private final Bodies bodies;
    private final PostTable posts;
    private boolean failed;

    private H2Ledger(Store store) throws SQLException {
        this.store = store;
        this.connection = store.connection();
        this.bodies = new Bodies(connection);
        this.posts = new PostTable(connection, bodies);
    }

    /** An empty ledger that lives as long as this process. */
    public static H2Ledger inMemory() {
        try {
            return new H2Ledger(MemoryStore.open());
        } catch (SQLException e) {
            throw Failures.of("opening it", "memory", e);
        }
    }

    /**
     * The ledger in a folder, which is made if there is none. This process alone may write to it
     * until it is closed.
     *
     * @throws LedgerException if it cannot be used: another process has it, it is damaged, another
     *     version wrote it, or the folder cannot be written to
     */
    public static H2Ledger open(Path folder) {
        FileStore store = FileStore.open(folder);
        try {
            return new H2Ledger(store);
        } catch (SQLException e) {
            try {
                store.close(true);
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw Failures.of("opening it", folder.toString(), e);
        }
    }

    @Override
    public void plan(List<Post> planned, List<FormBody> kept) {
        transaction("planning", planned.size(), () -> posts.plan(planned, kept));
    }

    @Override
    public Optional<byte[]> body(long n) {
        return answer("reading", () -> bodies.of(n));
    }

    @Override
    public void sent(Post post) {
        transaction("noting that a POST is begun", 1, () -> posts.sent(post));
    }

    @Override
    public void settle(Post post, Outcome outcome) {
        transaction("settling", 1, () -> posts.settle(post, outcome));
    }

    @Override
    public void settle(Post post, Outcome outcome, Post next) {
        transaction(
                "settling",
                2,
                () -> {
                    posts.settle(post, outcome);
                    posts.sent(next);
                });
    }

    @Override
    public void note(List<Notice> notices) {
        transaction(
                "noting",
                notices.size(),
                () -> {
                    try (PreparedStatement insert = connection.prepareStatement(Rows.NOTICE)) {
                        for (Notice notice : notices) {
                            Rows.bind(insert, notice);
                            insert.executeUpdate();
                        }
                    }
                });
    }

    @Override
    public void replay(String campaign, Story story) {
        Story audited = new Audit(story, what -> Failures.damaged(store.place(), what));
        read(
                Selection.EVERYTHING.ofCampaign(campaign),
                entry -> {
                    switch (entry) {
                        case Entry.Posted(Post post, Settlement settlement) -> {
                            if (post.purpose() != Post.Purpose.TEST) {
                                audited.post(post, settlement.state());
                            }
                        }
                        case Entry.Noted(Notice notice) -> audited.notice(notice);
                    }
                });
    }

    /** Everything that is selected, in the order in which it came. */
    public void read(Selection selection, Consumer<Entry> reader) {
        answer(
                "reading",
                () -> {
                    new LedgerQuery(connection).read(selection, reader);
                    return selection;
                });
    }

    @Override
    public Optional<Instant> latest() {
        return first(
                LATEST,
                row ->
                        Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant));
    }

    @Override
    public long lastPost() {
        return first("SELECT COALESCE(MAX(n), 0) FROM post", row -> row.getLong(1));
    }

    private <T> T first(String select, Column<T> column) {
        return answer(
                "reading",
                () -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(select)) {
                        row.next();
                        return column.of(row);
                    }
                });
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void checkpoint() {
        answer(
                "bringing it to the disk",
                () -> {
                    store.sync();
                    return store;
                });
    }

    @Override
    public void close() {
        try {
            store.close(failed);
        } catch (SQLException e) {
            throw Failures.of("closing it", store.place(), e);
        }
    }

    private void transaction(String doing, int steps, Work work) {
        try {
            work.run();
            connection.commit();
            store.committed(steps);
        } catch (SQLException | RuntimeException e) {
            takeBack(e);
            throw e instanceof RuntimeException bug ? bug : Failures.of(doing, store.place(), e);
        }
    }

    private void takeBack(Exception failure) {
        failed |= failure instanceof SQLException;
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private <T> T answer(String doing, Question<T> question) {
        try {
            return question.answer();
        } catch (SQLException e) {
            failed = true;
            throw Failures.of(doing, store.place(), e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Question<T> {
        T answer() throws SQLException;
    }

    private interface Column<T> {
        T of(ResultSet row) throws SQLException;
    }
}

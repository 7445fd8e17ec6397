package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.WebhookBody;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The ledger in a relational database, told in SQL; what databases do each in their own way is up
 * to a {@link Dialect}. {@link LedgerLocation} opens it.
 */
public final class JdbcLedger implements Ledger {
    private static final String LATEST =
            "SELECT MAX(at) FROM (SELECT due AS at FROM post WHERE purpose <> 'test'"
                    + " UNION ALL SELECT at FROM notice) AS told";

    private final Store store;
    private final Connection connection;
    private final Failures failures;
    private final Bodies bodies;
    private final PostTable posts;
    private final NoticeTable notices;
    private final EntryReader entries;
    private boolean failed;

    private JdbcLedger(Store store) throws SQLException {
        Dialect dialect = store.dialect();
        this.store = store;
        this.connection = store.connection();
        this.failures = new Failures(dialect, store.place());
        Rows rows = new Rows(dialect);
        this.bodies = new Bodies(connection, dialect);
        this.posts = new PostTable(connection, bodies, rows);
        this.notices = new NoticeTable(connection, rows);
        this.entries = new EntryReader(connection, dialect);
    }

    /**
     * The ledger in a store, which is closed with it.
     *
     * @throws LedgerException if it cannot be used; the store is closed then too
     */
    static JdbcLedger in(Store store) {
        try {
            return new JdbcLedger(store);
        } catch (SQLException e) {
            try {
                store.close(true);
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
            throw new Failures(store.dialect(), store.place()).of("opening it", e);
        }
    }

    @Override
    public void plan(List<Post> planned, List<WebhookBody> kept, List<Post> begun) {
        transaction(
                "planning", planned.size() + begun.size(), () -> posts.plan(planned, kept, begun));
        posts.planned(planned);
    }

    @Override
    public void advance(List<Transition> transitions) {
        transaction(
                "noting how far POSTs got", transitions.size(), () -> posts.advance(transitions));
    }

    @Override
    public Optional<byte[]> body(long n) {
        return answer("reading", () -> bodies.of(n));
    }

    @Override
    public void note(List<Notice> notices) {
        transaction("noting", notices.size(), () -> this.notices.add(notices, posts.last()));
    }

    @Override
    public void replay(String campaign, Story story) {
        Story audited = new Audit(story, failures::damaged);
        read(LedgerSelection.EVERYTHING.ofCampaign(campaign), entry -> entry.tell(audited));
    }

    /** Everything that is selected, in the order in which it came. */
    public void read(LedgerSelection ledgerSelection, Consumer<Entry> reader) {
        answer(
                "reading",
                () -> {
                    entries.read(ledgerSelection, reader);
                    return ledgerSelection;
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
        return posts.last();
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

    Failures failures() {
        return failures;
    }

    EntryReader entries() {
        return entries;
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
            throw failures.of("closing it", e);
        }
    }

    private void transaction(String doing, int steps, Work work) {
        try {
            work.run();
            connection.commit();
            store.committed(steps);
        } catch (SQLException | RuntimeException e) {
            takeBack(e);
            throw e instanceof RuntimeException bug ? bug : failures.of(doing, e);
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
            throw failures.of(doing, e);
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

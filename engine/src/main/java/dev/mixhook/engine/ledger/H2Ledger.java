package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Form;
import dev.mixhook.delivery.Outcome;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger in an H2 database. */
public final class H2Ledger implements Ledger {
    private static final String KEEP = "INSERT INTO body VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String BODY =
            "SELECT bytes FROM body JOIN post ON post.body = body.hash WHERE n = ?";
    private static final String LET_GO =
            "DELETE FROM body WHERE hash = (SELECT body FROM post WHERE n = ?)";
    private static final String LATEST =
            "SELECT MAX(at) FROM (SELECT due AS at FROM post UNION ALL SELECT at FROM notice)";

    private final Store store;
    private final Connection connection;
    private final PreparedStatement post;
    private final PreparedStatement planned;
    private final PreparedStatement progress;
    private boolean anyBody;
    private boolean failed;

    private H2Ledger(Store store) throws SQLException {
        this.store = store;
        this.connection = store.connection();
        this.post = connection.prepareStatement(Rows.POST);
        this.planned = connection.prepareStatement(Rows.PLANNED);
        this.progress = connection.prepareStatement(Rows.PROGRESS);
        this.anyBody = number("SELECT COUNT(*) FROM body") > 0;
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
    public void plan(List<Post> posts, List<Form> kept) {
        transaction(
                "planning",
                posts.size(),
                () -> {
                    Iterator<Form> forms = kept.iterator();
                    for (Post one : posts) {
                        Rows.bind(post, one);
                        post.setBytes(11, forms.hasNext() ? keep(forms.next()) : null);
                        post.addBatch();
                        planned.setLong(1, one.n());
                        planned.addBatch();
                    }
                    post.executeBatch();
                    planned.executeBatch();
                });
    }

    /** Returns what it is kept by. */
    private byte[] keep(Form form) throws SQLException {
        byte[] bytes = form.bytes();
        byte[] hash = sha256(bytes);
        try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
            insert.setBytes(1, hash);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        }
        anyBody = true;
        return hash;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public Optional<byte[]> body(long n) {
        return reading(
                () -> {
                    try (PreparedStatement select = connection.prepareStatement(BODY)) {
                        select.setLong(1, n);
                        try (ResultSet row = select.executeQuery()) {
                            return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                        }
                    }
                });
    }

    @Override
    public void sent(Post post) {
        transaction("noting that a POST is begun", 1, () -> set(post.n(), Settlement.SENT));
    }

    @Override
    public void settle(Post post, Outcome outcome) {
        transaction("settling", 1, () -> set(post, outcome));
    }

    @Override
    public void settle(Post post, Outcome outcome, Post next) {
        transaction(
                "settling",
                2,
                () -> {
                    set(post, outcome);
                    set(next.n(), Settlement.SENT);
                });
    }

    private void set(Post post, Outcome outcome) throws SQLException {
        set(post.n(), Settlement.of(outcome));
        if (anyBody && outcome instanceof Outcome.Accepted) {
            letGo(post.n());
        }
    }

    private void set(long n, Settlement settlement) throws SQLException {
        Rows.bind(progress, n, settlement);
        if (progress.executeUpdate() != 1) {
            throw new IllegalStateException("POST " + n + " was not planned");
        }
    }

    private void letGo(long n) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(LET_GO)) {
            delete.setLong(1, n);
            delete.executeUpdate();
        }
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
                        case Entry.Posted(Post told, Settlement settlement) -> {
                            if (told.purpose() != Post.Purpose.TEST) {
                                audited.post(told, settlement.state());
                            }
                        }
                        case Entry.Noted(Notice notice) -> audited.notice(notice);
                    }
                });
    }

    /** Everything that is selected, in the order in which it came. */
    public void read(Selection selection, Consumer<Entry> reader) {
        reading(
                () -> {
                    new History(connection).read(selection, reader);
                    return selection;
                });
    }

    @Override
    public Optional<Instant> latest() {
        return reading(
                () -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row = statement.executeQuery(LATEST)) {
                        row.next();
                        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant);
                    }
                });
    }

    @Override
    public long lastPost() {
        return reading(() -> number("SELECT COALESCE(MAX(n), 0) FROM post"));
    }

    Connection connection() {
        return connection;
    }

    private long number(String select) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void checkpoint() {
        reading(
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
        failed = failure instanceof SQLException;
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private <T> T reading(Question<T> question) {
        try {
            return question.answer();
        } catch (SQLException e) {
            throw Failures.of("reading", store.place(), e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private interface Question<T> {
        T answer() throws SQLException;
    }
}

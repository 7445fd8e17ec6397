package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Answer;
import dev.mixhook.delivery.Form;
import dev.mixhook.delivery.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger in an H2 database. */
public final class H2Ledger implements Ledger {
    private static final String INSERT =
            "INSERT INTO post (n, campaign, due, occurrence, attempt, batch, batches, users, requeued, state, body)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String BODY = "SELECT body FROM post WHERE n = ?";
    private static final String NOTE =
            "INSERT INTO notice (after_post, campaign, at, kind, why, users)"
                    + " VALUES ((SELECT COALESCE(MAX(n), 0) FROM post), ?, ?, ?, ?, ?)";
    private static final String POSTS = "SELECT * FROM post WHERE campaign = ? ORDER BY n";
    private static final String NOTICES = "SELECT * FROM notice WHERE campaign = ? ORDER BY id";
    private static final String SETTLE =
            "UPDATE post SET state = ?, status = ?, detail = ?,"
                    + " body = CASE WHEN ? THEN NULL ELSE body END WHERE n = ?";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement update;

    private H2Ledger(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(migration("V1__posts.sql"));
        }
        connection.commit();
        this.insert = connection.prepareStatement(INSERT);
        this.update = connection.prepareStatement(SETTLE);
    }

    /** An empty ledger that lives as long as this process. */
    public static H2Ledger inMemory() {
        return attempt(
                "opening",
                () ->
                        new H2Ledger(
                                DriverManager.getConnection(
                                        "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL")));
    }

    private static String migration(String name) {
        try (InputStream in =
                Objects.requireNonNull(H2Ledger.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LedgerException("reading " + name, e);
        }
    }

    @Override
    public void plan(List<Post> posts, List<Form> kept) {
        attempt(
                "planning",
                () -> {
                    for (int i = 0; i < posts.size(); i++) {
                        bind(posts.get(i));
                        insert.setBytes(11, kept.isEmpty() ? null : kept.get(i).bytes());
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                    return posts;
                });
    }

    private void bind(Post post) throws SQLException {
        insert.setLong(1, post.n());
        insert.setString(2, post.campaign());
        insert.setObject(3, post.due().atOffset(ZoneOffset.UTC));
        insert.setObject(4, post.occurrence());
        insert.setInt(5, post.attempt());
        insert.setInt(6, post.batch());
        insert.setInt(7, post.of());
        insert.setArray(8, array(post.users()));
        insert.setArray(9, array(post.requeued()));
        insert.setString(10, text(PostState.PLANNED));
    }

    private Array array(List<String> users) throws SQLException {
        return connection.createArrayOf("VARCHAR", users.toArray());
    }

    @Override
    public byte[] body(long n) {
        return attempt(
                "reading",
                () -> {
                    try (PreparedStatement select = connection.prepareStatement(BODY)) {
                        select.setLong(1, n);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            return row.getBytes(1);
                        }
                    }
                });
    }

    @Override
    public void checkpoint() {
        attempt(
                "syncing",
                () -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.execute("CHECKPOINT SYNC");
                    }
                });
    }

    @Override
    public void sent(Post post) {
        set(post, PostState.SENT, null, null);
    }

    @Override
    public void settle(Post post, Outcome outcome) {
        PostState state = PostState.of(outcome);
        switch (outcome) {
            case Outcome.Accepted(Answer answer) -> set(post, state, answer.status(), null);
            case Outcome.Refused(Answer answer) -> set(post, state, answer.status(), answer.text());
            case Outcome.Unreachable(String reason) -> set(post, state, null, reason);
            case Outcome.Uncertain(String reason) -> set(post, state, null, reason);
        }
    }

    private void set(
            Post post, PostState state, @Nullable Integer status, @Nullable String detail) {
        attempt(
                "settling",
                () -> {
                    update.setString(1, text(state));
                    update.setObject(2, status);
                    update.setString(3, detail);
                    update.setBoolean(4, state == PostState.ACCEPTED);
                    update.setLong(5, post.n());
                    update.executeUpdate();
                    connection.commit();
                    return post;
                });
    }

    @Override
    public void note(Notice notice) {
        attempt(
                "noting",
                () -> {
                    try (PreparedStatement add = connection.prepareStatement(NOTE)) {
                        add.setString(1, notice.campaign());
                        add.setObject(2, notice.at().atOffset(ZoneOffset.UTC));
                        add.setString(3, notice.kind().name().toLowerCase(Locale.ROOT));
                        add.setString(4, notice.why());
                        add.setArray(5, array(notice.users()));
                        add.executeUpdate();
                    }
                    connection.commit();
                    return notice;
                });
    }

    @Override
    public void replay(String campaign, Story story) {
        attempt(
                "replaying",
                () -> {
                    try (PreparedStatement posts = connection.prepareStatement(POSTS);
                            PreparedStatement notices = connection.prepareStatement(NOTICES)) {
                        posts.setString(1, campaign);
                        notices.setString(1, campaign);
                        try (ResultSet post = posts.executeQuery();
                                ResultSet notice = notices.executeQuery()) {
                            boolean noted = notice.next();
                            while (post.next()) {
                                for (; noted && isBefore(notice, post); noted = notice.next()) {
                                    story.notice(notice(notice));
                                }
                                story.post(post(post), state(post));
                            }
                            for (; noted; noted = notice.next()) {
                                story.notice(notice(notice));
                            }
                        }
                    }
                    return campaign;
                });
    }

    private static boolean isBefore(ResultSet notice, ResultSet post) throws SQLException {
        return notice.getLong("after_post") < post.getLong("n");
    }

    private static PostState state(ResultSet row) throws SQLException {
        return PostState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("campaign"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Notice.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("why"),
                texts(row.getArray("users")));
    }

    private static Post post(ResultSet row) throws SQLException {
        return new Post(
                row.getLong("n"),
                row.getString("campaign"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getObject("occurrence", OffsetDateTime.class),
                row.getInt("attempt"),
                row.getInt("batch"),
                row.getInt("batches"),
                texts(row.getArray("users")),
                texts(row.getArray("requeued")));
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object text : (Object[]) array.getArray()) {
            texts.add((String) text);
        }
        return texts;
    }

    @Override
    public Optional<Instant> latest() {
        return attempt(
                "reading",
                () -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row =
                                    statement.executeQuery(
                                            "SELECT MAX(at) FROM (SELECT due AS at FROM post UNION ALL SELECT at FROM notice)")) {
                        row.next();
                        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant);
                    }
                });
    }

    @Override
    public long lastPost() {
        return attempt(
                "reading",
                () -> {
                    try (Statement statement = connection.createStatement();
                            ResultSet row =
                                    statement.executeQuery(
                                            "SELECT COALESCE(MAX(n), 0) FROM post")) {
                        row.next();
                        return row.getLong(1);
                    }
                });
    }

    @Override
    public void close() {
        attempt(
                "closing",
                () -> {
                    connection.close();
                    return connection;
                });
    }

    private static String text(PostState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static <T> T attempt(String doing, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw new LedgerException(doing, e);
        }
    }

    private interface Work<T> {
        T run() throws SQLException;
    }
}

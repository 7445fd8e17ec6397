package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.SyncCall;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Posts, their progress and notices as rows of a database. */
final class Rows {
    static final String POST =
            "INSERT INTO post (n, campaign, purpose, due, occurrence, attempt, batch, batches, users,"
                    + " requeued, nominal, action, session, body, begun)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** How far a POST got of which there was nothing to say until now. */
    static final String REACHED =
            "INSERT INTO progress (state, status, answer, note, n) VALUES (?, ?, ?, ?, ?)";

    /** What a POST came to that was begun later than its plan. */
    static final String SETTLED =
            "UPDATE progress SET state = ?, status = ?, answer = ?, note = ? WHERE n = ?";

    static final String NOTICE =
            "INSERT INTO notice (after_post, campaign, at, kind, why, users)"
                    + " VALUES (?, ?, ?, ?, ?, ?)";

    private final Dialect dialect;

    Rows(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Sets all but the body, and whether it is begun. */
    void bind(PreparedStatement insert, Post post) throws SQLException {
        insert.setLong(1, post.n());
        dialect.setText(insert, 2, post.campaign());
        insert.setString(3, text(post.purpose()));
        insert.setObject(4, post.due().atOffset(ZoneOffset.UTC));
        dialect.setOffsetTime(insert, 5, post.occurrence());
        insert.setInt(6, post.attempt());
        insert.setInt(7, post.batch());
        insert.setInt(8, post.of());
        dialect.setTexts(insert, 9, post.users());
        dialect.setTexts(insert, 10, post.requeued());
        insert.setObject(11, isMoved(post) ? post.nominal() : null);
        SyncCall call = post.call();
        insert.setString(12, call == null ? null : text(call.action()));
        insert.setString(13, call == null ? null : call.session());
    }

    /** The column stays empty where nothing was: one that is not would cost each row its width. */
    private static boolean isMoved(Post post) {
        return !post.nominal().equals(post.occurrence().toLocalDateTime());
    }

    void bind(PreparedStatement progress, long n, Settlement settlement) throws SQLException {
        progress.setString(1, text(settlement.state()));
        progress.setInt(2, settlement.status());
        dialect.setText(progress, 3, settlement.answer());
        dialect.setText(progress, 4, settlement.note());
        progress.setLong(5, n);
    }

    void bind(PreparedStatement insert, Notice notice, long after) throws SQLException {
        insert.setLong(1, after);
        dialect.setText(insert, 2, notice.campaign());
        insert.setObject(3, notice.at().atOffset(ZoneOffset.UTC));
        insert.setString(4, text(notice.kind()));
        dialect.setText(insert, 5, notice.why());
        dialect.setTexts(insert, 6, notice.users());
    }

    Post post(ResultSet row) throws SQLException {
        OffsetDateTime occurrence = dialect.offsetTime(row, "occurrence");
        LocalDateTime nominal = row.getObject("nominal", LocalDateTime.class);
        return new Post(
                row.getLong("n"),
                dialect.text(row, "campaign"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                occurrence,
                nominal == null ? occurrence.toLocalDateTime() : nominal,
                row.getInt("attempt"),
                row.getInt("batch"),
                row.getInt("batches"),
                dialect.texts(row, "users"),
                dialect.texts(row, "requeued"),
                constant(Post.Purpose.class, row.getString("purpose")),
                call(row));
    }

    private static @Nullable SyncCall call(ResultSet row) throws SQLException {
        String action = row.getString("action");
        return action == null
                ? null
                : new SyncCall(constant(SyncCall.Action.class, action), row.getString("session"));
    }

    Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                constant(PostState.class, row.getString("state")),
                row.getInt("status"),
                dialect.text(row, "answer"),
                dialect.text(row, "note"));
    }

    Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                dialect.text(row, "campaign"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                constant(Notice.Kind.class, row.getString("kind")),
                dialect.text(row, "why"),
                dialect.texts(row, "users"));
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) throws SQLException {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new UnknownWordException(text);
        }
    }
}

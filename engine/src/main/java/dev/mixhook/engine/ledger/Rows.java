package dev.mixhook.engine.ledger;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.h2.api.ErrorCode;

/** Posts, their progress and notices as rows. The columns are named in the order of the inserts. */
final class Rows {
    static final String POST =
            "INSERT INTO post (n, campaign, purpose, due, occurrence, attempt, batch, batches, users,"
                    + " requeued, nominal, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    static final String PLANNED = "INSERT INTO progress VALUES (?, 'planned', 0, '', '')";
    static final String PROGRESS =
            "UPDATE progress SET state = ?, status = ?, answer = ?, note = ? WHERE n = ?";
    static final String NOTICE =
            "INSERT INTO notice (after_post, campaign, at, kind, why, users)"
                    + " VALUES ((SELECT COALESCE(MAX(n), 0) FROM post), ?, ?, ?, ?, ?)";

    private Rows() {}

    /** All but the body. */
    static void bind(PreparedStatement insert, Post post) throws SQLException {
        insert.setLong(1, post.n());
        insert.setString(2, post.campaign());
        insert.setString(3, text(post.purpose()));
        insert.setObject(4, post.due().atOffset(ZoneOffset.UTC));
        insert.setObject(5, post.occurrence());
        insert.setInt(6, post.attempt());
        insert.setInt(7, post.batch());
        insert.setInt(8, post.of());
        insert.setArray(9, array(insert, post.users()));
        insert.setArray(10, array(insert, post.requeued()));
        insert.setObject(11, isMoved(post) ? post.nominal() : null);
    }

    /** The column stays empty where nothing was: one that is not would cost each row its width. */
    private static boolean isMoved(Post post) {
        return !post.nominal().equals(post.occurrence().toLocalDateTime());
    }

    static void bind(PreparedStatement update, long n, Settlement settlement) throws SQLException {
        update.setString(1, text(settlement.state()));
        update.setInt(2, settlement.status());
        update.setString(3, settlement.answer());
        update.setString(4, settlement.note());
        update.setLong(5, n);
    }

    static void bind(PreparedStatement insert, Notice notice) throws SQLException {
        insert.setString(1, notice.campaign());
        insert.setObject(2, notice.at().atOffset(ZoneOffset.UTC));
        insert.setString(3, text(notice.kind()));
        insert.setString(4, notice.why());
        insert.setArray(5, array(insert, notice.users()));
    }

    static Post post(ResultSet row) throws SQLException {
        OffsetDateTime occurrence = row.getObject("occurrence", OffsetDateTime.class);
        LocalDateTime nominal = row.getObject("nominal", LocalDateTime.class);
        return new Post(
                row.getLong("n"),
                row.getString("campaign"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                occurrence,
                nominal == null ? occurrence.toLocalDateTime() : nominal,
                row.getInt("attempt"),
                row.getInt("batch"),
                row.getInt("batches"),
                texts(row.getArray("users")),
                texts(row.getArray("requeued")),
                constant(Post.Purpose.class, row.getString("purpose")));
    }

    static Settlement settlement(ResultSet row) throws SQLException {
        return new Settlement(
                constant(PostState.class, row.getString("state")),
                row.getInt("status"),
                row.getString("answer"),
                row.getString("note"));
    }

    static Notice notice(ResultSet row) throws SQLException {
        return new Notice(
                row.getString("campaign"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                constant(Notice.Kind.class, row.getString("kind")),
                row.getString("why"),
                texts(row.getArray("users")));
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) throws SQLException {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new SQLException(
                    '"' + text + "\" in it is unknown to this one",
                    null,
                    ErrorCode.FILE_VERSION_ERROR_1);
        }
    }

    private static Array array(PreparedStatement statement, List<String> texts)
            throws SQLException {
        return statement.getConnection().createArrayOf("VARCHAR", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (Object text : (Object[]) array.getArray()) {
            texts.add((String) text);
        }
        return texts;
    }
}

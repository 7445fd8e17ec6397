package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads what a ledger holds, in its order: each notice stands behind the POST it came after. */
final class LedgerQuery {
    private static final String POSTS =
            "SELECT post.*, state, status, answer, note FROM post JOIN progress ON post.n = progress.n";
    private static final String NOTICES = "SELECT * FROM notice";

    private final Connection connection;

    LedgerQuery(Connection connection) {
        this.connection = connection;
    }

    void read(Selection selection, Consumer<Entry> reader) throws SQLException {
        Where posts = new Where();
        Where notices = new Where();
        for (Where where : List.of(posts, notices)) {
            where.and("campaign = ?", selection.campaign());
        }
        posts.and("ARRAY_CONTAINS(users, ?)", selection.user());
        posts.and("due >= ?", selection.since());
        posts.and("due < ?", selection.until());
        posts.and("state = ?", selection.state() == null ? null : Rows.text(selection.state()));
        notices.and(
                "(ARRAY_CONTAINS(users, ?) OR kind = 'forgotten' AND CARDINALITY(users) = 0)",
                selection.user());
        notices.and("at >= ?", selection.since());
        notices.and("at < ?", selection.until());
        if (selection.state() != null) {
            notices.and("? IS NULL", "a POST");
        }
        try (PreparedStatement post = posts.prepare(POSTS, "post.n");
                PreparedStatement notice = notices.prepare(NOTICES, "id");
                ResultSet postRows = post.executeQuery();
                ResultSet noticeRows = notice.executeQuery()) {
            merge(postRows, noticeRows, reader);
        }
    }

    private static void merge(ResultSet posts, ResultSet notices, Consumer<Entry> reader)
            throws SQLException {
        boolean noted = notices.next();
        while (posts.next()) {
            long n = posts.getLong("n");
            for (; noted && notices.getLong("after_post") < n; noted = notices.next()) {
                reader.accept(new Entry.Noted(Rows.notice(notices)));
            }
            reader.accept(new Entry.Posted(Rows.post(posts), Rows.settlement(posts)));
        }
        for (; noted; noted = notices.next()) {
            reader.accept(new Entry.Noted(Rows.notice(notices)));
        }
    }

    /** Conditions and the values in them. */
    private final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void and(String condition, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                values.add(value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            }
        }

        PreparedStatement prepare(String select, String order) throws SQLException {
            String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
            PreparedStatement statement =
                    connection.prepareStatement(select + where + " ORDER BY " + order);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        }
    }
}

package dev.mixhook.engine.ledger;

import static java.time.ZoneOffset.UTC;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a ledger holds, in its order: each notice stands behind the POST it came after. */
final class EntryReader {
    private static final String STATE =
            "COALESCE(state, CASE WHEN begun THEN 'sent' ELSE 'planned' END)";
    private static final String POSTS =
            "SELECT post.*, "
                    + STATE
                    + " AS state, COALESCE(status, 0) AS status, COALESCE(answer, '') AS answer,"
                    + " COALESCE(note, '') AS note FROM post LEFT JOIN progress ON post.n = progress.n";
    private static final String NOTICES = "SELECT * FROM notice";

    private final Connection connection;
    private final Dialect dialect;
    private final Rows rows;

    EntryReader(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
        this.rows = new Rows(dialect);
    }

    void read(LedgerSelection ledgerSelection, Consumer<Entry> reader) throws SQLException {
        Where posts = new Where();
        Where notices = new Where();
        for (Where where : List.of(posts, notices)) {
            where.text("campaign = ?", ledgerSelection.campaign());
        }
        List<String> ids = ledgerSelection.users().stream().sorted().toList();
        String contains =
                ids.stream()
                        .map(_ -> dialect.contains("users"))
                        .collect(Collectors.joining(" OR "));
        posts.texts("(" + contains + ")", ids);
        posts.at("due >= ?", ledgerSelection.since());
        posts.at("due < ?", ledgerSelection.until());
        posts.text(
                STATE + " = ?",
                ledgerSelection.state() == null ? null : Rows.text(ledgerSelection.state()));
        notices.texts(
                "(%s OR kind = 'forgotten' AND %s)".formatted(contains, dialect.isEmpty("users")),
                ids);
        notices.at("at >= ?", ledgerSelection.since());
        notices.at("at < ?", ledgerSelection.until());
        if (ledgerSelection.state() != null) {
            notices.never();
        }
        try (PreparedStatement post = posts.prepare(POSTS, "post.n");
                PreparedStatement notice = notices.prepare(NOTICES, "id");
                ResultSet postRows = post.executeQuery();
                ResultSet noticeRows = notice.executeQuery()) {
            merge(postRows, noticeRows, reader);
        }
    }

    private void merge(ResultSet posts, ResultSet notices, Consumer<Entry> reader)
            throws SQLException {
        boolean noted = notices.next();
        while (posts.next()) {
            long n = posts.getLong("n");
            for (; noted && notices.getLong("after_post") < n; noted = notices.next()) {
                reader.accept(new Entry.Noted(rows.notice(notices)));
            }
            reader.accept(new Entry.Posted(rows.post(posts), rows.settlement(posts)));
        }
        for (; noted; noted = notices.next()) {
            reader.accept(new Entry.Noted(rows.notice(notices)));
        }
    }

    /** Conditions and the values in them. */
    private final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Value> values = new ArrayList<>();

        void text(String condition, @Nullable String value) {
            texts(condition, value == null ? List.of() : List.of(value));
        }

        void texts(String condition, List<String> several) {
            if (several.isEmpty()) {
                return;
            }
            conditions.add(condition);
            for (String value : several) {
                values.add((statement, i) -> dialect.setText(statement, i, value));
            }
        }

        void at(String condition, @Nullable Instant value) {
            if (value != null) {
                conditions.add(condition);
                values.add((statement, i) -> statement.setObject(i, value.atOffset(UTC)));
            }
        }

        void never() {
            conditions.add("1 = 0");
        }

        PreparedStatement prepare(String select, String order) throws SQLException {
            String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
            PreparedStatement statement =
                    connection.prepareStatement(select + where + " ORDER BY " + order);
            for (int i = 0; i < values.size(); i++) {
                values.get(i).set(statement, i + 1);
            }
            return statement;
        }
    }

    private interface Value {
        void set(PreparedStatement statement, int parameter) throws SQLException;
    }
}

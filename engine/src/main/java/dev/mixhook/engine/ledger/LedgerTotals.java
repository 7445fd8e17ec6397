package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How much a ledger holds. */
record LedgerTotals(long posts, long last, long progress, long begun, long settled, long notices) {
    private static final String COUNTS =
            """
            SELECT (SELECT COUNT(*) FROM post), (SELECT COALESCE(MAX(n), 0) FROM post),
                COUNT(*), COUNT(*) FILTER (WHERE state <> 'planned'),
                COUNT(*) FILTER (WHERE state NOT IN ('planned', 'sent')), (SELECT COUNT(*) FROM notice)
            FROM progress
            """;
    private static final String FIRST_HOLE =
            """
            SELECT MIN(before.n) + 1 FROM (SELECT 0 AS n UNION ALL SELECT post.n FROM post
                JOIN progress ON post.n = progress.n) AS before
            WHERE NOT EXISTS (SELECT * FROM post JOIN progress ON post.n = progress.n
                WHERE post.n = before.n + 1)
            """;

    /**
     * Counts what is there.
     *
     * @throws LedgerException if a POST is missing
     */
    static LedgerTotals whole(Connection connection, Failures failures) throws SQLException {
        LedgerTotals totals = of(connection);
        if (!totals.isWhole()) {
            throw failures.damaged("POST " + firstHole(connection) + " is missing");
        }
        return totals;
    }

    private static LedgerTotals of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTS)) {
            row.next();
            return new LedgerTotals(
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6));
        }
    }

    /**
     * The number of steps, which grows by one each time that something is committed of a POST or a
     * notice.
     */
    long steps() {
        return posts + begun + settled + notices;
    }

    /** Numbers run from 1 without holes, each with its progress. */
    private boolean isWhole() {
        return posts == last && progress == posts;
    }

    /** The number of the first POST that is not there, or not whole. */
    private static long firstHole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIRST_HOLE)) {
            row.next();
            return row.getLong(1);
        }
    }
}

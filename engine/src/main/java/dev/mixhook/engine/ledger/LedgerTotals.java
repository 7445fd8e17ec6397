package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much a ledger holds.
 *
 * @param astray how far POSTs got that are not there
 */
record LedgerTotals(long posts, long last, long begun, long settled, long astray, long notices) {
    private static final String COUNTS =
            """
            SELECT COUNT(*), COALESCE(MAX(post.n), 0),
                COUNT(*) FILTER (WHERE begun OR state IS NOT NULL), COUNT(*) FILTER (WHERE state <> 'sent'),
                (SELECT COUNT(*) FROM progress) - COUNT(state), (SELECT COUNT(*) FROM notice)
            FROM post LEFT JOIN progress ON progress.n = post.n
            """;
    private static final String FIRST_HOLE =
            """
            SELECT MIN(before.n) + 1 FROM (SELECT 0 AS n UNION ALL SELECT n FROM post) AS before
            WHERE NOT EXISTS (SELECT * FROM post WHERE post.n = before.n + 1)
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

    /** Numbers run from 1 without holes. */
    private boolean isWhole() {
        return posts == last && astray == 0;
    }

    /** The number of the first POST that is not there. */
    private static long firstHole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIRST_HOLE)) {
            row.next();
            return row.getLong(1);
        }
    }
}

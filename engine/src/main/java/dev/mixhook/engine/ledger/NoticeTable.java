package dev.mixhook.engine.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes notices; the statement is held open. */
final class NoticeTable {
    private final Rows rows;
    private final PreparedStatement insert;

    NoticeTable(Connection connection, Rows rows) throws SQLException {
        this.rows = rows;
        this.insert = connection.prepareStatement(Rows.NOTICE);
    }

    /**
     * @param after the number of the POST behind which they stand
     */
    void add(List<Notice> notices, long after) throws SQLException {
        for (Notice notice : notices) {
            rows.bind(insert, notice, after);
            insert.executeUpdate();
        }
    }
}

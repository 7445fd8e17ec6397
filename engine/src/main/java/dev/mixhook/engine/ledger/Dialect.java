package dev.mixhook.engine.ledger;

import dev.mixhook.engine.ledger.LedgerException.Fault;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * What databases do each in their own way; {@link JdbcLedger} says everything else in SQL that all
 * of them understand. H2's is the one that ships.
 *
 * <p>A ledger in another database, such as PostgreSQL, needs three things, all in this package:
 *
 * <ol>
 *   <li>a dialect, which answers what stands below;
 *   <li>its {@link Schema}: tables with the names and columns of H2's, whose types are the
 *       dialect's own;
 *   <li>a {@link Store}, which takes the database for one process, and a location for it in {@link
 *       LedgerLocation}.
 * </ol>
 *
 * <p>Every ledger keeps to {@code LedgerContract}, a test suite that runs on each of them.
 */
interface Dialect {
    /** The tables, and how they came to be as they are. */
    Schema schema();

    /**
     * The statement that keeps a body unless there is one by its hash; with two parameters, the
     * hash and the bytes.
     */
    String insertBody();

    /**
     * A condition that holds where a column of {@link #setTexts} has a text among its own; with one
     * parameter, by {@link #setText}.
     */
    String contains(String column);

    /** A condition that holds where a column of {@link #setTexts} has no text at all. */
    String isEmpty(String column);

    /**
     * Sets a text which others wrote: ids, answers, names. It comes back as it went in, also where
     * it has U+0000 or half a surrogate pair.
     */
    void setText(PreparedStatement statement, int parameter, String text) throws SQLException;

    /** Reads what {@link #setText} set. */
    String text(ResultSet row, String column) throws SQLException;

    /** Sets texts such as {@link #setText} does, which keep their order. */
    void setTexts(PreparedStatement statement, int parameter, List<String> texts)
            throws SQLException;

    /** Reads what {@link #setTexts} set. */
    List<String> texts(ResultSet row, String column) throws SQLException;

    /** Sets a time, to the millisecond, that comes back in the same offset. */
    void setOffsetTime(PreparedStatement statement, int parameter, OffsetDateTime time)
            throws SQLException;

    /** Reads what {@link #setOffsetTime} set. */
    OffsetDateTime offsetTime(ResultSet row, String column) throws SQLException;

    /**
     * What one failure in a chain of causes means; {@link Fault#BROKEN} where that is nothing in
     * particular.
     */
    Fault fault(Throwable failure);

    /** What to do about a database that is damaged: a sentence or more, for messages. */
    String recovery();
}

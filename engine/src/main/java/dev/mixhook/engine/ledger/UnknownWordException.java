package dev.mixhook.engine.ledger;

import java.sql.SQLException;

/** A word stands in the ledger that only a newer version of mixhook writes. */
final class UnknownWordException extends SQLException {
    private static final long serialVersionUID = 1L;

    UnknownWordException(String word) {
        super('"' + word + "\" in it is unknown to this one");
    }
}

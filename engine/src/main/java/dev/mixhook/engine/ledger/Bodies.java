package dev.mixhook.engine.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Bodies that are to go out again byte for byte (R-D4), each kept once a campaign however often it
 * is planned: what one has got rid of, another may have to send again.
 */
final class Bodies {
    private static final String BODY =
            "SELECT bytes FROM body JOIN post ON post.body = body.hash WHERE n = ?";
    private static final String LET_GO =
            "DELETE FROM body WHERE hash = (SELECT body FROM post WHERE n = ?)";
    private static final String ANY = "SELECT EXISTS (SELECT * FROM body)";

    private final Connection connection;
    private final String keep;
    private boolean any;

    Bodies(Connection connection, Dialect dialect) throws SQLException {
        this.connection = connection;
        this.keep = dialect.insertBody();
        try (PreparedStatement select = connection.prepareStatement(ANY);
                ResultSet row = select.executeQuery()) {
            row.next();
            this.any = row.getBoolean(1);
        }
    }

    /** Returns what a POST names it by. */
    byte[] keep(String campaign, byte[] bytes) throws SQLException {
        byte[] hash = sha256(campaign, bytes);
        try (PreparedStatement insert = connection.prepareStatement(keep)) {
            insert.setBytes(1, hash);
            insert.setBytes(2, bytes);
            insert.executeUpdate();
        }
        any = true;
        return hash;
    }

    /** The body that a POST was planned with. */
    Optional<byte[]> of(long n) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(BODY)) {
            select.setLong(1, n);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    /** A POST was accepted: no other one of its campaign with its body is to go out. */
    void letGo(long n) throws SQLException {
        if (any) {
            try (PreparedStatement delete = connection.prepareStatement(LET_GO)) {
                delete.setLong(1, n);
                delete.executeUpdate();
            }
        }
    }

    private static byte[] sha256(String campaign, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((campaign + '\0').getBytes(StandardCharsets.UTF_8));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

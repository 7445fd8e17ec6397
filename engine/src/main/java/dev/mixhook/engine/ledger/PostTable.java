package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;

/** Writes POSTs and how far they got; the statements are held open, as each POST needs them. */
final class PostTable {
    private final Bodies bodies;
    private final Rows rows;
    private final PreparedStatement post;
    private final PreparedStatement planned;
    private final PreparedStatement progress;

    PostTable(Connection connection, Bodies bodies, Rows rows) throws SQLException {
        this.bodies = bodies;
        this.rows = rows;
        this.post = connection.prepareStatement(Rows.POST);
        this.planned = connection.prepareStatement(Rows.PLANNED);
        this.progress = connection.prepareStatement(Rows.PROGRESS);
    }

    void plan(List<Post> posts, List<WebhookBody> kept) throws SQLException {
        // Should the last plan have been left halfway.
        post.clearBatch();
        planned.clearBatch();
        Iterator<WebhookBody> forms = kept.iterator();
        for (Post one : posts) {
            rows.bind(post, one);
            post.setBytes(
                    14, forms.hasNext() ? bodies.keep(one.campaign(), forms.next().bytes()) : null);
            post.addBatch();
            planned.setLong(1, one.n());
            planned.addBatch();
        }
        post.executeBatch();
        planned.executeBatch();
    }

    void sent(Post begun) throws SQLException {
        set(begun.n(), Settlement.SENT);
    }

    void settle(Post settled, Outcome outcome) throws SQLException {
        set(settled.n(), Settlement.of(outcome));
        if (outcome instanceof Outcome.Accepted) {
            bodies.letGo(settled.n());
        }
    }

    private void set(long n, Settlement settlement) throws SQLException {
        rows.bind(progress, n, settlement);
        if (progress.executeUpdate() != 1) {
            throw new IllegalStateException("POST " + n + " was not planned");
        }
    }
}

package dev.mixhook.engine.ledger;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.WebhookBody;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Writes POSTs and how far they got; the statements are held open, as each POST needs them.
 *
 * <p>A POST that is begun with its plan has its own row alone until it is settled, and a row of its
 * progress, written once, from then on. That makes two rows in two transactions of most POSTs
 * ({@code FlowTable}).
 */
final class PostTable {
    private static final String LAST = "SELECT COALESCE(MAX(n), 0) FROM post";
    private static final String SENT = "SELECT n FROM progress WHERE state = 'sent'";

    private final Bodies bodies;
    private final Rows rows;
    private final PreparedStatement post;
    private final PreparedStatement reached;
    private final PreparedStatement settled;

    /** Whose row of progress says that they were begun, and no more. */
    private final Set<Long> sent = new HashSet<>();

    private long last;

    PostTable(Connection connection, Bodies bodies, Rows rows) throws SQLException {
        this.bodies = bodies;
        this.rows = rows;
        this.post = connection.prepareStatement(Rows.POST);
        this.reached = connection.prepareStatement(Rows.REACHED);
        this.settled = connection.prepareStatement(Rows.SETTLED);
        try (Statement select = connection.createStatement()) {
            try (ResultSet row = select.executeQuery(LAST)) {
                row.next();
                last = row.getLong(1);
            }
            try (ResultSet row = select.executeQuery(SENT)) {
                while (row.next()) {
                    sent.add(row.getLong(1));
                }
            }
        }
    }

    /** The highest number of a POST that was committed; 0 if there is none. */
    long last() {
        return last;
    }

    void plan(List<Post> posts, List<WebhookBody> kept, List<Post> begun) throws SQLException {
        // Should the last plan have been left halfway.
        post.clearBatch();
        Set<Long> first = new HashSet<>();
        begun.forEach(one -> first.add(one.n()));
        Iterator<WebhookBody> forms = kept.iterator();
        for (Post one : posts) {
            rows.bind(post, one);
            post.setBytes(
                    14, forms.hasNext() ? bodies.keep(one.campaign(), forms.next().bytes()) : null);
            post.setBoolean(15, first.contains(one.n()));
            post.addBatch();
        }
        post.executeBatch();
    }

    /** A plan was committed. */
    void planned(List<Post> posts) {
        posts.forEach(one -> last = Math.max(last, one.n()));
    }

    void advance(List<Transition> transitions) throws SQLException {
        for (Transition transition : transitions) {
            if (transition.post().n() > last) {
                throw new IllegalStateException(
                        "POST " + transition.post().n() + " was not planned");
            }
        }
        for (Transition transition : transitions) {
            advance(transition);
        }
    }

    private void advance(Transition transition) throws SQLException {
        long n = transition.post().n();
        switch (transition) {
            case Transition.Sent _ -> {
                write(reached, n, Settlement.SENT);
                sent.add(n);
            }
            case Transition.Settled(_, Outcome outcome) -> {
                write(sent.remove(n) ? settled : reached, n, Settlement.of(outcome));
                if (outcome instanceof Outcome.Accepted) {
                    bodies.letGo(n);
                }
            }
        }
    }

    private void write(PreparedStatement progress, long n, Settlement settlement)
            throws SQLException {
        rows.bind(progress, n, settlement);
        progress.executeUpdate();
    }
}

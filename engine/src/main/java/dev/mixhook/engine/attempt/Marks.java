package dev.mixhook.engine.attempt;

import dev.mixhook.engine.ledger.Ledger;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.targeting.person.People;
import java.util.BitSet;

/**
 * What the ledger says of a campaign's users: an index in memory by the people's numbers, rebuilt
 * from the ledger at the start (R-S11).
 */
final class Marks {
    private final People people;
    private final BitSet accepted = new BitSet();
    private final BitSet requeued = new BitSet();
    private final BitSet uncertain = new BitSet();
    private int attempts;
    private int posts;

    private Marks(People people) {
        this.people = people;
    }

    static Marks of(Ledger ledger, String campaign, People people) {
        Marks marks = new Marks(people);
        ledger.replay(
                campaign,
                (post, state) -> {
                    marks.planned(post);
                    marks.settled(post, state);
                });
        return marks;
    }

    void planned(Post post) {
        attempts = Math.max(attempts, post.attempt());
        posts++;
    }

    void settled(Post post, PostState state) {
        for (String user : post.users()) {
            int person = people.number(user);
            if (person != People.NOBODY) {
                accepted.set(person, accepted.get(person) || state == PostState.ACCEPTED);
                requeued.set(person, state != PostState.ACCEPTED);
                uncertain.set(person, state == PostState.UNCERTAIN || state == PostState.SENT);
            }
        }
    }

    /**
     * Whether the person needs no POST of their own any more: sent, or waiting for the next
     * attempt.
     */
    boolean isTaken(int person) {
        return accepted.get(person) || requeued.get(person);
    }

    /** Of these people, those who are neither sent nor waiting (R-S1, R-S2). */
    BitSet fresh(BitSet matching) {
        matching.andNot(accepted);
        matching.andNot(requeued);
        return matching;
    }

    /** Those who wait for the next attempt (R-D3). */
    BitSet requeued() {
        return (BitSet) requeued.clone();
    }

    boolean anyRequeued() {
        return !requeued.isEmpty();
    }

    /** How many attempts there were. */
    int attempts() {
        return attempts;
    }

    Happening.Summary summary(String campaign) {
        int sent = accepted.cardinality();
        int waiting = requeued.cardinality();
        return new Happening.Summary(
                campaign, sent + waiting, sent, waiting, uncertain.cardinality(), posts);
    }
}

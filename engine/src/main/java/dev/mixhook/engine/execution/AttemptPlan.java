package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Batches;
import dev.mixhook.delivery.FormBody;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.CodePoints;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What goes out in one attempt, in order: POSTs that are sent again as they were, then the users
 * who are re-queued, then those who are due, each by the code points of {@code $distinct_id} (R-W9,
 * R-D4).
 */
record AttemptPlan(List<PlannedPost> parcels) {
    AttemptPlan {
        parcels = List.copyOf(parcels);
    }

    /**
     * One POST of it.
     *
     * @param requeued those of the users whom an earlier POST could not deliver
     */
    record PlannedPost(List<String> users, List<String> requeued, FormBody form) {
        PlannedPost {
            users = List.copyOf(users);
            requeued = List.copyOf(requeued);
        }

        /** A failed POST once more, byte for byte. */
        static PlannedPost again(List<String> users, byte[] body) {
            return new PlannedPost(users, users, FormBody.kept(users, body));
        }
    }

    /**
     * Whoever has lost their profile since is not sent to (R-T1); re-queued, they wait for another
     * one. Profiles go out as they are now.
     *
     * @param again what is sent as it was
     */
    static AttemptPlan of(
            Campaign campaign,
            List<PlannedPost> again,
            BitSet requeued,
            BitSet due,
            People people) {
        List<PlannedPost> parcels = new ArrayList<>(again);
        List<Integer> persons = inOrder(requeued, people);
        int waiting = persons.size();
        persons.addAll(inOrder(due, people));
        List<Recipient> recipients =
                persons.stream().map(person -> recipient(person, people)).toList();
        int before = 0;
        for (Batch batch : Batches.of(recipients, campaign.batch())) {
            FormBody form = FormBody.of(batch, campaign.webhook().json());
            int users = form.users().size();
            int of = Math.clamp(waiting - before, 0, users);
            parcels.add(new PlannedPost(form.users(), form.users().subList(0, of), form));
            before += users;
        }
        return new AttemptPlan(parcels);
    }

    static Recipient recipient(int person, People people) {
        return new Recipient(people.distinctId(person), people.profile(person).json());
    }

    private static List<Integer> inOrder(BitSet persons, People people) {
        List<Integer> order = new ArrayList<>();
        persons.stream().filter(people::hasProfile).forEach(order::add);
        order.sort(Comparator.comparing(people::distinctId, CodePoints::compare));
        return order;
    }

    /** The same as the ledger keeps it. */
    List<Post> posts(
            String campaign, long due, TriggeredRun run, int attempt, PostNumbers numbers) {
        List<Post> posts = new ArrayList<>();
        for (PlannedPost post : parcels) {
            posts.add(
                    new Post(
                            numbers.next(),
                            campaign,
                            Instant.ofEpochMilli(due),
                            run.occurrence(),
                            run.nominal(),
                            attempt,
                            posts.size() + 1,
                            parcels.size(),
                            post.users(),
                            post.requeued(),
                            Post.Purpose.CAMPAIGN));
        }
        return posts;
    }

    List<FormBody> forms() {
        return parcels.stream().map(PlannedPost::form).toList();
    }
}

package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Batches;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.delivery.WebhookBody;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** POSTs that go out in one attempt, in their order, and what they carry. */
record AttemptPlan(List<PlannedPost> planned) {
    AttemptPlan {
        planned = List.copyOf(planned);
    }

    /**
     * A POST as the ledger keeps it, and its body.
     *
     * @param persons the numbers of its users, which to look up costs more than all else that is
     *     done about them
     */
    record PlannedPost(Post post, WebhookBody form, List<Integer> persons) {}

    /**
     * Who goes into one attempt: POSTs that are sent again as they were, then the users who are
     * re-queued, then those who are due, each by the code points of {@code $distinct_id} (R-W9,
     * R-D4).
     */
    record Users(List<WebhookBody> again, BitSet requeued, PersonList due) {}

    /** One POST before it has a number: the first of its users are the re-queued. */
    private record Parcel(WebhookBody form, List<Integer> persons, int requeued) {
        List<String> users() {
            return form.users();
        }
    }

    /**
     * A run's attempt. Whoever has lost their profile since is not sent to (R-T1); re-queued, they
     * wait for another one. Profiles go out as they are now.
     *
     * @param due the instant of the attempt, in milliseconds since the epoch
     * @param attempt of the campaign, from 1
     * @param numbers gives each POST its number
     */
    static AttemptPlan of(
            Campaign campaign,
            TriggeredRun run,
            Users users,
            People people,
            long due,
            int attempt,
            LongSupplier numbers) {
        List<Parcel> parcels = parcels(campaign, users, people);
        List<PlannedPost> planned = new ArrayList<>();
        for (Parcel parcel : parcels) {
            Post post =
                    new Post(
                            numbers.getAsLong(),
                            campaign.name(),
                            Instant.ofEpochMilli(due),
                            run.occurrence(),
                            run.nominal(),
                            attempt,
                            planned.size() + 1,
                            parcels.size(),
                            parcel.users(),
                            parcel.users().subList(0, parcel.requeued()),
                            Post.Purpose.CAMPAIGN,
                            null);
            planned.add(new PlannedPost(post, parcel.form(), parcel.persons()));
        }
        return new AttemptPlan(planned);
    }

    private static List<Parcel> parcels(Campaign campaign, Users users, People people) {
        List<Parcel> parcels = new ArrayList<>();
        for (WebhookBody form : users.again()) {
            List<Integer> persons = form.users().stream().map(people::number).toList();
            parcels.add(new Parcel(form, persons, persons.size()));
        }
        List<Integer> persons = new ArrayList<>();
        if (!users.requeued().isEmpty()) {
            addInOrder(users.requeued().stream(), people, persons);
        }
        int waiting = persons.size();
        addInOrder(users.due().stream(), people, persons);
        List<Recipient> recipients = new ArrayList<>(persons.size());
        for (int person : persons) {
            recipients.add(recipient(person, people));
        }
        int before = 0;
        for (Batch batch : Batches.of(recipients, campaign.batch())) {
            WebhookBody form = campaign.webhook().format().body(batch);
            int size = form.users().size();
            parcels.add(
                    new Parcel(
                            form,
                            persons.subList(before, before + size),
                            Math.clamp(waiting - before, 0, size)));
            before += size;
        }
        return parcels;
    }

    /** Somebody with the profile that they have now. */
    static Recipient recipient(int person, People people) {
        return new Recipient(people.distinctId(person), people.profile(person).json());
    }

    private static void addInOrder(IntStream persons, People people, List<Integer> to) {
        int[] order = persons.filter(people::hasProfile).toArray();
        people.sortByIds(order);
        for (int person : order) {
            to.add(person);
        }
    }

    boolean isEmpty() {
        return planned.isEmpty();
    }

    List<Post> posts() {
        return planned.stream().map(PlannedPost::post).toList();
    }

    /** One a POST, in the same order. */
    List<WebhookBody> forms() {
        return planned.stream().map(PlannedPost::form).toList();
    }
}

package dev.mixhook.engine.attempt;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Batches;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.targeting.person.CodePoints;
import dev.mixhook.targeting.person.People;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who goes out in one attempt, in order: the re-queued first, then those who are due, each by the
 * code points of {@code $distinct_id} (R-W9, R-D4).
 *
 * @param requeued how many of them, from the first on, are re-queued
 */
record Turnout(List<Integer> persons, int requeued) {
    Turnout {
        persons = List.copyOf(persons);
    }

    /**
     * Whoever has lost their profile since is not sent to (R-T1); re-queued, they wait for another
     * one.
     */
    static Turnout of(BitSet requeued, BitSet due, People people) {
        List<Integer> persons = new ArrayList<>(inOrder(requeued, people));
        int again = persons.size();
        persons.addAll(inOrder(due, people));
        return new Turnout(persons, again);
    }

    private static List<Integer> inOrder(BitSet persons, People people) {
        return persons.stream()
                .filter(people::hasProfile)
                .boxed()
                .sorted(Comparator.comparing(people::distinctId, CodePoints::compare))
                .toList();
    }

    /** Their profiles as they are now, cut into batches. */
    List<Batch> batches(Campaign campaign, People people) {
        return Batches.of(
                persons.stream()
                        .map(
                                person ->
                                        new Recipient(
                                                people.distinctId(person),
                                                people.profile(person).json()))
                        .toList(),
                campaign.batch());
    }

    /** The same batches as the ledger keeps them. */
    List<Post> posts(
            Campaign campaign, List<Batch> batches, long due, int attempt, PostNumbers numbers) {
        Instant instant = Instant.ofEpochMilli(due);
        ZoneId zone =
                campaign.schedule().timing() instanceof Timing.ByCalendar calendar
                        ? calendar.zone()
                        : campaign.schedule().zone();
        OffsetDateTime occurrence = instant.atZone(zone).toOffsetDateTime();
        return IntStream.range(0, batches.size())
                .mapToObj(
                        index -> {
                            List<String> users = users(batches.get(index));
                            int before = index * campaign.batch();
                            int again = Math.clamp(requeued - before, 0, users.size());
                            return new Post(
                                    numbers.next(),
                                    campaign.name(),
                                    instant,
                                    occurrence,
                                    attempt,
                                    index + 1,
                                    batches.size(),
                                    users,
                                    users.subList(0, again));
                        })
                .toList();
    }

    private static List<String> users(Batch batch) {
        return batch.recipients().stream().map(Recipient::distinctId).toList();
    }
}

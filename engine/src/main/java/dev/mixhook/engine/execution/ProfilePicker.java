package dev.mixhook.engine.execution;

import dev.mixhook.delivery.Batch;
import dev.mixhook.delivery.Recipient;
import dev.mixhook.targeting.person.People;
import dev.mixhook.targeting.value.CodePoints;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** People with a profile, in the order in which they go out (R-T1, R-W9). */
public final class ProfilePicker {
    private static final Comparator<String> ORDER = CodePoints::compare;

    private final People people;

    public ProfilePicker(People people) {
        this.people = people;
    }

    /**
     * Ids picked at random from all people, whatever they match (R-X1); the same for the same seed,
     * in whatever order the data is.
     *
     * @param most how many, fewer where there are fewer
     */
    public List<String> atRandom(int most, long seed) {
        List<String> ids = new ArrayList<>(all());
        Collections.shuffle(ids, new Random(seed));
        return ids.stream().limit(most).sorted(ORDER).toList();
    }

    /**
     * The ids that are named, each once, in the order in which they go out.
     *
     * @param most how many a POST carries
     * @throws IllegalArgumentException if one of them has no profile, or they are too many; the
     *     message says which
     */
    public List<String> named(List<String> ids, int most) {
        List<String> named = ids.stream().distinct().sorted(ORDER).toList();
        List<String> missing = named.stream().filter(id -> !has(people.number(id))).toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "No profile to be sent: " + String.join(", ", missing) + '.');
        }
        if (named.size() > most) {
            throw new IllegalArgumentException(
                    "A POST carries " + most + " users at most, not " + named.size() + '.');
        }
        return named;
    }

    /** One batch of these people, with their profiles as they stand. */
    public Batch batch(List<String> ids) {
        return new Batch(1, 1, ids.stream().map(this::recipient).toList());
    }

    private Recipient recipient(String id) {
        return new Recipient(id, people.profile(people.number(id)).json());
    }

    private boolean has(int person) {
        return person != People.NOBODY && people.hasProfile(person);
    }

    private List<String> all() {
        return IntStream.range(0, people.size())
                .filter(people::hasProfile)
                .mapToObj(people::distinctId)
                .sorted(ORDER)
                .toList();
    }
}

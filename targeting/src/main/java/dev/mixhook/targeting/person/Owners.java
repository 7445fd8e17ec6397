package dev.mixhook.targeting.person;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which ids have become another person's; they take no place until the first has. */
final class Owners {
    /** By the number of an id, whose it is; itself where it was not joined. */
    private int[] owners = {};

    /** Lets all that is a person's be another's. */
    void join(int person, int other) {
        if (of(person) != person || of(other) != other || person == other) {
            throw new IllegalArgumentException(
                    "joined are two persons, each the first of their ids, were %d and %d"
                            .formatted(person, other));
        }
        int before = owners.length;
        if (person >= before) {
            owners = Arrays.copyOf(owners, Math.max(person + 1, before + before / 4));
            Arrays.setAll(owners, id -> id < before ? owners[id] : id);
        }
        owners[person] = other;
    }

    /** Whose an id is. */
    int of(int person) {
        if (person >= owners.length || owners[person] == person) {
            return person;
        }
        int owner = of(owners[person]);
        owners[person] = owner;
        return owner;
    }

    /** The ids that are another person's. */
    IntStream joined() {
        return IntStream.range(0, owners.length).filter(id -> owners[id] != id);
    }
}

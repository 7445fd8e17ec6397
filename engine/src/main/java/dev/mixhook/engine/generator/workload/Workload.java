package dev.mixhook.engine.generator.workload;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * People and what they do, of any number.
 *
 * @param seed the same settings write the same bytes, another seed other ones
 * @param people how many have a profile in the end, from 1
 * @param ids what they are called; each id has the person's number in it
 * @param growth how many times as many people there are at the end as at the start, from 1: the
 *     others sign up evenly over time
 * @param profile the properties of each person
 * @param files where it is written
 */
public record Workload(
        long seed,
        int people,
        TextPattern ids,
        Period period,
        double growth,
        List<Property> profile,
        EventMix events,
        UpdateMix updates,
        FileNames files) {
    private static final int BUFFER = 1 << 16;

    public Workload {
        if (people < 1) {
            throw new IllegalArgumentException("a workload has at least 1 person, had " + people);
        }
        if (!(growth >= 1)) {
            throw new IllegalArgumentException("people grow by a factor from 1, was " + growth);
        }
        if (!ids.isOnePerPerson()) {
            throw new IllegalArgumentException(
                    "an id has {number} and no chance in it, was " + ids);
        }
        profile = List.copyOf(profile);
    }

    /**
     * The names of the two files; one that ends in {@code .gz} is packed.
     *
     * @param profiles people as they are at {@code from}, then sign-ups and updates in the order of
     *     time
     * @param events in the order of time
     */
    public record FileNames(String profiles, String events) {}

    /** This workload with other chance. */
    public Workload withSeed(long other) {
        return new Workload(other, people, ids, period, growth, profile, events, updates, files);
    }

    /** This workload with another number of people, and of events in proportion. */
    public Workload withPeople(int other) {
        return new Workload(seed, other, ids, period, growth, profile, events, updates, files);
    }

    /** This workload at another time. */
    public Workload withPeriod(Period other) {
        return new Workload(seed, people, ids, other, growth, profile, events, updates, files);
    }

    /**
     * Writes both files, over those that are there. Takes time in proportion to people, events and
     * updates; holds the sessions that are open, however many people and events there are.
     */
    public void writeTo(Path folder) throws IOException {
        writeTo(folder, _ -> {});
    }

    /** How many lines both files have: people, what changes, and events. */
    public long lines() {
        int size = new Population(people, growth, period).size();
        return size + updates.count(size) + events.count(size);
    }

    /**
     * Writes both files, while somebody is told how far that is.
     *
     * @param told how many more lines are written
     */
    public void writeTo(Path folder, LongConsumer told) throws IOException {
        Files.createDirectories(folder);
        Population population = new Population(people, growth, period);
        try (OutputStream out = open(folder.resolve(files.profiles()), told)) {
            new ProfileStream(this, population).writeTo(out);
        }
        try (OutputStream out = open(folder.resolve(files.events()), told)) {
            new EventStream(this, population).writeTo(out);
        }
    }

    private static OutputStream open(Path file, LongConsumer told) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        OutputStream packed = file.toString().endsWith(".gz") ? new FastGzip(out, BUFFER) : out;
        return new LineOutput(new BufferedOutputStream(packed, BUFFER), told);
    }
}

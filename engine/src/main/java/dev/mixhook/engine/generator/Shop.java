package dev.mixhook.engine.generator;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The made-up shop "Harbour &amp; Reed": tea and paper, and people who sign up, buy, drift away and
 * come back.
 *
 * @param seed the same settings write the same bytes, another seed another shop
 * @param people how many have a profile in the end, at least 40: the first ones are curious, the
 *     rest are made up. A few more pass by and never get one
 * @param from when the profiles were taken, cut to whole seconds; what comes later are updates
 * @param daysBefore days of history, at least 21
 * @param daysAfter days that are played from {@code from} on, at least 21
 */
public record Shop(long seed, int people, Instant from, int daysBefore, int daysAfter) {
    private static final int FEWEST = 40;
    private static final int SHORTEST = 21;
    private static final int PASSERS_BY = 40;

    public Shop {
        if (people < FEWEST) {
            throw new IllegalArgumentException("a shop has at least 40 people, had " + people);
        }
        if (daysBefore < SHORTEST || daysAfter < SHORTEST) {
            throw new IllegalArgumentException(
                    "a shop has at least 21 days before and after, had "
                            + daysBefore
                            + " and "
                            + daysAfter);
        }
        from = from.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The shop of the sample data. */
    public static Shop harbourAndReed() {
        return new Shop(8, 240, Instant.parse("2026-01-01T00:00:00Z"), 90, 90);
    }

    /**
     * Writes {@code profiles.jsonl} (profiles, then updates in the order of time) and {@code
     * events.jsonl} (in the order of time), over those that are there. Takes time in proportion to
     * people and days. Holds one person, later the lines of one day; what waits for its place in
     * time lies in files in the folder, which needs room for everything twice.
     */
    public void writeTo(Path folder) throws IOException {
        writeTo(
                folder,
                new Watcher() {
                    @Override
                    public void madeUp() {}

                    @Override
                    public void sorting() {}
                });
    }

    /**
     * Writes the same, and tells how far it is.
     *
     * @param watcher told of each of {@link #people()}, and then that their lines are sorted
     */
    public void writeTo(Path folder, Watcher watcher) throws IOException {
        Files.createDirectories(folder);
        try (TimeOrder events = TimeOrder.in(folder);
                TimeOrder updates = TimeOrder.in(folder);
                BufferedWriter profiles =
                        Files.newBufferedWriter(folder.resolve("profiles.jsonl"))) {
            for (String line : EdgeCaseCustomers.DOCUMENTED) {
                profiles.append(line).append('\n');
                watcher.madeUp();
            }
            play(profiles, events, updates, watcher);
            watcher.sorting();
            updates.writeTo(profiles);
            try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("events.jsonl"))) {
                events.writeTo(out);
            }
        }
    }

    private void play(Writer profiles, TimeOrder events, TimeOrder updates, Watcher watcher)
            throws IOException {
        PeopleGenerator generator = new PeopleGenerator(this);
        SeededRandom random = SeededRandom.of(seed);
        for (int number = 1; number <= people - EdgeCaseCustomers.DOCUMENTED.size(); number++) {
            SeededRandom own = random.split();
            Customer customer = generator.customer(number, own);
            Visitor visitor = customer.visitor();
            Events done = new Events(visitor, own, events);
            Updates changes = new Updates(visitor.id(), updates);
            Optional<JsonObject> profile =
                    new CustomerSimulation(this, customer, own, done, changes).play();
            if (profile.isPresent()) {
                profiles.append(profile.get().toString()).append('\n');
            }
            watcher.madeUp();
        }
        for (int number = 0; number < people / PASSERS_BY; number++) {
            SeededRandom own = random.split();
            Visitor visitor = generator.passerBy(own);
            Shopping shopping = new Shopping(visitor.city(), own, new Events(visitor, own, events));
            for (ShopVisit visit : visitor.visits()) {
                shopping.visit(visit, Shopping.NO_COUPON);
            }
        }
    }

    /** Is told how far the writing is. */
    public interface Watcher {
        /** One more person was made up, with all they did. */
        void madeUp();

        /** All were; what they did is put into the order of time now. */
        void sorting();
    }

    /** When a day begins; days count from {@code from}. */
    Instant day(int number) {
        return from.plus(Duration.ofDays(number));
    }

    /** A date as profiles have it: in UTC, to the second, without a zone. */
    static String text(Instant time) {
        return time.toString().substring(0, "2026-01-01T00:00:00".length());
    }
}

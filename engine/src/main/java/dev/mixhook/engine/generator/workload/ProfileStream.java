package dev.mixhook.engine.generator.workload;

import java.io.IOException;
import java.io.OutputStream;

/** Writes people: profiles as they were taken, then who signs up and what changes, by time. */
final class ProfileStream {
    /** Parts of chance. */
    private static final long UPDATES = 1;

    private static final long PEOPLE = 1L << 32;

    private static final byte[] ID = JsonLine.utf8("{\"$distinct_id\":");
    private static final byte[] PROPERTIES = JsonLine.utf8(",\"$properties\":{");
    private static final byte[] TIME = JsonLine.utf8(",\"$time\":");
    private static final byte[] SET = JsonLine.utf8(",\"$set\":{");
    private static final byte[] END = JsonLine.utf8("}}");

    private final Workload workload;
    private final Population population;
    private final TextWriter ids;
    private final PropertyWriter profile;
    private final PropertyWriter set;
    private final RandomSource changes;
    private final JsonLine line = new JsonLine();

    ProfileStream(Workload workload, Population population) {
        this.workload = workload;
        this.population = population;
        this.ids = new TextWriter(workload.ids());
        this.profile = new PropertyWriter(workload.profile());
        this.set = new PropertyWriter(workload.updates().set());
        this.changes = RandomSource.of(workload.seed(), UPDATES);
    }

    void writeTo(OutputStream out) throws IOException {
        long taken = workload.period().taken();
        int known = population.present(taken);
        for (int number = 1; number <= known; number++) {
            id(number).add(PROPERTIES);
            person(number, taken);
            line.add(END).endTo(out);
        }
        changes(known, out);
    }

    private void changes(int known, OutputStream out) throws IOException {
        Period period = workload.period();
        ZipfRanks anybody = new ZipfRanks(population.size(), 0);
        long count = workload.updates().count(population.size());
        Ascending shares = new Ascending(count, changes);
        int signedUp = known;
        while (shares.hasNext()) {
            long length = period.end() - period.taken();
            long instant = period.taken() + (long) (shares.next() * length);
            signedUp = signUps(signedUp, instant, out);
            int number = population.draw(anybody, changes, instant);
            update(number, instant);
            set.write(line, changes, number, instant, false);
            line.add(END).endTo(out);
        }
        signUps(signedUp, period.end(), out);
    }

    /** Writes whoever signs up until an instant; returns how many there are then. */
    private int signUps(int before, long instant, OutputStream out) throws IOException {
        int signedUp = before;
        while (signedUp < population.size() && population.signUp(signedUp + 1) <= instant) {
            signedUp++;
            long time = population.signUp(signedUp);
            update(signedUp, time);
            person(signedUp, time);
            line.add(END).endTo(out);
        }
        return signedUp;
    }

    private void update(int number, long instant) {
        id(number).add(TIME).number(Math.floorDiv(instant, 1000)).add(SET);
    }

    private JsonLine id(int number) {
        line.add(ID);
        ids.write(line, changes, number);
        return line;
    }

    /** Writes a person, who is the same in a larger workload. */
    private void person(int number, long instant) {
        RandomSource own = RandomSource.of(workload.seed(), PEOPLE + number);
        profile.write(line, own, number, instant, false);
    }
}

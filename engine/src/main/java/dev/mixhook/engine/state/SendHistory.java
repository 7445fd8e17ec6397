package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Post;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to each user: a row for everyone who was in a POST, and a column for each fact.
 * Costs 48 bytes a row. Instants are milliseconds since the epoch.
 */
final class SendHistory {
    private final Rows rows;
    private final IntColumn times = new IntColumn(0);

    /** How many of the accepted sends were to other ids that are the user's now. */
    private final IntColumn inherited = new IntColumn(0);

    /** How many of the accepted sends count for the person whose the id has become. */
    private final IntColumn carriedOver = new IntColumn(0);

    private final IntColumn failures = new IntColumn(0);
    private final IntColumn lastDay = new IntColumn(Integer.MIN_VALUE);
    private final LongColumn last = new LongColumn(0);
    private final LongColumn lastPost = new LongColumn(0);

    /**
     * The date and time of the last send as if they were in UTC, in milliseconds; the least long
     * for none.
     */
    private final LongColumn lastNominal = new LongColumn(Long.MIN_VALUE);

    private final LongColumn latestPost = new LongColumn(0);

    SendHistory(Rows rows) {
        this.rows = rows;
    }

    void planned(int user, Post post) {
        int row = rows.add(user);
        latestPost.set(row, post.n());
        if (post.attempt() > 0) {
            lastDay.set(row, Math.toIntExact(post.nominal().toLocalDate().toEpochDay()));
        }
    }

    void accepted(int user, Post post) {
        int row = rows.add(user);
        times.set(row, times.get(row) + 1);
        failures.set(row, 0);
        last.set(row, post.due().toEpochMilli());
        lastPost.set(row, post.n());
        lastNominal.set(
                row,
                post.attempt() > 0
                        ? post.nominal().toInstant(ZoneOffset.UTC).toEpochMilli()
                        : Long.MIN_VALUE);
    }

    void failed(int user) {
        int row = rows.add(user);
        failures.set(row, failures.get(row) + 1);
    }

    /** Whether there are accepted sends that do not count for whoever has the id now. */
    boolean isToCarryOver(int user) {
        int row = rows.of(user);
        return times.get(row) > carriedOver.get(row);
    }

    /**
     * Lets the accepted sends of an id count for somebody else too.
     *
     * @return whether the last one of both is the id's
     */
    boolean carryOver(int id, int user) {
        int from = rows.add(id);
        int row = rows.add(user);
        int more = times.get(from) - carriedOver.get(from);
        carriedOver.set(from, times.get(from));
        times.set(row, times.get(row) + more);
        inherited.set(row, inherited.get(row) + more);
        lastDay.set(row, Math.max(lastDay.get(row), lastDay.get(from)));
        if (lastPost.get(from) < lastPost.get(row)) {
            return false;
        }
        last.set(row, last.get(from));
        lastPost.set(row, lastPost.get(from));
        lastNominal.set(row, lastNominal.get(from));
        return true;
    }

    /** Somebody goes on failing where an id has failed. */
    void goOnFailing(int id, int user) {
        int from = rows.add(id);
        int row = rows.add(user);
        failures.set(row, failures.get(from));
        latestPost.set(row, latestPost.get(from));
    }

    /** Failures do not count any more. */
    void forgive(int user) {
        failures.set(rows.add(user), 0);
    }

    /** Nothing was sent to the user. */
    void forget(int user) {
        clear(rows.of(user));
    }

    void forgetEveryone() {
        for (int row = rows.count(); row > Rows.NONE; row--) {
            clear(row);
        }
    }

    private void clear(int row) {
        if (row == Rows.NONE) {
            return;
        }
        times.set(row, 0);
        inherited.set(row, 0);
        carriedOver.set(row, 0);
        failures.set(row, 0);
        lastDay.set(row, Integer.MIN_VALUE);
        last.set(row, 0);
        lastPost.set(row, 0);
        lastNominal.set(row, Long.MIN_VALUE);
        latestPost.set(row, 0);
    }

    /** How many sends were accepted. */
    int times(int user) {
        return times.get(rows.of(user));
    }

    /** How many of them were to the user's own id. */
    int ownTimes(int user) {
        int row = rows.of(user);
        return times.get(row) - inherited.get(row);
    }

    /** How many attempts in a row failed. */
    int failures(int user) {
        return failures.get(rows.of(user));
    }

    /** The attempt of the last accepted send. */
    long last(int user) {
        return last.get(rows.of(user));
    }

    /** The POST of the last accepted send. */
    long lastPost(int user) {
        return lastPost.get(rows.of(user));
    }

    /** The own date and time of the run of the last accepted send. */
    @Nullable LocalDateTime lastNominal(int user) {
        long nominal = lastNominal.get(rows.of(user));
        return nominal == Long.MIN_VALUE
                ? null
                : LocalDateTime.ofEpochSecond(
                        Math.floorDiv(nominal, 1000L),
                        Math.floorMod(nominal, 1000) * 1_000_000,
                        ZoneOffset.UTC);
    }

    /** The local day of the last run that the user took part in, as an epoch day. */
    long lastDay(int user) {
        return lastDay.get(rows.of(user));
    }

    /** The POST that the user was in last, whatever became of it. */
    long latestPost(int user) {
        return latestPost.get(rows.of(user));
    }
}

package dev.mixhook.engine.state;

import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.state.UserState.GivenUp;
import java.util.ArrayList;
import java.util.List;

/** When and why users were given up; what a notice says of all of its users is kept once. */
final class GivingUps {
    private final Rows rows;
    private final List<Notice> notices = new ArrayList<>();
    private final IntColumn notice = new IntColumn(-1);
    private final LongColumn lastPost = new LongColumn(0);

    GivingUps(Rows rows) {
        this.rows = rows;
    }

    /** Whoever is added from now on was given up for what this notice says. */
    void because(Notice given) {
        notices.add(new Notice(given.campaign(), given.at(), given.kind(), given.why(), List.of()));
    }

    /**
     * The user is given up.
     *
     * @param failed the POST that failed them last; 0 if there was none
     */
    void add(int user, long failed) {
        int row = rows.add(user);
        notice.set(row, notices.size() - 1);
        lastPost.set(row, failed);
    }

    /** What is kept of somebody who was given up. */
    GivenUp of(int user) {
        int row = rows.of(user);
        Notice given = notices.get(notice.get(row));
        return new GivenUp(given.at(), given.why(), lastPost.get(row));
    }
}

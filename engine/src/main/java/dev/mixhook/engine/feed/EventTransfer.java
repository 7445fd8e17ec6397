package dev.mixhook.engine.feed;

import dev.mixhook.targeting.person.CodeTranslation;

/** Adds events that were read apart behind others. */
final class EventTransfer {
    private final EventColumns from;
    private final EventColumns to;
    private final int[] users;
    private final CodeTranslation codes;

    /**
     * Adds none yet.
     *
     * @param users the number there of each user here
     * @param codes the codes there of values here
     */
    EventTransfer(EventColumns from, EventColumns to, int[] users, CodeTranslation codes) {
        this.from = from;
        this.to = to;
        this.users = users;
        this.codes = codes;
    }

    /**
     * Adds one.
     *
     * @param own room for its values
     */
    void add(int row, long[] own) {
        from.values(row, own);
        for (int i = 0; i < own.length; i++) {
            own[i] = codes.of(own[i]);
        }
        int user = users[from.user(row)];
        long time = from.time(row);
        long insertId = from.insertId(row);
        if (from.isArrived(row)) {
            to.addArrived(
                    to.size(),
                    time,
                    from.number(row),
                    from.doneAt(row),
                    user,
                    from.slot(row),
                    insertId,
                    own);
        } else {
            to.add(to.size(), time, user, from.slot(row), insertId, own);
        }
    }
}

package dev.mixhook.engine;

import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.time.Agenda;
import java.util.BitSet;
import java.util.List;

/**
 * Campaigns by when they have something to do. A campaign is asked for its next instant after it
 * has told of a change alone, so that time goes on by what happens, however many there are.
 */
final class RunQueue implements Agenda.Source {
    private final List<CampaignRun> runs;
    private final InstantTree due;

    /** From when on each has to be told of data that does not concern it. */
    private final InstantTree withData;

    private final BitSet changed = new BitSet();

    /**
     * @param runs in the order in which they run at one instant
     */
    RunQueue(List<CampaignRun> runs) {
        this.runs = runs;
        this.due = new InstantTree(runs.size());
        this.withData = new InstantTree(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            runs.get(i).whenRescheduled(() -> changed.set(run));
            changed.set(run);
        }
    }

    @Override
    public long next() {
        ask();
        return due.first();
    }

    @Override
    public void run(long now, Agenda.Settle settle) throws InterruptedException {
        for (int i = due(0, now); i != InstantTree.NONE; i = due(i + 1, now)) {
            runs.get(i).run(now);
            settle.all();
        }
    }

    private int due(int from, long now) {
        ask();
        return due.due(from, now);
    }

    /**
     * The first campaign from one on that data of an instant has to be told to, whatever it is;
     * {@link InstantTree#NONE} if there is none.
     */
    int dueWithData(int from, long now) {
        ask();
        return withData.due(from, now);
    }

    private void ask() {
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            CampaignRun run = runs.get(i);
            due.set(i, run.next());
            withData.set(i, run.nextWithData());
        }
        changed.clear();
    }
}

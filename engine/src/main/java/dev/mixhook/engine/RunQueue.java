package dev.mixhook.engine;

import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.time.Agenda;
import dev.mixhook.targeting.audience.Audiences;
import java.util.BitSet;
import java.util.List;

/**
 * Campaigns by when they have something to do. A campaign is asked for its next instant after it
 * has told of a change alone, so that time goes on by what happens, however many there are.
 */
final class RunQueue implements Agenda.Source {
    private final List<CampaignRun> runs;
    private final InstantTree due;

    /** Who matches them. */
    private final Audiences audiences;

    /** Campaigns that may have another next instant. */
    private final BitSet changed = new BitSet();

    /** Campaigns that note who has come back whenever there is data. */
    private final BitSet toldOfData = new BitSet();

    /**
     * @param runs in the order in which they run at one instant
     */
    RunQueue(List<CampaignRun> runs, Audiences audiences) {
        this.runs = runs;
        this.audiences = audiences;
        this.due = new InstantTree(runs.size());
        for (int i = 0; i < runs.size(); i++) {
            int run = i;
            runs.get(i).whenRescheduled(() -> changed.set(run));
            changed.set(run);
        }
    }

    @Override
    public long next() {
        ask();
        return Math.min(due.first(), audiences.next());
    }

    @Override
    public void run(long now, Agenda.Settle settle) throws InterruptedException {
        audiences.advance(now);
        for (int i = due(0, now); i != InstantTree.NONE; i = due(i + 1, now)) {
            runs.get(i).run(now);
            settle.all();
        }
    }

    /** Lets time alone do what it does before an instant, while the data is as it was then. */
    void catchUp(long now) {
        audiences.advance(now - 1);
        ask();
    }

    /** All data of an instant has come in, and those whom it concerns have been evaluated. */
    void conclude(long now) {
        changed.or(toldOfData);
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            runs.get(i).conclude(now);
        }
    }

    private int due(int from, long now) {
        ask();
        return due.due(from, now);
    }

    private void ask() {
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            CampaignRun run = runs.get(i);
            due.set(i, run.next());
            toldOfData.set(i, run.isToldOfData());
        }
        changed.clear();
    }
}

package dev.mixhook.engine;

import dev.mixhook.engine.campaign.UserZones;
import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.feed.FeedListener;
import dev.mixhook.targeting.audience.Audiences;
import dev.mixhook.targeting.person.People;
import java.util.BitSet;
import java.util.List;

/** What is new about whom at an instant, for those whom it concerns. */
final class ChangedPeople implements FeedListener {
    private final List<CampaignRun> runs;
    private final Audiences audiences;

    /** Where a person's own time zone is kept. */
    private final int zone;

    /** The campaigns that run by each user's own time zone. */
    private final List<CampaignRun> local;

    /** Who may live in another zone. */
    private final BitSet moved = new BitSet();

    /** People about whom anything may be new. */
    private final BitSet unknown = new BitSet();

    /** Ids that have become other people's. */
    private final BitSet joined = new BitSet();

    /** What was read ahead: nothing of meaning. */
    private long unused;

    ChangedPeople(List<CampaignRun> runs, People people, Audiences audiences) {
        this.runs = runs;
        this.audiences = audiences;
        this.zone = UserZones.slot(people.vocabulary());
        this.local = runs.stream().filter(run -> run.campaign().schedule().isLocal()).toList();
    }

    @Override
    public void expect(int person) {
        unused += audiences.peek(person);
    }

    @Override
    public void event(int person, int event) {
        audiences.event(person, event);
    }

    @Override
    public void property(int person, int property) {
        audiences.property(person, property);
        if (property == zone) {
            moved.set(person);
        }
    }

    @Override
    public void everything(int person) {
        audiences.everything(person);
        unknown.set(person);
    }

    @Override
    public void joined(int id, int person) {
        joined.set(id);
    }

    /** Hands them over, in the order of people. */
    void handOver(long now) {
        if (!joined.isEmpty()) {
            runs.forEach(run -> joined.stream().forEach(id -> run.joined(id, now)));
            joined.clear();
        }
        if (!unknown.isEmpty()) {
            settle(runs, unknown, now);
        }
        if (!moved.isEmpty()) {
            settle(local, moved, now);
        }
        audiences.evaluate(now);
    }

    private static void settle(List<CampaignRun> runs, BitSet people, long now) {
        for (CampaignRun run : runs) {
            people.stream().forEach(person -> run.settle(person, now));
        }
        people.clear();
    }
}

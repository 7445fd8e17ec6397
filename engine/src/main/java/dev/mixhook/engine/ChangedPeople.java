package dev.mixhook.engine;

import dev.mixhook.engine.execution.CampaignRun;
import dev.mixhook.engine.feed.FeedListener;
import java.util.Arrays;
import java.util.List;

/**
 * Who is to be evaluated again for which campaigns after the data of an instant. Nothing is made
 * for it instant by instant.
 */
final class ChangedPeople implements FeedListener {
    /**
     * The bit of an entry from which on it has the person, counted from 1, 0 for nobody; the bit
     * below tells whether more than an event is new.
     */
    private static final int PERSON = 1;

    /** The bit of an entry from which on it has the campaign. */
    private static final int CAMPAIGN = 33;

    private final List<CampaignRun> runs;
    private final Interests interests;
    private long[] entries = new long[16];
    private int size;

    ChangedPeople(List<CampaignRun> runs, Interests interests) {
        this.runs = runs;
        this.interests = interests;
    }

    @Override
    public void event(int person, int event) {
        add(interests.ofEvent(event), person, 0);
    }

    @Override
    public void property(int person, int property) {
        add(interests.ofProperty(property), person, 1);
    }

    @Override
    public void everything(int person) {
        add(interests.all(), person, 1);
    }

    private void add(int[] campaigns, int person, int profile) {
        for (int campaign : campaigns) {
            add(((long) campaign << CAMPAIGN) | ((person + 1L) << PERSON) | profile);
        }
    }

    /** A campaign is told that there was data, whoever it was about. */
    void tell(int campaign) {
        add((long) campaign << CAMPAIGN);
    }

    private void add(long entry) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size++] = entry;
    }

    /** Hands them over, campaigns in their order, of each its people in theirs. */
    void handOver(long now) {
        Arrays.sort(entries, 0, size);
        for (int i = 0; i < size; ) {
            CampaignRun run = runs.get((int) (entries[i] >>> CAMPAIGN));
            int end = endOf(i, CAMPAIGN);
            run.catchUp(now);
            while (i < end) {
                int next = endOf(i, PERSON);
                handOver(run, entries[next - 1], now);
                i = next;
            }
            run.conclude(now);
        }
        size = 0;
    }

    /** Hands over a person by the last of their entries, in which all of them are told. */
    private static void handOver(CampaignRun run, long entry, long now) {
        int person = (int) (entry >>> PERSON) - 1;
        if (person < 0) {
            return;
        }
        if ((entry & 1) == 1) {
            run.settle(person, now);
        }
        run.evaluate(person, now);
    }

    private int endOf(int from, int part) {
        int end = from + 1;
        while (end < size && entries[end] >>> part == entries[from] >>> part) {
            end++;
        }
        return end;
    }
}

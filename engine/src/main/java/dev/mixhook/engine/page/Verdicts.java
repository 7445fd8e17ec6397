package dev.mixhook.engine.page;

import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.feed.Feed;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.targeting.evaluation.Explanation;
import dev.mixhook.targeting.evaluation.Verdict;
import java.io.PrintStream;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every part of every target says of somebody, and from when on: a line each time that it says
 * something else, so that it is known at every instant.
 */
final class Verdicts {
    private final PrintStream out;
    private final Feed feed;
    private final List<Campaign> campaigns;
    private final long end;
    private long printed;

    /**
     * @param campaigns those that are for people
     * @param end the first instant that is not looked at, in milliseconds since the epoch
     */
    Verdicts(PrintStream out, Feed feed, List<Campaign> campaigns, long end) {
        this.out = out;
        this.feed = feed;
        this.campaigns = List.copyOf(campaigns);
        this.end = end;
    }

    /**
     * Lets a feed happen once more, and prints what it means for some of its people.
     *
     * @param users whose ids they are; those whom the data does not know are left out
     * @param taken when the profiles were taken
     * @param from the first instant of which it is told
     * @param most how many characters are printed, about: if there are more, a line says until when
     *     it is told
     */
    void print(Collection<String> users, Instant taken, Instant from, long most) {
        long now = from.toEpochMilli();
        feed.skipTo(taken.isBefore(from) ? taken : from);
        feed.apply(now - 1, _ -> {});
        Map<Integer, Map<String, List<Verdict>>> last = new HashMap<>();
        TreeMap<Long, BitSet> due = new TreeMap<>();
        BitSet asked = new BitSet();
        users.forEach(user -> ask(user, asked));
        BitSet changed = (BitSet) asked.clone();
        printed = 0;
        while (now < end) {
            if (printed > most) {
                printEnd(now);
                return;
            }
            long at = now;
            changed.stream()
                    .forEach(
                            person -> {
                                long until = print(person, at, last);
                                due.computeIfAbsent(until, _ -> new BitSet()).set(person);
                            });
            now = Math.min(feed.next(), due.isEmpty() ? Verdict.FOREVER : due.firstKey());
            changed.clear();
            if (now < end) {
                feed.apply(now, changed::set);
                changed.and(asked);
            }
            while (!due.isEmpty() && due.firstKey() <= now) {
                changed.or(due.pollFirstEntry().getValue());
            }
        }
    }

    private void ask(String user, BitSet asked) {
        int person = feed.people().number(user);
        if (person >= 0) {
            asked.set(person);
        }
    }

    /** Prints what is new of somebody; the next instant at which time alone may change it. */
    private long print(int person, long now, Map<Integer, Map<String, List<Verdict>>> last) {
        Map<String, List<Verdict>> verdicts = last.computeIfAbsent(person, _ -> new HashMap<>());
        long next = Verdict.FOREVER;
        for (Campaign campaign : campaigns) {
            Explanation explanation = Explanation.of(campaign.target(), feed.people(), person, now);
            List<Verdict> parts =
                    explanation.parts().stream().map(Explanation.Node::verdict).toList();
            if (!parts.equals(verdicts.put(campaign.name(), parts))) {
                String user = feed.people().distinctId(person);
                String line = VerdictLine.of(user, campaign, now, explanation);
                out.print(line);
                printed += line.length();
            }
            for (Verdict part : parts) {
                next = Math.min(next, part.until());
            }
        }
        return Math.max(next, now + 1);
    }

    private void printEnd(long now) {
        NdjsonLine.print(out, line -> line.text("kind", "verdicts_end").number("at", now));
    }
}

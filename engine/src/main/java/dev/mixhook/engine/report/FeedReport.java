package dev.mixhook.engine.report;

import dev.mixhook.engine.definition.UnreadData;
import dev.mixhook.engine.feed.Contents;
import dev.mixhook.engine.feed.DamagedLine;
import dev.mixhook.engine.feed.FeedCounts;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.util.List;

/** What reading the data found. */
public final class FeedReport {
    private FeedReport() {}

    /**
     * Prints what was counted.
     *
     * @param contained how many updates are in the profiles already
     */
    public static void print(FeedCounts counts, long contained, int campaigns, PrintStream out) {
        out.println(
                String.join(
                        ", ",
                        Counted.of(counts.profiles(), "person"),
                        Counted.of(counts.updates(), "update"),
                        Counted.of(counts.events(), "event"),
                        Counted.of(campaigns, "campaign")));
        print(contained, "update", "from before the profiles were taken: in them already", out);
        print(
                counts.namedAny(),
                "event",
                "named $any_event or $all_events: as a target these mean events of every name",
                out);
        print(counts.nobodys(), "event", "had no user, or an id such as anon or null", out);
        print(counts.duplicates(), "event", "came again later with the same $insert_id", out);
        print(counts.withoutProfile(), "event", "belonged to ids without a profile: no sends", out);
        print(counts.damaged(), "damaged line", "left out:", out);
        for (DamagedLine line : counts.firstDamaged()) {
            out.println("  " + line.place() + "  " + line.reason());
        }
        if (counts.damaged() > counts.firstDamaged().size()) {
            out.println("  …");
        }
    }

    /** Names the files that lie there, look like data, and are not read. */
    public static void print(List<UnreadData.Unread> files, PrintStream out) {
        for (UnreadData.Unread each : files) {
            out.println("not read: " + each.file() + ", which looks like " + noun(each.contents()));
        }
        if (!files.isEmpty()) {
            out.println(
                    "  (a folder means its profiles* and events*; call it so, or name it in project.yaml)");
        }
    }

    private static String noun(Contents contents) {
        return switch (contents) {
            case PEOPLE -> "people";
            case EVENTS -> "events";
        };
    }

    private static void print(long count, String noun, String what, PrintStream out) {
        if (count > 0) {
            out.println(Counted.of(count, noun) + ' ' + what);
        }
    }
}

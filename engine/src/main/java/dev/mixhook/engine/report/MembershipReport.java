package dev.mixhook.engine.report;

import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.campaign.Campaign;
import dev.mixhook.engine.campaign.Timing;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.PostState;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.state.CampaignProgress;
import dev.mixhook.engine.state.CohortState;
import dev.mixhook.engine.text.EnumWord;
import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How somebody stands with a cohort: in it or not, and what its receiver was told (R-C6). */
public final class MembershipReport {
    private static final int USER = 0;
    private static final int OTHERS = 1;

    private final PrintStream out;
    private final Campaign campaign;
    private final String user;
    private final CohortState told;
    private final Times times;

    public MembershipReport(PrintStream out, Campaign campaign, String user, Times times) {
        this.out = out;
        this.campaign = campaign;
        this.user = user;
        this.times = times;
        this.told = new CohortState(id -> id.equals(user) ? USER : OTHERS);
    }

    /**
     * Prints it.
     *
     * @param story what the ledger has of the cohort
     * @param simulated whether that is what would be if a receiver answered 200 to all; its POSTs
     *     have no number
     * @param matches whether they are in it now
     * @param since when; null for since the start
     */
    public void print(
            List<Entry> story,
            boolean simulated,
            boolean matches,
            @Nullable Instant since,
            Instant now) {
        for (Entry entry : story) {
            entry.tell(told);
            if (entry instanceof Entry.Posted(Post post, Settlement settlement)
                    && post.users().contains(user)) {
                out.println("  " + posted(post, settlement.state(), simulated));
            }
        }
        boolean isKnown = told.isMember(USER) == matches && !told.isUnsure(USER);
        String knows = isKnown ? known(simulated) : told(now);
        out.println("  " + standing(matches, since) + ", " + knows);
        told.pause().because().ifPresent(why -> out.println("  paused: " + why));
    }

    private String standing(boolean matches, @Nullable Instant since) {
        if (since == null) {
            return matches ? "in since the start" : "not in since the start";
        }
        return (matches ? "in since " : "left at ") + times.of(since);
    }

    private String known(boolean simulated) {
        long post = told.toldIn(USER);
        if (post == 0) {
            return "which there is nobody to tell of";
        }
        return simulated ? "told, if all were answered 200" : "told in POST " + post;
    }

    private String told(Instant now) {
        OptionalLong next = nextSync(now);
        return next.isEmpty()
                ? "told at the next sync"
                : "told at the next sync, " + times.of(next.getAsLong());
    }

    private OptionalLong nextSync(Instant now) {
        if (told.lastOccurrence() == CampaignProgress.NEVER || told.pause().isOn()) {
            return OptionalLong.empty();
        }
        long every = ((Timing.Sync) campaign.schedule().timing()).every().toMillis();
        long passed = Math.max(0, now.toEpochMilli() - told.lastOccurrence());
        return OptionalLong.of(told.lastOccurrence() + (passed / every + 1) * every);
    }

    private static String byHand(Post post) {
        return post.purpose() == Post.Purpose.CAMPAIGN ? "" : "by hand, ";
    }

    private String posted(Post post, PostState state, boolean simulated) {
        SyncCall call = post.call();
        return "%s at %s%s: %s"
                .formatted(
                        call == null ? "a message" : byHand(post) + call.action().text(),
                        times.of(post.due()),
                        simulated ? "" : " in POST " + post.n(),
                        EnumWord.of(state));
    }
}

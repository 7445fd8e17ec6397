package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The timeline and the summary, for people. */
public final class ConsoleReport implements EngineListener {
    private final PrintStream out;
    private final Times times;
    private final Instant from;
    private final int days;
    private final int nameWidth;
    private final int columns;
    private boolean isSummed;
    private final Map<String, SendsByDay> sends = new LinkedHashMap<>();

    /**
     * @param times in which instants are shown
     * @param length what is played from {@code from} on
     * @param nameWidth the longest campaign's name
     * @param columns how wide a line may be
     */
    public ConsoleReport(
            PrintStream out,
            Times times,
            Instant from,
            Duration length,
            int nameWidth,
            int columns) {
        this.out = out;
        this.times = times;
        this.from = from;
        this.days = (int) Math.ceilDiv(length.toMillis(), Duration.ofDays(1).toMillis());
        this.nameWidth = nameWidth;
        this.columns = columns;
    }

    /** The timeline of a run without an end, and the summary without bars. */
    public ConsoleReport(PrintStream out, Times times, int nameWidth) {
        this(out, times, Instant.EPOCH, Duration.ZERO, nameWidth, 0);
    }

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) -> post(post, outcome);
            case EngineEvent.UserDue _, EngineEvent.MemberChanged _ -> {}
            case EngineEvent.UsersNoted(Notice notice) -> noted(notice, "user");
            case EngineEvent.EventsNoted(Notice notice) -> noted(notice, "event");
            case EngineEvent.CampaignStopped(String campaign, Instant at, String reason) ->
                    line(at, campaign, "stopped: " + reason);
            case EngineEvent.DeliveryPaused(String campaign, Instant at, String why) ->
                    line(at, campaign, "paused: " + why);
            case EngineEvent.DeliveryResumed(String campaign, Instant at, String why) ->
                    line(at, campaign, "goes on: " + why);
            case EngineEvent.CohortSummary summary -> summary(summary);
            case EngineEvent.StreamSummary summary -> summary(summary);
            case EngineEvent.Summary summary -> summary(summary);
        }
    }

    private void post(Post post, Outcome outcome) {
        if (days > 0 && outcome instanceof Outcome.Accepted) {
            sends.computeIfAbsent(post.campaign(), _ -> byDay())
                    .add(post.due(), post.users().size());
        }
        if (post.call() != null) {
            page(post, post.call(), outcome);
            return;
        }
        int again = post.requeued().size();
        out.printf(
                Locale.ROOT,
                "%s  %s  POST %-4d %2d of %-2d  %2d %-5s%s  %s%n",
                shown(post.due()),
                padded(post.campaign()),
                post.n(),
                post.batch(),
                post.of(),
                post.users().size(),
                Counted.noun(post.users().size(), noun(post)),
                again == 0 ? "" : " (" + again + " again)",
                post.isOfEvents() ? Outcomes.shownOnce(outcome) : Outcomes.shown(outcome));
    }

    private void page(Post post, SyncCall call, Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%s  %s  POST %-4d %2d of %-2d  %-14s  %s  %s%n",
                shown(post.due()),
                padded(post.campaign()),
                post.n(),
                post.batch(),
                post.of(),
                call.action().text(),
                Counted.of(post.users().size(), "member"),
                Outcomes.shownOnce(outcome));
    }

    private static String noun(Post post) {
        return post.isOfEvents() ? "event" : "user";
    }

    private void noted(Notice notice, String noun) {
        int users = notice.users().size();
        String what =
                switch (notice.kind()) {
                    case SUPPRESSED -> "held back: " + notice.why();
                    case REQUALIFIED -> "";
                    case DROPPED -> "dropped: " + notice.why();
                    case DEAD -> "dead letters: " + notice.why();
                    case FORGOTTEN -> "forgotten";
                    case STARTED, RESUMED, PAUSED, IDLE, DELIVERY_PAUSED, DELIVERY_RESUMED -> "";
                    case REDELIVERED -> "back in the queue";
                    case JOINED -> "who " + notice.why() + " is, to whom it was sent";
                    case LATE -> "late: " + notice.why();
                    case LATE_DROPPED -> "dropped: " + notice.why();
                };
        if (!what.isEmpty()) {
            line(notice.at(), notice.campaign(), Counted.of(users, noun) + ' ' + what);
        }
    }

    private void line(Instant at, String campaign, String what) {
        out.println(shown(at) + "  " + padded(campaign) + "  " + times.in(what));
    }

    private void summary(EngineEvent.CohortSummary summary) {
        out.printf(
                Locale.ROOT,
                "%n%s  %s, %s%s, %s%s%n",
                padded(summary.campaign()),
                Counted.of(summary.members(), "member"),
                Counted.of(summary.syncs(), "sync"),
                summary.failures() == 0 ? "" : " and " + summary.failures() + " that failed",
                Counted.of(summary.posts(), "POST"),
                summary.paused() == null ? "" : "; paused: " + summary.paused());
    }

    private void summary(EngineEvent.StreamSummary summary) {
        out.printf(
                Locale.ROOT,
                "%n%s  %s streamed, %d waiting%s%s, %s%s%n",
                padded(summary.campaign()),
                Counted.of(summary.events(), "event"),
                summary.waiting(),
                summary.dropped() == 0 ? "" : ", " + summary.dropped() + " dropped",
                summary.dead() == 0 ? "" : ", " + summary.dead() + " given up",
                Counted.of(summary.posts(), "POST"),
                summary.paused() == null ? "" : "; paused: " + summary.paused());
    }

    private void summary(EngineEvent.Summary summary) {
        out.printf(
                Locale.ROOT,
                "%n%s  %d due, %d sent, %s%d re-queued%s%s, %s%n",
                padded(summary.campaign()),
                summary.due(),
                summary.sent(),
                summary.suppressed() == 0 ? "" : summary.suppressed() + " held back, ",
                summary.requeued(),
                summary.uncertain() == 0 ? "" : " (" + summary.uncertain() + " uncertain)",
                summary.dead() == 0 ? "" : ", " + summary.dead() + " given up",
                Counted.of(summary.posts(), "POST"));
        if (days > 0) {
            SendsByDay byDay = sends.getOrDefault(summary.campaign(), byDay());
            String indent = " ".repeat(nameWidth);
            out.printf(Locale.ROOT, "%s  %s%n", indent, byDay);
            if (!isSummed) {
                isSummed = true;
                out.printf(Locale.ROOT, "%s  %s%n", indent, byDay.caption());
            }
        }
    }

    private SendsByDay byDay() {
        return new SendsByDay(from, days, columns - nameWidth - 2);
    }

    private String shown(Instant instant) {
        return times.of(instant);
    }

    private String padded(String campaign) {
        return campaign + " ".repeat(Math.max(0, nameWidth - campaign.length()));
    }
}

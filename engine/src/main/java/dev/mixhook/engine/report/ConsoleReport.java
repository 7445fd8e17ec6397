package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The timeline and the summary, for people. */
public final class ConsoleReport implements EngineListener {
    private final PrintStream out;
    private final Timeline timeline;
    private final Instant from;
    private final int days;
    private final int columns;
    private boolean isSummed;
    private final Map<String, SendsByDay> sends = new LinkedHashMap<>();

    /**
     * @param timeline on which all is told, and the summary below it
     * @param length what is played from {@code from} on
     * @param columns how wide a line of bars may be
     */
    public ConsoleReport(Timeline timeline, Instant from, Duration length, int columns) {
        this.out = timeline.out();
        this.timeline = timeline;
        this.from = from;
        this.days = (int) Math.ceilDiv(length.toMillis(), Duration.ofDays(1).toMillis());
        this.columns = columns;
    }

    /** The timeline of a run without an end, and the summary without bars. */
    public ConsoleReport(Timeline timeline) {
        this(timeline, Instant.EPOCH, Duration.ZERO, 0);
    }

    @Override
    public void tell(EngineEvent event) {
        switch (event) {
            case EngineEvent.PostSettled(Post post, Outcome outcome) -> post(post, outcome);
            case EngineEvent.UserDue _, EngineEvent.MemberChanged _ -> {}
            case EngineEvent.UsersNoted(Notice notice) -> noted(notice, "user");
            case EngineEvent.EventsNoted(Notice notice) -> noted(notice, "event");
            case EngineEvent.CampaignStopped(String campaign, Instant at, String reason) ->
                    timeline.line(at, campaign, "stopped: " + reason);
            case EngineEvent.DeliveryPaused(String campaign, Instant at, String why) ->
                    timeline.line(at, campaign, "paused: " + why);
            case EngineEvent.DeliveryResumed(String campaign, Instant at, String why) ->
                    timeline.line(at, campaign, "goes on: " + why);
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
        line(
                post,
                String.format(
                        Locale.ROOT,
                        "POST %-4d %2d of %-2d  %2d %-5s%s  %s",
                        post.n(),
                        post.batch(),
                        post.of(),
                        post.users().size(),
                        Counted.noun(post.users().size(), noun(post)),
                        again == 0 ? "" : " (" + again + " again)",
                        post.isOfEvents() ? Outcomes.shownOnce(outcome) : Outcomes.shown(outcome)));
    }

    private void line(Post post, String what) {
        timeline.line(post.due(), post.campaign(), what);
    }

    private void page(Post post, SyncCall call, Outcome outcome) {
        line(
                post,
                String.format(
                        Locale.ROOT,
                        "POST %-4d %2d of %-2d  %-14s  %s  %s",
                        post.n(),
                        post.batch(),
                        post.of(),
                        call.action().text(),
                        Counted.of(post.users().size(), "member"),
                        Outcomes.shownOnce(outcome)));
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
            timeline.line(notice.at(), notice.campaign(), Counted.of(users, noun) + ' ' + what);
        }
    }

    private void summary(EngineEvent.CohortSummary summary) {
        out.printf(
                Locale.ROOT,
                "%n%s  %s, %s%s, %s%s%n",
                timeline.padded(summary.campaign()),
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
                timeline.padded(summary.campaign()),
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
                timeline.padded(summary.campaign()),
                summary.due(),
                summary.sent(),
                summary.suppressed() == 0 ? "" : summary.suppressed() + " held back, ",
                summary.requeued(),
                summary.uncertain() == 0 ? "" : " (" + summary.uncertain() + " uncertain)",
                summary.dead() == 0 ? "" : ", " + summary.dead() + " given up",
                Counted.of(summary.posts(), "POST"));
        if (days > 0) {
            SendsByDay byDay = sends.getOrDefault(summary.campaign(), byDay());
            String indent = " ".repeat(timeline.nameWidth());
            out.printf(Locale.ROOT, "%s  %s%n", indent, byDay);
            if (!isSummed) {
                isSummed = true;
                out.printf(Locale.ROOT, "%s  %s%n", indent, byDay.caption());
            }
        }
    }

    private SendsByDay byDay() {
        return new SendsByDay(from, days, columns - timeline.nameWidth() - 2);
    }
}

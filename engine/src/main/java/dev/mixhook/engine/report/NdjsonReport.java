package dev.mixhook.engine.report;

import dev.mixhook.delivery.Outcome;
import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.execution.EngineEvent;
import dev.mixhook.engine.execution.EngineListener;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.text.EnumWord;
import java.io.PrintStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * One JSON object a line, virtual times only: the same run gives the same bytes in every locale and
 * time zone.
 */
public final class NdjsonReport implements EngineListener {
    private final PrintStream out;

    public NdjsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void tell(EngineEvent event) {
        if (event instanceof EngineEvent.UsersNoted(Notice notice)) {
            notice.users()
                    .forEach(user -> NdjsonLine.print(out, line -> write(line, notice, user)));
            return;
        }
        if (event instanceof EngineEvent.EventsNoted(Notice notice)) {
            notice.users()
                    .forEach(id -> NdjsonLine.print(out, line -> writeEvent(line, notice, id)));
            return;
        }
        NdjsonLine.print(
                out,
                line -> {
                    switch (event) {
                        case EngineEvent.PostSettled(Post post, Outcome outcome) ->
                                write(line, post, outcome);
                        case EngineEvent.UserDue due -> write(line, due);
                        case EngineEvent.UsersNoted _, EngineEvent.EventsNoted _ -> {}
                        case EngineEvent.CampaignStopped stopped -> write(line, stopped);
                        case EngineEvent.DeliveryPaused(String campaign, Instant at, String why) ->
                                write(line, "paused", campaign, at, why);
                        case EngineEvent.DeliveryResumed(String campaign, Instant at, String why) ->
                                write(line, "resumed", campaign, at, why);
                        case EngineEvent.MemberChanged member -> write(line, member);
                        case EngineEvent.CohortSummary summary -> write(line, summary);
                        case EngineEvent.StreamSummary summary -> write(line, summary);
                        case EngineEvent.Summary summary -> write(line, summary);
                    }
                });
    }

    private static void write(NdjsonLine line, Post post, Outcome outcome) {
        write(line, post)
                .text("outcome", Outcomes.name(outcome))
                .number("status", Outcomes.status(outcome));
        if (post.purpose() == Post.Purpose.MANUAL || post.purpose() == Post.Purpose.TEST) {
            line.text("purpose", EnumWord.of(post.purpose()));
        }
    }

    static NdjsonLine write(NdjsonLine line, Post post) {
        line.text("kind", "post")
                .number("n", post.n())
                .text("campaign", post.campaign())
                .text("due", post.due().toString())
                .text("occurrence", text(post.occurrence()))
                .number("attempt", post.attempt())
                .number("batch", post.batch())
                .number("of", post.of());
        if (post.isOfEvents()) {
            return line.texts("events", post.users());
        }
        line.texts("users", post.users()).texts("requeued", post.requeued());
        return writeCall(line, post);
    }

    /** What a page asks of a receiver of cohorts; nothing of any other POST. */
    static NdjsonLine writeCall(NdjsonLine line, Post post) {
        SyncCall call = post.call();
        return call == null
                ? line
                : line.text("action", call.action().text()).text("session", call.session());
    }

    private static void write(NdjsonLine line, EngineEvent.UserDue due) {
        line.text("kind", "user")
                .text("campaign", due.campaign())
                .text("user", due.user())
                .text("at", due.at().toString())
                .text("what", "due")
                .text("why", due.why())
                .number("post", due.post());
    }

    private static void write(NdjsonLine line, EngineEvent.MemberChanged member) {
        line.text("kind", "user")
                .text("campaign", member.campaign())
                .text("user", member.user())
                .text("at", member.at().toString())
                .text("what", member.hasEntered() ? "entered" : "left")
                .text("why", member.why())
                .number("post", member.post());
    }

    private static void write(NdjsonLine line, EngineEvent.CampaignStopped stopped) {
        write(line, "stopped", stopped.campaign(), stopped.at(), stopped.reason());
    }

    private static void write(
            NdjsonLine line, String kind, String campaign, Instant at, String why) {
        line.text("kind", kind)
                .text("campaign", campaign)
                .text("at", at.toString())
                .text("why", why);
    }

    private static void writeEvent(NdjsonLine line, Notice notice, String insertId) {
        line.text("kind", "event")
                .text("campaign", notice.campaign())
                .text("event", insertId)
                .text("at", notice.at().toString())
                .text("what", what(notice.kind()))
                .text("why", notice.why());
    }

    static void write(NdjsonLine line, Notice notice, String user) {
        line.text("kind", "user")
                .text("campaign", notice.campaign())
                .text("user", user)
                .text("at", notice.at().toString())
                .text("what", what(notice.kind()))
                .text("why", notice.why())
                .number("post", Optional.empty());
    }

    static String what(Notice.Kind kind) {
        return switch (kind) {
            case SUPPRESSED, DROPPED -> "suppressed";
            case REQUALIFIED -> "requalified";
            case DEAD -> "dead";
            case FORGOTTEN -> "forgotten";
            case STARTED, RESUMED -> "started";
            case PAUSED -> "paused";
            case IDLE -> "idle";
            case REDELIVERED -> "redelivered";
            case DELIVERY_PAUSED -> "delivery paused";
            case DELIVERY_RESUMED -> "delivery resumed";
            case JOINED -> "joined";
            case LATE -> "late";
            case LATE_DROPPED -> "dropped";
        };
    }

    private static void write(NdjsonLine line, EngineEvent.Summary summary) {
        line.text("kind", "summary")
                .text("campaign", summary.campaign())
                .number("due", summary.due())
                .number("sent", summary.sent())
                .number("suppressed", summary.suppressed())
                .number("requeued", summary.requeued())
                .number("uncertain", summary.uncertain())
                .number("dead", summary.dead())
                .number("posts", summary.posts());
    }

    private static void write(NdjsonLine line, EngineEvent.CohortSummary summary) {
        line.text("kind", "summary")
                .text("campaign", summary.campaign())
                .number("members", summary.members())
                .number("syncs", summary.syncs())
                .number("failed", summary.failures())
                .number("posts", summary.posts());
        if (summary.paused() != null) {
            line.text("paused", summary.paused());
        }
    }

    private static void write(NdjsonLine line, EngineEvent.StreamSummary summary) {
        line.text("kind", "summary")
                .text("campaign", summary.campaign())
                .number("events", summary.events())
                .number("waiting", summary.waiting())
                .number("dropped", summary.dropped())
                .number("dead", summary.dead())
                .number("posts", summary.posts());
        if (summary.paused() != null) {
            line.text("paused", summary.paused());
        }
    }

    private static String text(OffsetDateTime occurrence) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.withLocale(Locale.ROOT).format(occurrence);
    }
}

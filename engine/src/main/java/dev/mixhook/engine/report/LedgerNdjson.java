package dev.mixhook.engine.report;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import dev.mixhook.engine.state.Memberships.Membership;
import dev.mixhook.engine.text.EnumWord;
import java.io.PrintStream;
import java.util.Optional;

/**
 * A ledger as NDJSON: the lines of a run, with keys added. A notice is a line a user; one about
 * everyone is one of kind {@code campaign}.
 */
public final class LedgerNdjson implements LedgerReport {
    private final PrintStream out;

    public LedgerNdjson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void entry(Entry entry) {
        switch (entry) {
            case Entry.Posted(Post post, Settlement settlement) ->
                    NdjsonLine.print(out, line -> write(line, post, settlement));
            case Entry.Noted(Notice notice) -> {
                if (notice.isOfDelivery() || (notice.isOfUsers() && notice.users().isEmpty())) {
                    NdjsonLine.print(out, line -> write(line, notice));
                }
                notice.users().forEach(user -> entry(user, user, entry));
            }
        }
    }

    private static void write(NdjsonLine line, Post post, Settlement settlement) {
        Optional<String> outcome =
                switch (settlement.state()) {
                    case PLANNED, SENT -> Optional.empty();
                    case ACCEPTED, REFUSED, UNREACHABLE, UNCERTAIN ->
                            Optional.of(EnumWord.of(settlement.state()));
                };
        NdjsonReport.write(line, post)
                .text("outcome", outcome)
                .number("status", status(settlement))
                .text("state", EnumWord.of(settlement.state()))
                .text("purpose", EnumWord.of(post.purpose()))
                .text("answer", settlement.answer())
                .text("note", settlement.note());
    }

    private static void write(NdjsonLine line, Notice notice) {
        line.text("kind", "campaign")
                .text("campaign", notice.campaign())
                .text("at", notice.at().toString())
                .text("what", NdjsonReport.what(notice.kind()))
                .text("why", notice.why());
    }

    @Override
    public void entry(String user, String id, Entry entry) {
        NdjsonLine.print(
                out,
                line -> {
                    switch (entry) {
                        case Entry.Posted(Post post, Settlement settlement) ->
                                write(line, id, post, settlement);
                        case Entry.Noted(Notice notice) -> NdjsonReport.write(line, notice, id);
                    }
                });
    }

    private static void write(NdjsonLine line, String user, Post post, Settlement settlement) {
        line.text("kind", "user")
                .text("campaign", post.campaign())
                .text("user", user)
                .text("at", post.due().toString())
                .text("what", EnumWord.of(settlement.state()))
                .text("why", settlement.note())
                .number("post", post.n())
                .number("status", status(settlement))
                .text("purpose", EnumWord.of(post.purpose()))
                .text("answer", settlement.answer());
        NdjsonReport.writeCall(line, post);
    }

    @Override
    public void dead(DeadLetter letter) {
        NdjsonLine.print(out, line -> write(line, letter));
    }

    private static void write(NdjsonLine line, DeadLetter letter) {
        line.text("kind", "user")
                .text("campaign", letter.campaign())
                .text("user", letter.user())
                .text("at", letter.at().toString())
                .text("what", "dead")
                .text("why", letter.why());
        Entry.Posted last = letter.last();
        if (last == null) {
            line.nothing("post");
            return;
        }
        line.number("post", last.post().n())
                .text("state", EnumWord.of(last.settlement().state()))
                .number("status", status(last.settlement()))
                .text("answer", last.settlement().answer())
                .text("note", last.settlement().note());
    }

    @Override
    public void membership(String user, Membership membership) {
        NdjsonLine.print(
                out,
                line ->
                        line.text("kind", "membership")
                                .text("campaign", membership.campaign())
                                .text("user", user)
                                .text("what", membership.isMember() ? "member" : "left")
                                .number("post", membership.post())
                                .text("told", membership.isUnsure() ? "again" : "yes"));
    }

    private static Optional<Integer> status(Settlement settlement) {
        return settlement.status() == 0 ? Optional.empty() : Optional.of(settlement.status());
    }
}

package dev.mixhook.engine.report;

import dev.mixhook.delivery.SyncCall;
import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.ledger.Notice;
import dev.mixhook.engine.ledger.Post;
import dev.mixhook.engine.ledger.Settlement;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import dev.mixhook.engine.state.Memberships.Membership;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import dev.mixhook.engine.text.Times;
import java.io.PrintStream;
import java.util.Locale;

/** A ledger for people: a line an entry, and one for the users of a POST. */
public final class LedgerConsole implements LedgerReport {
    private final PrintStream out;
    private final Times times;

    public LedgerConsole(PrintStream out, Times times) {
        this.out = out;
        this.times = times;
    }

    @Override
    public void entry(Entry entry) {
        switch (entry) {
            case Entry.Posted(Post post, Settlement settlement) -> {
                out.printf(
                        Locale.ROOT,
                        "%s  %s  POST %d  %s, %d of %d  %s  %s%n",
                        times.of(post.due()),
                        post.campaign(),
                        post.n(),
                        run(post),
                        post.batch(),
                        post.of(),
                        Counted.of(post.users().size(), post.isOfEvents() ? "event" : "user"),
                        shown(post, settlement));
                if (!post.users().isEmpty()) {
                    out.println("    " + Printable.of(String.join(", ", post.users())));
                }
            }
            case Entry.Noted(Notice notice) -> {
                if (notice.isOfUsers()) {
                    print(notice, whom(notice));
                } else if (notice.isOfDelivery()) {
                    print(notice, "");
                }
            }
        }
    }

    private static String run(Post post) {
        SyncCall call = post.call();
        return call == null
                ? "attempt " + post.attempt()
                : "sync " + post.attempt() + ", " + call.action().text();
    }

    private static String whom(Notice notice) {
        return notice.users().isEmpty()
                ? "  everyone"
                : "  " + Printable.of(String.join(", ", notice.users()));
    }

    @Override
    public void entry(String user, String id, Entry entry) {
        String as = id.equals(user) ? "" : "  as " + Printable.of(id);
        switch (entry) {
            case Entry.Posted(Post post, Settlement settlement) ->
                    out.printf(
                            Locale.ROOT,
                            "%s  %s  POST %d%s  %s%s%n",
                            times.of(post.due()),
                            post.campaign(),
                            post.n(),
                            post.call() == null ? "" : "  " + run(post),
                            shown(post, settlement),
                            as);
            case Entry.Noted(Notice notice) -> print(notice, as);
        }
    }

    private void print(Notice notice, String who) {
        out.printf(
                Locale.ROOT,
                "%s  %s  %s: %s%s%n",
                times.of(notice.at()),
                notice.campaign(),
                NdjsonReport.what(notice.kind()),
                times.in(notice.why()),
                who);
    }

    @Override
    public void dead(DeadLetter letter) {
        Entry.Posted last = letter.last();
        out.printf(
                Locale.ROOT,
                "%s  %s  %s  %s%s%n",
                times.of(letter.at()),
                letter.campaign(),
                Printable.of(letter.user()),
                times.in(letter.why()),
                last == null
                        ? ""
                        : "; POST "
                                + last.post().n()
                                + ": "
                                + shown(last.post(), last.settlement()));
    }

    @Override
    public void membership(String user, Membership membership) {
        String since = membership.post() == 0 ? "no POST" : "POST " + membership.post();
        out.printf(
                Locale.ROOT,
                "%s  %s: since %s%s%n",
                membership.campaign(),
                membership.isMember() ? "member" : "left",
                since,
                membership.isUnsure() ? ", but to be told again at the next sync" : "");
    }

    private static String shown(Post post, Settlement settlement) {
        String state =
                switch (settlement.state()) {
                    case PLANNED -> "planned";
                    case SENT -> "sent, no outcome yet";
                    case ACCEPTED -> "accepted " + settlement.status();
                    case REFUSED ->
                            "refused " + settlement.status() + Outcomes.start(settlement.answer());
                    case UNREACHABLE -> "unreachable";
                    case UNCERTAIN -> "uncertain";
                };
        String note = settlement.note().isEmpty() ? "" : ", " + settlement.note();
        return switch (post.purpose()) {
            case CAMPAIGN, EVENTS -> state + note;
            case MANUAL -> "by hand: " + state + note;
            case TEST -> "as a test: " + state + note;
        };
    }
}

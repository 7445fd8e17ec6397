package dev.mixhook.engine.page;

import dev.mixhook.engine.ledger.Entry;
import dev.mixhook.engine.report.LedgerNdjson;
import dev.mixhook.engine.report.LedgerReport;
import dev.mixhook.engine.report.NdjsonLine;
import dev.mixhook.engine.state.DeadLetters.DeadLetter;
import dev.mixhook.engine.state.Memberships.Membership;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a ledger tells, as a page to look at. It knows neither bodies nor profiles, which no ledger
 * keeps.
 */
public final class LedgerPage implements LedgerReport {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final LedgerReport report =
            new LedgerNdjson(new PrintStream(kept, false, StandardCharsets.US_ASCII));
    private final Set<String> campaigns = new TreeSet<>();
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private final ZoneId zone;

    /**
     * @param zone in which times are shown
     */
    public LedgerPage(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public void entry(Entry entry) {
        switch (entry) {
            case Entry.Posted posted -> saw(posted.post().campaign(), posted.post().due());
            case Entry.Noted noted -> saw(noted.notice().campaign(), noted.notice().at());
        }
        report.entry(entry);
    }

    @Override
    public void entry(String user, String id, Entry entry) {
        report.entry(user, id, entry);
    }

    @Override
    public void dead(DeadLetter letter) {
        report.dead(letter);
    }

    @Override
    public void membership(String user, Membership membership) {
        report.membership(user, membership);
    }

    private void saw(String campaign, Instant at) {
        campaigns.add(campaign);
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
    }

    /**
     * Writes all of it as one file that opens from a disk and loads nothing.
     *
     * @param title what is shown, such as {@code ledger of state}
     * @throws IOException if it cannot be written
     */
    public void write(Path file, String title) throws IOException {
        PageFile.write(
                file,
                out -> {
                    NdjsonLine.print(out, line -> writeHead(line, title));
                    kept.writeTo(out);
                });
    }

    private void writeHead(NdjsonLine line, String title) {
        boolean isEmpty = campaigns.isEmpty();
        line.text("kind", "head")
                .text("title", title)
                .text("zone", PageHead.shown(zone))
                .text("from", (isEmpty ? Instant.EPOCH : first).toString())
                .text("to", (isEmpty ? Instant.EPOCH : last).toString())
                .number("left_out", 0)
                .objects("campaigns", List.copyOf(campaigns), name -> line.text("name", name));
    }
}

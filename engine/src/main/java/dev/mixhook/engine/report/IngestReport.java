package dev.mixhook.engine.report;

import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Reason;
import dev.mixhook.engine.text.Counted;
import dev.mixhook.engine.text.Printable;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What comes in, for people: counted by what became of it. Why a record is dropped, and a path or a
 * host that there is none of, are told once; or, where each request is told, each time.
 */
public final class IngestReport implements IngestListener {
    private static final int MOST_TOLD = 20;

    private static final String WITHOUT_EFFECT =
            " of $identify, $create_alias or $merge without effect under `identity: simplified`";

    private final PrintStream err;
    private final boolean verbose;
    private final Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
    private final Set<String> told = new HashSet<>();
    private long requests;
    private long events;
    private long updates;
    private long withoutEffect;

    /**
     * @param verbose a line a request
     */
    public IngestReport(PrintStream err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public synchronized void ingested(IngestedRequest request) {
        if (verbose) {
            line(request.at().truncatedTo(ChronoUnit.SECONDS) + "  " + request.line());
        }
        if (request.events() + request.updates() + request.notKept() == 0) {
            return;
        }
        if (requests == 0) {
            line("the first data came in: " + request.path());
        }
        requests++;
        events += request.events();
        updates += request.updates();
        withoutEffect(request.path(), request.withoutEffect());
        request.dropped().forEach((reason, count) -> dropped(request.path(), reason, count));
    }

    private void withoutEffect(String path, int count) {
        if (count > 0 && withoutEffect == 0 && !verbose) {
            line(
                    path
                            + ": "
                            + Counted.of(count, "event")
                            + WITHOUT_EFFECT
                            + "; others like it are counted");
        }
        withoutEffect += count;
    }

    private void dropped(String path, Reason reason, int count) {
        boolean isFirst = dropped.merge(reason, (long) count, Long::sum) == count;
        if (isFirst && !verbose) {
            line(
                    path
                            + ": "
                            + Counted.of(count, "record")
                            + " not kept: "
                            + reason.text()
                            + "; others like it are counted");
        }
    }

    @Override
    public synchronized void unknown(String method, String path, String answer) {
        once(path, method + ' ' + path + " is no path of Mixpanel's: 404 " + answer);
    }

    @Override
    public synchronized void misdirected(String host) {
        once(
                "//" + host,
                "asked for as "
                        + host
                        + ": 403; it answers by names of this machine, and by those under `hosts:`");
    }

    private void once(String what, String line) {
        if (verbose || (told.size() < MOST_TOLD && told.add(what))) {
            line(line);
        }
    }

    private void line(String text) {
        err.println(Printable.of(text));
    }

    /** All that came. */
    public synchronized String summary() {
        StringJoiner lines = new StringJoiner("");
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%s: %s and %s kept%n",
                        Counted.of(requests, "request"),
                        Counted.of(events, "event"),
                        Counted.of(updates, "update")));
        if (withoutEffect > 0) {
            lines.add(String.format(Locale.ROOT, "  %,d%s%n", withoutEffect, WITHOUT_EFFECT));
        }
        dropped.forEach(
                (reason, count) ->
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        "  %,d not kept: %s%n",
                                        count,
                                        reason.text())));
        return lines.toString();
    }
}

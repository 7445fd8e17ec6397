package dev.mixhook.engine.report;

import dev.mixhook.engine.ingestion.IngestListener;
import dev.mixhook.engine.ingestion.IngestedRequest;
import dev.mixhook.engine.ingestion.Reason;
import dev.mixhook.engine.text.Counted;
import java.io.PrintStream;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What comes in, for people: counted by what became of it. Why a record is dropped, and a path that
 * there is none of, are told once.
 */
public final class IngestReport implements IngestListener {
    private static final int MOST_PATHS = 20;

    private final PrintStream err;
    private final boolean verbose;
    private final Map<Reason, Long> dropped = new EnumMap<>(Reason.class);
    private final Set<String> unknown = new HashSet<>();
    private long requests;
    private long events;
    private long updates;

    /**
     * @param verbose a line a request
     */
    public IngestReport(PrintStream err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    @Override
    public synchronized void ingested(IngestedRequest request) {
        if (requests == 0) {
            err.println("the first data came in: " + request.path());
        }
        requests++;
        events += request.events();
        updates += request.updates();
        for (Map.Entry<Reason, Integer> each : request.dropped().entrySet()) {
            if (dropped.merge(each.getKey(), (long) each.getValue(), Long::sum)
                            == (long) each.getValue()
                    && !verbose) {
                err.println(
                        request.path()
                                + ": "
                                + Counted.of(each.getValue(), "record")
                                + " not kept: "
                                + each.getKey().text()
                                + "; others like it are counted");
            }
        }
        if (verbose) {
            err.println(line(request));
        }
    }

    private static String line(IngestedRequest request) {
        StringJoiner line =
                new StringJoiner(
                        ", ",
                        request.at().truncatedTo(ChronoUnit.SECONDS)
                                + "  "
                                + request.path()
                                + "  "
                                + request.status()
                                + "  ",
                        "");
        line.add(Counted.of(request.events(), "event"));
        line.add(Counted.of(request.updates(), "update"));
        request.dropped()
                .forEach((reason, count) -> line.add(count + " not kept: " + reason.text()));
        return line.toString();
    }

    @Override
    public synchronized void unknown(String method, String path, String answer) {
        if (unknown.size() < MOST_PATHS && unknown.add(path)) {
            err.println(method + ' ' + path + " is no path of Mixpanel's: 404 " + answer);
        }
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
